package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that cannot be read is not empty: it is asked until it answers, and what it held becomes the past. */
class LatePastTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String UNREADABLE =
            "the snapshot store cannot be read, and nothing is saved over what it may hold; it is asked again and"
                    + " again, and SLOs count from 0 meanwhile. Make it readable, or empty it to begin afresh";
    private static final String UNREADABLE_ONCE = UNREADABLE + " (said once; how often it happens is said every hour)";
    private static final String ANSWERED = "the snapshot store has answered; SLOs go on from what it holds";

    private final VirtualClock clock = VirtualClock.at(START);
    private final MemoryStore kept = new MemoryStore();

    /* When the store was asked, in seconds since the start, and what stands between it and its answer. */
    private final List<Long> asked = new ArrayList<>();
    private Callable<Boolean> obstacle = () -> true;

    private final SnapshotStore store = new SnapshotStore() {
        @Override
        public void save(SloSnapshot snapshot) {
            kept.save(snapshot);
        }

        @Override
        public Optional<SloSnapshot> load() throws Exception {
            asked.add(Duration.between(START, clock.now()).toSeconds());
            return obstacle.call() ? kept.load() : nothing();
        }

        @SuppressWarnings("NullAway")
        private Optional<SloSnapshot> nothing() {
            return null;
        }
    };

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private static Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout").objective("99.9%").register(slos);
    }

    private void seconds(SloRegistry slos, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @BeforeEach
    void anEarlierProcessCountsThreeThousandEvents() {
        SloRegistry slos = registry();
        checkout(slos).good(3_000);
        seconds(slos, 10);
        slos.close();
        asked.clear();
        kept.saves = 0;
    }

    private static Callable<Boolean> failing(Exception with) {
        return () -> {
            throw with;
        };
    }

    @Test
    void aReadThatFailsOnceCostsNothing() {
        obstacle = failing(new IOException("Input/output error"));
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry slos = registry();
            Slo checkout = checkout(slos);
            checkout.good(4);
            assertEquals(4, checkout.status().good());
            assertEquals(List.of(UNREADABLE_ONCE), log.messages());

            obstacle = () -> true;
            seconds(slos, 1);
            assertEquals(3_004, checkout.status().good());
            assertEquals(4, checkout.status().goodInThisProcess());
            assertEquals(List.of(UNREADABLE_ONCE, ANSWERED), log.messages());
            slos.close();
        }
        assertEquals(3_004, checkout(registry()).status().good());
    }

    @Test
    void nothingIsSavedOverWhatWasNeverLoadedAndThatIsSaidEveryHour() {
        obstacle = failing(new IllegalStateException("the database is starting"));
        byte[] before = kept.kept;
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry slos = registry();
            checkout(slos).good(4);
            seconds(slos, 2 * 3_660);
            assertEquals(
                    List.of(UNREADABLE_ONCE, UNREADABLE + ": 64 times more", UNREADABLE + ": 60 times more"),
                    log.messages());
            assertEquals("the database is starting", log.causes().get(0).getMessage());
            slos.close();
            assertEquals(
                    "what this registry counted is not saved: the snapshot store has not given what it held, and"
                            + " nothing is saved over that",
                    log.messages().get(3));
        }
        assertEquals(0, kept.saves);
        assertEquals(before, kept.kept);
        assertEquals(List.of(10L, 11L, 13L, 17L, 25L, 41L, 73L, 133L, 193L), asked.subList(0, 9));
    }

    @Test
    void anAnswerOfNullIsNone() {
        obstacle = () -> false;
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry slos = registry();
            Slo checkout = checkout(slos);
            seconds(slos, 20);
            assertEquals(List.of(UNREADABLE_ONCE), log.messages());
            assertEquals(
                    "what a snapshot store loads must be given, but was null",
                    log.causes().get(0).getMessage());
            obstacle = () -> true;
            seconds(slos, 20);
            assertEquals(3_000, checkout.status().good());
        }
    }

    @Test
    void aStoreInUseIsAskedEverySecondAndTakenOverWhenItIsFree() {
        obstacle = failing(new StoreInUseException("it must be free, but was in use"));
        SloRegistry slos = registry();
        Slo checkout = checkout(slos);
        checkout.good(4);
        seconds(slos, 5);
        assertEquals(List.of(10L, 11L, 12L, 13L, 14L, 15L), asked);
        obstacle = () -> true;
        seconds(slos, 1);
        assertEquals(3_004, checkout.status().good());
        assertEquals(1, kept.saves);
    }

    @Test
    void aRegistryThatIsClosedAsksOnceMore() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        checkout(slos).good(4);
        seconds(slos, 2);
        obstacle = () -> true;
        slos.close();
        assertEquals(3_004, checkout(registry()).status().good());
    }

    @Test
    void whatHappenedBeforeIsOlderThanWhatHappenedHere() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        Slo checkout = checkout(slos);
        seconds(slos, 300);
        checkout.bad(7);
        seconds(slos, 5);
        obstacle = () -> true;
        seconds(slos, 60);
        assertEquals(0, checkout.window(Duration.ofMinutes(6)).good());
        assertEquals(7, checkout.window(Duration.ofMinutes(6)).bad());
        assertEquals(3_000, checkout.window(Duration.ofMinutes(10)).good());
        assertEquals(START, checkout.status().observedSince());
        assertEquals(3_000, checkout.status().budget().good());
    }

    @Test
    void anSloThatIsRegisteredAfterThePastHasComeFindsItsOwn() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        seconds(slos, 5);
        obstacle = () -> true;
        seconds(slos, 5);
        assertEquals(3_000, checkout(slos).status().good());
    }

    @Test
    void thePastOfAnSloThatWasClosedMeanwhileIsThatOfItsSuccessor() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        Slo first = checkout(slos);
        first.good(4);
        seconds(slos, 5);
        first.close();
        first.good(2);
        obstacle = () -> true;
        seconds(slos, 5);
        assertEquals(4, first.status().good(), "as it stood when it was closed");
        Slo second = checkout(slos);
        assertEquals(3_006, second.status().good());
        assertEquals(3_006, second.window(Duration.ofMinutes(5)).good());
        second.close();
        slos.close();
        assertEquals(3_006, checkout(registry()).status().good(), "in the next process as well");
    }

    @Test
    void thePastOfAnSloThatWasClosedAndRegisteredAgainMeanwhileIsFoundByTheLastOne() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        Slo first = checkout(slos);
        first.good(4);
        first.close();
        Slo second = checkout(slos);
        second.bad(3);
        first.good(1);
        seconds(slos, 5);
        obstacle = () -> true;
        seconds(slos, 5);
        assertEquals(3_005, second.status().good());
        assertEquals(3, second.status().bad());
    }

    @Test
    void thePastOfAnSloThatWasRetiredMeanwhileIsGivenUpWhenItComes() {
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        Slo first = checkout(slos);
        first.good(4);
        first.retire();
        seconds(slos, 5);
        Slo second = checkout(slos);
        second.good(5);
        obstacle = () -> true;
        seconds(slos, 5);
        assertEquals(5, second.status().good());
        slos.close();
        assertEquals(5, checkout(registry()).status().good());
    }

    @Test
    void anAlertOfAnSloThatWasRetiredMeanwhileIsOver() {
        SloRegistry earlier = registry();
        Slo paging = checkout(earlier);
        earlier.onAlert(alert -> {});
        for (int i = 0; i < 60; i++) {
            paging.bad(1_000);
            seconds(earlier, 1);
        }
        assertEquals(AlertState.FIRING, paging.status().alert(Severity.PAGE));
        earlier.close();
        obstacle = failing(new IOException("Input/output error"));
        SloRegistry slos = registry();
        List<String> heard = new ArrayList<>();
        slos.onAlert(alert -> heard.add((alert.firing() ? "fires: " : "is over: ") + alert.slo()));
        checkout(slos).retire();
        seconds(slos, 5);
        assertEquals(List.of(), heard);
        obstacle = () -> true;
        seconds(slos, 5);
        assertEquals(List.of("is over: checkout"), heard);
    }
}
