package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** More members come back to a group than it has places for: some give way, and no event of the group is lost. */
class GroupSurplusTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final StoreInUse store = new StoreInUse();
    private final List<Alert> told = new ArrayList<>();
    private final HeardSlos heard = new HeardSlos();
    private SloRegistry slos = registry();

    /** A store that another process uses for a while. */
    private static final class StoreInUse implements SnapshotStore {
        final MemoryStore kept = new MemoryStore();
        boolean inUse;

        @Override
        public void save(SloSnapshot snapshot) {
            kept.save(snapshot);
        }

        @Override
        public Optional<SloSnapshot> load() throws Exception {
            if (inUse) {
                throw new StoreInUseException("store is in use");
            }
            return kept.load();
        }
    }

    private SloRegistry registry() {
        SloRegistry made = SloRegistry.builder().clock(clock).store(store).build();
        made.onAlert(Severity.PAGE, told::add);
        made.addListener(heard);
        return made;
    }

    private SloGroup routes(int most, UnaryOperator<SloBuilder> more) {
        return more.apply(Slo.builder("http").objective("99.9%"))
                .groupBy("route")
                .atMost(most)
                .register(slos);
    }

    private SloGroup routes(int most) {
        return routes(most, slo -> slo);
    }

    private void pass(int seconds, Runnable eachSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            eachSecond.run();
            slos.tick();
        }
    }

    private static String value(SloDefinition definition) {
        return String.valueOf(definition.labels().get("route"));
    }

    /** Good and bad events of each member. */
    private static Map<String, String> counted(SloGroup group) {
        Map<String, String> counted = new TreeMap<>();
        for (Slo member : group.members()) {
            SloStatus status = member.status();
            counted.put(value(member.definition()), status.good() + "/" + status.bad());
        }
        return counted;
    }

    private Map<String, String> stored() {
        Map<String, String> counted = new TreeMap<>();
        for (SloStatus status : SloStatus.of(slos.snapshot())) {
            counted.put(value(status.definition()), status.good() + "/" + status.bad());
        }
        return counted;
    }

    /** A new process begins while the one before still runs. */
    private void beginBeside() {
        slos.close();
        store.inUse = true;
        slos = registry();
        heard.heard.clear();
    }

    private void endTheOneBefore() {
        store.inUse = false;
        pass(2, () -> {});
    }

    @Test
    void ofTwoProcessesThoseWithTheFewestEventsGiveWayAndAreCountedAsOther() {
        SloGroup before = routes(2);
        before.of("/a").good(1_000);
        before.of("/b").good(1_000);
        before.of("/b").bad(500);
        pass(1, () -> {});
        beginBeside();
        SloGroup routes = routes(2);
        Slo kept = routes.of("/c");
        pass(1, () -> {
            kept.good();
            routes.of("/d").good();
            routes.of("/a").good();
        });
        assertEquals(Map.of("/c", "1/0", "/d", "1/0", "(other)", "1/0"), counted(routes));

        try (Logged log = new Logged("io.slo4j")) {
            endTheOneBefore();
            assertEquals(
                    "SLO group \"http\" should have at most 2 values of \"route\", but 2 more were stored; those with"
                            + " the fewest events are counted as \"(other)\"",
                    log.messages().get(0));
        }
        Map<String, String> all = Map.of("/a", "1000/0", "/b", "1000/500", "(other)", "3/0");
        assertEquals(all, counted(routes));
        assertEquals(all, stored());
        assertEquals(3, routes.of("/c").window(MINUTE).good());
        assertEquals(3, routes.of("/c").status().budget().good());
        assertEquals(
                List.of("+(other)", "+/a", "+/b", "+/c", "+/d", "-/c", "-/d"),
                heard.heard.stream()
                        .map(line -> line.replace("http{route=\"", "").replace("\"}", ""))
                        .sorted()
                        .toList());

        kept.good(10);
        assertSame(routes.of("/x"), routes.of("/c"));
        pass(1, () -> {});
        assertEquals("13/0", counted(routes).get("(other)"));
        assertEquals(1, kept.status().good());
    }

    @Test
    void aNewMemberWithMoreEventsStaysAndAnOldOneGivesWay() {
        SloGroup before = routes(2);
        pass(120, () -> {
            before.of("/a").good(1);
            before.of("/b").good(10);
            before.of("/x").bad(1);
        });
        beginBeside();
        SloGroup routes = routes(2);
        pass(30, () -> {
            routes.of("/c").good(20);
            routes.of("/b").good(1);
        });
        endTheOneBefore();
        assertEquals(Map.of("/b", "1230/0", "/c", "600/0", "(other)", "120/120"), counted(routes));
        assertEquals(120, routes.of("/a").window(HOUR).good());
        assertEquals(28, routes.of("/a").window(MINUTE).good());
        assertEquals(28, routes.of("/a").window(MINUTE).bad());
    }

    @Test
    void aGroupThatIsRegisteredSmallerCountsTheRestAsOtherAndTheirAlertsAreOver() {
        SloGroup large = routes(3);
        pass(60, () -> {
            large.of("/down").bad(100);
            large.of("/low").bad(10);
            large.of("/busy").good(1_000);
        });
        Slo kept = large.of("/low");
        assertEquals(2, told.size());
        large.close();
        SloGroup small = routes(1);
        assertEquals(Map.of("/down", "0/6000", "(other)", "60000/600"), counted(small));
        kept.bad(7);
        pass(1, () -> {});
        assertEquals("60000/607", counted(small).get("(other)"));
        assertEquals("60000/607", stored().get("(other)"));
        assertEquals(3, told.size());
        assertEquals(AlertState.INACTIVE, told.get(2).to());
        assertEquals("http{route=\"/low\"}", told.get(2).slo());
    }

    @Test
    void afterARestartTheRestIsCountedAsOtherWithDurationsAndTimeSlices() {
        UnaryOperator<SloBuilder> measured = slo -> slo.trackLatency()
                .budgetingMethod(BudgetingMethod.ratioTimeslices(MINUTE))
                .latencyThreshold(Duration.ofMillis(300));
        SloGroup first = routes(3, measured);
        pass(120, () -> {
            first.of("/a").record(Duration.ofMillis(100), Outcome.GOOD);
            first.of("/b").record(Duration.ofMillis(500), Outcome.GOOD);
            first.of("/b").record(Duration.ofMillis(500), Outcome.GOOD);
            first.of("/c").record(Duration.ofMillis(400), Outcome.GOOD);
        });
        slos.close();
        slos = registry();
        SloGroup routes = routes(1, measured);
        assertEquals(Map.of("/b", "0/240", "(other)", "120/120"), counted(routes));
        assertEquals(240, routes.of("/a").latency(HOUR).count());
        assertEquals(2_000_000, routes.of("/a").status().budget().good());
        assertEquals(2_000_000, routes.of("/a").status().budget().bad());
    }

    @Test
    void durationsOfOneThatGaveWayAreCountedOnce() {
        SloGroup large = routes(2, SloBuilder::trackLatency);
        pass(10, () -> {
            large.of("/a").record(Duration.ofMillis(100), Outcome.GOOD);
            large.of("/b").record(Duration.ofMillis(200), Outcome.GOOD);
        });
        large.of("/b").record(Duration.ofMillis(200), Outcome.GOOD);
        Slo kept = large.of("/a");
        kept.record(Duration.ofMillis(100), Outcome.GOOD);
        large.close();
        SloGroup small = routes(1, SloBuilder::trackLatency);
        kept.record(Duration.ofMillis(100), Outcome.GOOD);
        pass(2, () -> {});
        assertEquals(Map.of("/a", "12/0", "(other)", "11/0"), counted(small));
        assertEquals(12, small.of("/a").latency(HOUR).count());
        assertEquals(11, small.of(null).latency(HOUR).count());
    }
}
