package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing an SLO ends that it is watched; retiring it ends its past. */
class ClosedSloTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStore store = new MemoryStore();
    private final List<Alert> told = new ArrayList<>();
    private VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Instant start = clock.now();
    private SloRegistry slos = registry();
    private Slo checkout = checkout(slo -> slo);

    private SloRegistry registry() {
        SloRegistry made = SloRegistry.builder().clock(clock).store(store).build();
        made.onAlert(told::add);
        return made;
    }

    private Slo checkout(UnaryOperator<SloBuilder> more) {
        return more.apply(Slo.builder("checkout").objective("99.9%")).register(slos);
    }

    private void pass(int seconds, int good, int bad) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            checkout.good(good);
            checkout.bad(bad);
            slos.tick();
        }
    }

    private void restart(Duration down) {
        slos.close();
        clock = VirtualClock.at(clock.now().plus(down));
        slos = registry();
    }

    private List<String> lines() {
        return told.stream()
                .map(alert -> Duration.between(start, alert.at()).toSeconds() + " s: "
                        + (alert.firing() ? "" : "resolved ") + alert.rule().name())
                .toList();
    }

    private static Optional<Long> storedGood(SloRegistry registry) {
        return TakenSnapshot.content(registry.snapshot()).slo("checkout").map(slo -> slo.good());
    }

    @Test
    void whatWasCountedIsInTheLastSaveAndSoIsWhatEndsLate() {
        pass(10, 3, 0);
        CompletableFuture<String> late = new CompletableFuture<>();
        checkout.track(() -> late);
        OngoingEvent ongoing = checkout.start();
        checkout.close();
        assertEquals(Optional.empty(), slos.find("checkout"));
        assertEquals(Optional.of(30L), storedGood(slos));
        pass(5, 1, 0);
        late.complete("order");
        ongoing.good();
        ongoing.close();
        assertEquals(30, checkout.status().good());
        restart(Duration.ofSeconds(20));
        checkout = checkout(slo -> slo);
        assertEquals(37, checkout.status().good());
        assertEquals(0, checkout.status().bad());
        /* 35 s ago it did not exist, and 25 s ago it had been closed. */
        assertEquals(7, checkout.window(Duration.ofSeconds(25)).good());
    }

    @Test
    void aPageThatFiresIsReportedOnceHoweverTheProcessEnds() {
        pass(60, 0, 100);
        checkout.close();
        restart(Duration.ofSeconds(5));
        checkout = checkout(slo -> slo);
        pass(60, 0, 100);
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        assertEquals(List.of("52 s: 14.4x 1h/5m"), lines());
        assertEquals(1, slos.alertHistory().episodes().size());
    }

    @Test
    void aSuccessorInTheSameRegistryGoesOnAndCountsWhatIsRecordedThroughTheOldOne() {
        pass(60, 0, 100);
        checkout.close();
        Slo old = checkout;
        pass(5, 2, 0);
        checkout = checkout(slo -> slo);
        assertEquals(10, checkout.status().good());
        assertEquals(6_000, checkout.status().bad());
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        old.bad(7);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(6_007, checkout.status().bad());
        assertEquals(7, checkout.window(Duration.ofSeconds(1)).bad());
        assertEquals(10, checkout.window(Duration.ofSeconds(6)).good());
        assertEquals(6_000, old.status().bad());
        assertEquals(0, old.status().good());
        old.close();
        assertEquals(Optional.of(checkout), slos.find("checkout"));
        assertEquals(List.of("52 s: 14.4x 1h/5m"), lines());
    }

    @Test
    void oneAfterAnotherGoesOnFromTheFirst() {
        List<Slo> handles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handles.add(checkout);
            pass(3, 1, 0);
            checkout.close();
            checkout = checkout(slo -> slo);
        }
        handles.forEach(handle -> handle.good(10));
        assertEquals(65, checkout.status().good());
        restart(Duration.ZERO);
        assertEquals(65, checkout(slo -> slo).status().good());
    }

    @Test
    void aSuccessorHasItsOwnObjectiveRulesAndPeriod() {
        pass(60, 0, 100);
        checkout.close();
        checkout = checkout(
                slo -> slo.alerts(AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 2, HOUR, Duration.ofMinutes(5))))
                        .period(SloPeriod.NINETY_DAYS));
        assertEquals(6_000, checkout.window(Duration.ofDays(90)).bad());
        pass(2, 0, 100);
        assertEquals(List.of("52 s: 14.4x 1h/5m", "60 s: resolved 14.4x 1h/5m", "61 s: 2x 1h/5m"), lines());
    }

    @Test
    void timeSlicesLatencyAndLevelGoOnToo() {
        checkout.retire();
        UnaryOperator<SloBuilder> all =
                slo -> slo.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                        .budgetPolicy(BudgetPolicy.standard())
                        .trackLatency();
        checkout = checkout(all);
        pass(90, 0, 1);
        checkout.record(Duration.ofMillis(20), Outcome.GOOD);
        String level = checkout.errorBudget().level().name();
        checkout.close();
        checkout.record(Duration.ofMillis(20), Outcome.GOOD);
        Slo old = checkout;
        checkout = checkout(all);
        old.record(Duration.ofMillis(20), Outcome.GOOD);
        assertEquals(level, checkout.errorBudget().level().name());
        assertEquals(3, checkout.latency(HOUR).count());
        assertEquals(1, old.latency(HOUR).count());
        assertEquals(1, checkout.status().budget().bad());
        pass(31, 0, 1);
        assertEquals(2, checkout.status().budget().bad());
        assertEquals(1, old.status().budget().bad());
    }

    @Test
    void anSloThatMeansSomethingElseStartsAfreshAndSaysSo() {
        try (Logged log = new Logged("io.slo4j")) {
            pass(60, 0, 100);
            checkout.close();
            checkout = checkout(slo -> slo.latencyThreshold(Duration.ofMillis(300)));
            assertEquals(0, checkout.status().bad());
            pass(1, 1, 0);
            assertEquals(List.of("52 s: 14.4x 1h/5m", "60 s: resolved 14.4x 1h/5m"), lines());
            assertEquals(
                    List.of("SLO \"checkout\" starts afresh: what was stored counts as good what "
                            + "returns, and now that is what within 300ms"),
                    log.messages());
        }
    }

    @Test
    void correctionsThroughTheOldOneAreThoseOfTheSuccessor() {
        pass(10, 0, 1);
        checkout.errorBudget().forgive(1, "first");
        Slo old = checkout;
        checkout.close();
        old.errorBudget().forgive(2, "closed");
        checkout = checkout(slo -> slo);
        old.errorBudget().forgive(3, "succeeded");
        assertEquals(
                List.of("first", "closed", "succeeded"),
                checkout.errorBudget().corrections().stream()
                        .map(correction -> correction.reason())
                        .toList());
        assertEquals(4, checkout.status().budget().bad());
        assertEquals(checkout.errorBudget().corrections(), old.errorBudget().corrections());
        restart(Duration.ZERO);
        assertEquals(4, checkout(slo -> slo).status().budget().bad());
    }

    @Test
    void anAlertWithoutASuccessorIsOverWhenItsLongWindowHasPassed() {
        pass(60, 0, 100);
        checkout.close();
        pass(3_599, 0, 0);
        assertEquals(List.of("52 s: 14.4x 1h/5m"), lines());
        pass(1, 0, 0);
        assertEquals(List.of("52 s: 14.4x 1h/5m", "3660 s: resolved 14.4x 1h/5m"), lines());
        checkout = checkout(slo -> slo);
        pass(60, 1, 0);
        assertEquals(2, lines().size(), "what has failed before is no news");
        assertEquals(6_000, checkout.status().bad());
    }

    @Test
    void anAlertWithoutASuccessorIsOverInTheNextProcess() {
        pass(60, 0, 100);
        checkout.close();
        restart(Duration.ofSeconds(40));
        pass(3_559, 0, 0);
        assertEquals(List.of("52 s: 14.4x 1h/5m"), lines());
        pass(1, 0, 0);
        assertEquals(List.of("52 s: 14.4x 1h/5m", "3660 s: resolved 14.4x 1h/5m"), lines());
        restart(Duration.ZERO);
        pass(700, 0, 0);
        assertEquals(2, told.size());
        checkout = checkout(slo -> slo);
        assertEquals(6_000, checkout.status().bad());
    }

    @Test
    void aProcessThatWasDownForLongLeavesTimeToRegister() {
        pass(60, 0, 100);
        restart(Duration.ofHours(7));
        pass(599, 0, 0);
        assertEquals(1, told.size());
        pass(1, 0, 0);
        assertEquals("25860 s: resolved 14.4x 1h/5m", lines().get(1));
        assertTrue(slos.alertHistory().episodes().get(0).resolvedAt().isPresent());
    }

    @Test
    void retiringEndsAlertsAtOnceAndThePastWithThem() {
        pass(60, 0, 100);
        checkout.retire();
        assertEquals(Optional.empty(), storedGood(slos));
        pass(1, 0, 1);
        assertEquals(List.of("52 s: 14.4x 1h/5m", "60 s: resolved 14.4x 1h/5m"), lines());
        assertEquals(6_000, checkout.status().bad());
        checkout.retire();
        checkout.close();
        checkout = checkout(slo -> slo);
        assertEquals(0, checkout.status().bad());
        checkout.retire();
        restart(Duration.ZERO);
        assertEquals(0, checkout(slo -> slo).status().bad());
        assertEquals(2, told.size());
    }

    @Test
    void anSloThatWasClosedCanStillBeRetiredUnlessAnotherOneGoesOn() {
        pass(60, 0, 100);
        Slo old = checkout;
        old.close();
        old.retire();
        assertEquals(Optional.empty(), storedGood(slos));
        pass(1, 0, 0);
        assertEquals(List.of("52 s: 14.4x 1h/5m", "60 s: resolved 14.4x 1h/5m"), lines());
        checkout = checkout(slo -> slo);
        checkout.good(4);
        checkout.close();
        Slo next = checkout(slo -> slo);
        checkout.retire();
        assertEquals(Optional.of(next), slos.find("checkout"));
        assertEquals(4, next.status().good());
    }

    @Test
    void whatWasCountedIsGivenUpAfterAPeriodWithoutEvents() {
        checkout.retire();
        checkout = checkout(slo -> slo.period(SloPeriod.SEVEN_DAYS));
        pass(1, 5, 0);
        checkout.close();
        clock.advance(Duration.ofDays(5));
        pass(1, 1, 0);
        clock.advance(Duration.ofDays(7));
        slos.tick();
        assertEquals(Optional.of(6L), storedGood(slos));
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(Optional.empty(), storedGood(slos));
    }

    @Tag("long")
    @Test
    void ofManyThatWereClosedTheOldestGiveWay() {
        try (Logged log = new Logged("io.slo4j")) {
            pass(1, 1, 0);
            checkout.close();
            for (int i = 0; i < 10_000; i++) {
                clock.advance(Duration.ofMillis(1));
                Slo.builder("job-" + i).objective("99%").register(slos).close();
            }
            assertEquals(Optional.empty(), storedGood(slos));
            assertEquals(10_000, TakenSnapshot.content(slos.snapshot()).slos().size());
            assertEquals(
                    List.of(
                            "SLOs that were closed and not registered again should be at most 10000, but were more; what the"
                                    + " oldest counted is given up (said once; how often it happens is said every hour)"),
                    log.messages());
        }
    }
}
