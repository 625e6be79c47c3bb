package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.time.VirtualClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps an SLO or a group that was closed keeps none of those that have gone on from it, but the last. */
class LineageTest {
    private static final Audience<SloTracker> NOBODY = new Audience<>() {
        @Override
        public void due(SloTracker slo) {}

        @Override
        public void registered(SloTracker slo) {}

        @Override
        public void closed(SloTracker slo) {}
    };

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Engine<SloTracker> engine = new Engine<>(
            new EngineSettings(clock, 1_000_000_000L, 100, null, 10_000_000_000L, false, message -> message),
            (tracker, recorder) -> tracker,
            NOBODY,
            settled -> definition(),
            definition -> OutcomeRules.NONE);

    @AfterEach
    void end() {
        engine.close();
    }

    private static SloDefinition definition() {
        return Slo.builder("checkout").objective("99%").trackLatency().build();
    }

    private static MemberSettings routes() {
        SloDefinition group = Slo.builder("http").objective("99%").build();
        MemberName names = new MemberName("http", "route");
        return new MemberSettings(
                group,
                value -> Slo.builder(names.of(value))
                        .objective("99%")
                        .label("route", value)
                        .build(),
                "route",
                2,
                Duration.ofDays(30).toNanos());
    }

    private void second() {
        clock.advance(Duration.ofSeconds(1));
        engine.tick();
    }

    private static void requireCollected(WeakReference<?> reference, String what) {
        for (int look = 0; !reference.refersTo(null); look++) {
            System.gc();
            assertTrue(look < 100, "nobody needs " + what + ", but it is still there");
        }
    }

    private WeakReference<SloTracker> registeredAndClosed() {
        SloTracker tracker = engine.register(definition());
        second();
        engine.close(tracker);
        return new WeakReference<>(tracker);
    }

    private List<WeakReference<?>> groupRegisteredAndClosed() {
        Members<SloTracker> group = engine.register(routes());
        SloTracker member = group.of("/a");
        second();
        group.close();
        return List.of(new WeakReference<>(group), new WeakReference<>(member));
    }

    @Test
    void theTrackersInBetweenAreCollected() {
        SloTracker first = engine.register(definition());
        second();
        engine.close(first);
        WeakReference<SloTracker> between = registeredAndClosed();
        SloTracker last = engine.register(definition());
        second();
        requireCollected(between, "the SLO in between");

        first.totals().good(3);
        assertEquals(3, last.status(clock.epochNanos()).sample().good());
        first.correct(budget -> budget.forgive(1, "by the first", clock.epochNanos()));
        assertEquals(1, last.corrections().size());
        assertEquals(last.corrections(), first.corrections());
    }

    @Test
    void theGroupsInBetweenAreCollected() {
        Members<SloTracker> first = engine.register(routes());
        SloTracker member = first.of("/a");
        second();
        first.close();
        List<WeakReference<?>> between = groupRegisteredAndClosed();
        Members<SloTracker> last = engine.register(routes());
        second();
        requireCollected(between.get(0), "the group in between");
        requireCollected(between.get(1), "its member");

        member.totals().good(3);
        assertSame(last.of("/a"), first.of("/a"));
        assertSame(last.of("/new"), first.of("/new"));
        assertEquals(3, last.of("/a").status(clock.epochNanos()).sample().good());
    }

    @Test
    void onlyTheNextOneGoesOnFromATrackerDirectly() {
        SloTracker first = engine.register(definition());
        engine.close(first);
        SloTracker second = engine.register(definition());
        engine.retire(first);
        assertSame(second, engine.find("checkout").orElseThrow());
        engine.close(second);
        engine.retire(first);
        second.totals().good();
        assertEquals(
                1,
                engine.register(definition())
                        .status(clock.epochNanos())
                        .sample()
                        .good());
    }
}
