package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process leaves, the next one goes on with. */
class RestartTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStore store = new MemoryStore();
    private final List<String> told = new ArrayList<>();
    private VirtualClock clock = VirtualClock.at(START);
    private SloRegistry slos = registry();
    private Slo checkout = checkout(slo -> slo);

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private Slo checkout(UnaryOperator<SloBuilder> more) {
        return checkout("99.9%", more);
    }

    private Slo checkout(String objective, UnaryOperator<SloBuilder> more) {
        slos.onAlert(alert -> told.add(alert.slo() + " " + alert.severity() + " " + alert.to()));
        return more.apply(Slo.builder("checkout").objective(objective)).register(slos);
    }

    private void restartAfter(Duration downtime) {
        restartAt(clock.now().plus(downtime), slo -> slo);
    }

    private void restartAt(Instant instant, UnaryOperator<SloBuilder> more) {
        restartAt(instant, "99.9%", more);
    }

    private void restartAt(Instant instant, String objective, UnaryOperator<SloBuilder> more) {
        slos.close();
        clock = VirtualClock.at(instant);
        slos = registry();
        checkout = checkout(objective, more);
    }

    private void seconds(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, checkout, good, bad);
    }

    private WindowStatus window(Duration length) {
        return checkout.window(length);
    }

    @BeforeEach
    void aMinuteOfTraffic() {
        seconds(60, 10, 1);
    }

    @Test
    void totalsAndWindowsGoOnAndTheDowntimeIsWithoutEvents() {
        restartAfter(Duration.ofSeconds(30));
        seconds(10, 100, 0);

        SloStatus now = checkout.status(Duration.ofSeconds(40), Duration.ofSeconds(50));
        assertEquals(1600, now.good());
        assertEquals(60, now.bad());
        assertEquals(new WindowCount(1000, 0), WindowCount.of(now.window(Duration.ofSeconds(40))));
        assertEquals(new WindowCount(1100, 10), WindowCount.of(now.window(Duration.ofSeconds(50))));
        assertEquals(new WindowCount(1600, 60), WindowCount.of(now.window(HOUR)));
        assertEquals(100.0 / 3600, now.window(HOUR).coverage(), 1e-12);
        assertEquals(
                new WindowCount(1600, 60),
                new WindowCount(now.budget().good(), now.budget().bad()));
    }

    record WindowCount(long good, long bad) {
        static WindowCount of(WindowStatus window) {
            return new WindowCount(window.good(), window.bad());
        }
    }

    @Test
    void anSloThatIsNewStartsAtItsRegistration() {
        restartAfter(Duration.ofSeconds(30));
        Slo search = Slo.builder("search").objective("99%").register(slos);
        search.good(5);
        clock.advance(Duration.ofMinutes(6));
        slos.tick();

        assertEquals(5, search.status().good());
        assertEquals(0.1, search.window(HOUR).coverage(), 1e-12);
        assertEquals(5, search.window(HOUR).good());
    }

    @Test
    void anSloThatIsRegisteredLaterFindsItsHistoryAllTheSame() {
        slos.close();
        clock = VirtualClock.at(START.plusSeconds(120));
        slos = registry();
        for (int i = 0; i < 300; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        checkout = checkout(slo -> slo);
        seconds(1, 0, 0);

        assertEquals(new WindowCount(0, 0), WindowCount.of(window(Duration.ofMinutes(5))));
        assertEquals(new WindowCount(600, 60), WindowCount.of(window(HOUR)));
    }

    @Test
    void theHistoryOfAnSloThatIsNotRegisteredOutlivesARestartWithoutIt() {
        for (int i = 0; i < 3; i++) {
            slos.close();
            clock = VirtualClock.at(clock.now().plusSeconds(600));
            slos = registry();
            slos.tick();
        }
        checkout = checkout(slo -> slo);
        assertEquals(new WindowCount(0, 0), WindowCount.of(window(Duration.ofMinutes(29))));
        assertEquals(new WindowCount(600, 60), WindowCount.of(window(HOUR)));
    }

    @Test
    void theHistoryOfAnSloThatIsNeverRegisteredAgainIsForgottenAfterItsPeriod() {
        slos.close();
        clock = VirtualClock.at(START.plus(Duration.ofDays(31)));
        slos = registry();
        assertEquals(0, TakenSnapshot.content(slos.snapshot()).slos().size());
    }

    @Test
    void aFiringAlertThatIsStillTrueIsNotReportedAgainAndResolvesOnce() {
        seconds(60, 0, 100);
        assertEquals(List.of("checkout PAGE FIRING"), told);

        restartAfter(Duration.ofSeconds(10));
        seconds(5, 0, 100);
        assertEquals(1, told.size());
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));

        seconds(7200, 1000, 0);
        assertEquals(List.of("checkout PAGE FIRING", "checkout PAGE INACTIVE"), told);
    }

    @Test
    void anAlertThatClearedWhileTheProcessWasDownResolvesOnce() {
        seconds(60, 0, 100);
        assertEquals(1, told.size());
        restartAfter(Duration.ofDays(4));
        seconds(271, 1, 0);
        assertEquals(List.of("checkout PAGE FIRING", "checkout PAGE INACTIVE"), told);
        restartAfter(Duration.ofSeconds(1));
        seconds(10, 1, 0);
        assertEquals(2, told.size());
    }

    @Test
    void aListenerThatComesBeforeTheFirstTickHearsOfTheResolveWhoeverWasToldOfThePage() {
        seconds(60, 0, 100);
        slos.close();
        clock = VirtualClock.at(clock.now().plus(Duration.ofDays(4)));
        slos = registry();
        checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        List<String> late = new ArrayList<>();
        slos.onAlert(alert -> late.add(alert.severity() + " " + alert.to()));
        seconds(271, 1, 0);
        assertEquals(List.of("PAGE INACTIVE"), late);
        assertEquals(1, slos.alertHistory().episodes().size());
    }

    @Test
    void aPageThatAListenerHadNotHeardOfWhenTheProcessWasKilledIsReportedByTheNextOne() {
        List<Runnable> busy = new ArrayList<>();
        slos.subscribe(AlertSubscription.to(alert -> {}).executor(busy::add));
        seconds(60, 0, 100);
        assertEquals(List.of("checkout PAGE FIRING"), told);

        killed();
        seconds(1, 0, 100);
        assertEquals(List.of("checkout PAGE FIRING", "checkout PAGE FIRING"), told);

        killed();
        seconds(1, 0, 100);
        assertEquals(2, told.size());
        assertEquals(1, slos.alertHistory().episodes().size());
    }

    private void killed() {
        slos = registry();
        checkout = checkout(slo -> slo);
    }

    @Test
    void silencesGoOnAndWhatTheySuppressedIsReportedWhenTheyEnd() {
        slos.silences().add(AlertMatcher.ofSlo("check*").withSeverity(Severity.PAGE), HOUR, "a load test");
        seconds(60, 0, 100);
        assertEquals(List.of(), told);
        List<Silence> before = slos.silences().list();
        restartAfter(Duration.ofSeconds(1));
        assertEquals(before, slos.silences().list());
        seconds(5, 0, 100);
        assertEquals(List.of(), told);
        slos.silences().end(before.get(0).id());
        seconds(1, 0, 100);
        assertEquals(List.of("checkout PAGE FIRING"), told);
        restartAfter(HOUR);
        assertEquals(List.of(), slos.silences().list());
    }

    private static SloBuilder held(SloBuilder slo) {
        return slo.alerts(AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, HOUR, Duration.ofMinutes(5))
                .withHold(Duration.ofMinutes(2))));
    }

    @Test
    void aPendingAlertGoesOnFromTheSameInstant() {
        restartAt(clock.now(), RestartTest::held);
        seconds(80, 0, 100);
        assertEquals(AlertState.PENDING, checkout.status().alert(Severity.PAGE));
        Instant since = checkout.status().alerts().get(0).since().orElseThrow();
        int remaining = (int) (120 - Duration.between(since, clock.now()).toSeconds());

        restartAt(clock.now().plusSeconds(5), RestartTest::held);
        assertEquals(AlertState.PENDING, checkout.status().alert(Severity.PAGE));
        assertEquals(since, checkout.status().alerts().get(0).since().orElseThrow());
        seconds(remaining - 6, 0, 100);
        assertEquals(AlertState.PENDING, checkout.status().alert(Severity.PAGE));
        seconds(1, 0, 100);
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        assertEquals(List.of("checkout PAGE FIRING"), told);
    }

    @Test
    void aPendingAlertOfARuleThatHasChangedIsJudgedAnew() {
        restartAt(clock.now(), RestartTest::held);
        seconds(80, 0, 100);
        restartAt(clock.now(), "99.8%", RestartTest::held);
        assertEquals(AlertState.INACTIVE, checkout.status().alert(Severity.PAGE));
        assertEquals(8_060, checkout.status().bad());
    }

    @Test
    void aFiringAlertThatAChangedObjectiveClearsIsReportedAsResolved() {
        seconds(60, 0, 100);
        assertEquals(1, told.size());
        restartAt(
                clock.now(),
                "90%",
                slo -> slo.alerts(AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 9, HOUR, Duration.ofMinutes(5))
                        .withName("14.4x 1h/5m"))));
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        seconds(1, 1, 0);
        assertEquals(List.of("checkout PAGE INACTIVE"), told.subList(1, told.size()));
    }

    @Test
    void whereGoodMeansSomethingElseTheSloStartsAfreshAndSaysSo() {
        try (Logged log = new Logged("io.slo4j")) {
            restartAt(clock.now(), slo -> slo.latencyThreshold(Duration.ofMillis(300)));
            assertEquals(
                    List.of(
                            "SLO \"checkout\" starts afresh: what was stored counts as good what returns, and now that is"
                                    + " what within 300ms"),
                    log.messages());
        }
        assertEquals(0, checkout.status().good());
        assertEquals(0, window(HOUR).coverage());
    }

    @Test
    void aLongerPeriodSurvivesToo() {
        UnaryOperator<SloBuilder> quarter = slo -> slo.period(SloPeriod.rolling(Duration.ofDays(90)));
        restartAt(clock.now(), quarter);
        seconds(1, 0, 0);
        clock.advance(Duration.ofDays(50));
        seconds(1, 1000, 0);
        restartAt(clock.now(), quarter);
        seconds(1, 0, 0);
        assertEquals(new WindowCount(1600, 60), WindowCount.of(window(Duration.ofDays(90))));
        assertEquals(new WindowCount(1000, 0), WindowCount.of(window(Duration.ofDays(45))));
    }

    @Test
    void latencyWindowsGoOn() {
        restartAt(clock.now(), SloBuilder::trackLatency);
        checkout.record(Duration.ofMillis(100), Outcome.GOOD);
        seconds(1, 0, 0);
        checkout.record(Duration.ofHours(2), Outcome.GOOD);
        restartAt(clock.now().plusSeconds(600), SloBuilder::trackLatency);
        checkout.record(Duration.ofMillis(10), Outcome.GOOD);
        seconds(1, 0, 0);
        assertEquals(3, checkout.latency(HOUR).count());
        assertEquals(1, checkout.latency(HOUR).clamped());
        assertEquals(1, checkout.latency(Duration.ofMinutes(5)).count());
        assertEquals(100, checkout.latency(HOUR).p50().toMillis());
    }

    @Test
    void snapshotsAreSavedAtTheIntervalAndAtClose() {
        int before = store.saves;
        seconds(100, 1, 0);
        assertEquals(before + 10, store.saves);
        slos.close();
        slos.close();
        assertEquals(before + 11, store.saves);
    }

    @Test
    void aStoreThatFailsIsLoggedOnceAndAgainWhenItRecovers() {
        boolean[] broken = {true};
        MemoryStore failing = new MemoryStore();
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry registry = SloRegistry.builder()
                    .clock(clock)
                    .storeEvery(Duration.ofSeconds(1))
                    .store(new io.slo4j.store.SnapshotStore() {
                        @Override
                        public void save(io.slo4j.store.SloSnapshot snapshot) throws java.io.IOException {
                            if (broken[0]) {
                                throw new java.io.IOException("No space left on device");
                            }
                            failing.save(snapshot);
                        }

                        @Override
                        public java.util.Optional<io.slo4j.store.SloSnapshot> load() {
                            return Optional.empty();
                        }
                    })
                    .build();
            for (int i = 0; i < 20; i++) {
                broken[0] = i < 10;
                clock.advance(Duration.ofSeconds(1));
                registry.tick();
            }
            assertEquals(10, failing.saves);
            String failed = "a snapshot could not be saved, and will be tried again at every interval";
            String once = failed + " (said once; how often it happens is said every hour)";
            assertEquals(List.of(once, failed + ": 9 times more", "snapshots are saved again"), log.messages());

            broken[0] = true;
            for (int i = 0; i < 7_200; i++) {
                clock.advance(Duration.ofSeconds(1));
                registry.tick();
            }
            assertEquals(
                    List.of(once, failed + ": 3600 times more"),
                    log.messages().subList(3, log.messages().size()));
        }
    }

    private static Optional<StoredSlo> stored(SloRegistry registry, String name) {
        return TakenSnapshot.content(registry.snapshot()).slo(name);
    }

    @Test
    void withoutAStoreThereIsASnapshotAllTheSame() {
        SloRegistry plain = SloRegistry.builder().clock(clock).build();
        Slo.builder("plain").objective("99%").register(plain).good(3);
        assertEquals(3, stored(plain, "plain").orElseThrow().good());
        assertTrue(stored(plain, "other").isEmpty());
        plain.close();
        assertEquals(3, stored(plain, "plain").orElseThrow().good());
    }
}
