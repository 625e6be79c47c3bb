package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that begins while the one before still runs, on the same directory, goes on from it when it has ended. */
class OverlappingDeployTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AlertPolicy POLICY =
            AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, HOUR, Duration.ofMinutes(5)));

    @TempDir
    Path directory;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<String> told = new ArrayList<>();
    private final List<String> levels = new ArrayList<>();

    /** One of the processes that use the directory, all of them in this one. */
    private record Service(SloRegistry slos, Slo checkout) {
        SloStatus status() {
            return checkout.status(MINUTE, HOUR);
        }
    }

    private Service begin(String name) {
        SloRegistry slos = SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(directory))
                .build();
        slos.onAlert(alert -> told.add(name + " " + alert.to()));
        slos.onBudgetLevel(change -> levels.add(name + " " + change.to().name()));
        return new Service(
                slos,
                Slo.builder("checkout")
                        .objective("99.9%")
                        .period(SloPeriod.rolling(HOUR.multipliedBy(2)))
                        .alerts(POLICY)
                        .budgetPolicy(BudgetPolicy.standard())
                        .trackLatency()
                        .register(slos));
    }

    private void second(Service... processes) {
        clock.advance(Duration.ofSeconds(1));
        for (Service process : processes) {
            process.slos.tick();
        }
    }

    @Test
    void nothingThatEitherOfThemCountsIsLost() {
        Service before = begin("before");
        before.checkout.good(60);
        second(before);
        Service after = begin("after");
        after.checkout.good(15);
        second(before, after);
        after.checkout.good(5);
        before.checkout.good(20);
        second(before, after);
        assertEquals(20, after.status().good());

        before.slos.close();
        second(after);
        assertEquals(100, after.status().good());
        assertEquals(20, after.status().goodInThisProcess());
        assertEquals(100, after.status().window(HOUR).good());
        assertEquals(100, after.status().budget().good());

        after.slos.close();
        assertEquals(100, begin("last").status().good());
    }

    @Test
    void whatWasCountedSideBySideStandsWhereItWasCounted() {
        Service before = begin("before");
        for (int i = 0; i < 120; i++) {
            before.checkout.good(10);
            before.checkout.record(Duration.ofMillis(100), Outcome.GOOD);
            second(before);
        }
        Service after = begin("after");
        for (int i = 0; i < 120; i++) {
            before.checkout.good(5);
            after.checkout.good(2);
            after.checkout.record(Duration.ofMillis(200), Outcome.GOOD);
            second(before, after);
        }
        before.slos.close();
        for (int i = 0; i < 60; i++) {
            after.checkout.good(7);
            second(after);
        }
        assertEquals(7 * 60, after.checkout.window(MINUTE).good());
        assertEquals(
                (7 + 1) * 120 + 7 * 60,
                after.checkout.window(Duration.ofMinutes(3)).good());
        assertEquals(
                (10 + 1) * 120 + (7 + 1) * 120 + 7 * 60,
                after.checkout.window(HOUR).good());
        assertEquals(120, after.checkout.latency(Duration.ofMinutes(3)).count());
        assertEquals(240, after.checkout.latency(HOUR).count());
        assertEquals(300.0 / 3600, after.checkout.window(HOUR).coverage(), 1e-12);
    }

    private void outage(int seconds, Service... processes) {
        for (int i = 0; i < seconds; i++) {
            for (Service process : processes) {
                process.checkout.bad(10);
            }
            second(processes);
        }
    }

    @Test
    void anAlertThatFiresGoesOnFiringUntoldAndEndsOnce() {
        Service before = begin("before");
        outage(60, before);
        assertEquals(AlertState.FIRING, before.status().alert(Severity.PAGE));
        List<String> byTheFirst = List.copyOf(told);
        assertEquals("before FIRING", byTheFirst.get(0));

        Service after = begin("after");
        outage(50, before, after);
        assertEquals(AlertState.INACTIVE, after.status().alert(Severity.PAGE));
        assertEquals(byTheFirst, told);
        before.slos.close();
        outage(10, after);
        assertEquals(AlertState.FIRING, after.status().alert(Severity.PAGE));
        assertEquals(byTheFirst, told);
        assertEquals(1, after.slos.alertHistory().episodes().size());

        clock.advance(Duration.ofDays(2));
        after.checkout.good();
        second(after);
        assertEquals("after INACTIVE", told.get(byTheFirst.size()));
    }

    @Test
    void aLevelThatWasReachedIsNotReportedAgain() {
        Service before = begin("before");
        outage(600, before);
        assertEquals("lockdown", before.checkout.errorBudget().level().name());
        List<String> byTheFirst = List.copyOf(levels);
        Service after = begin("after");
        second(before, after);
        before.slos.close();
        outage(10, after);
        assertEquals("lockdown", after.checkout.errorBudget().level().name());
        assertEquals(byTheFirst, levels);
    }

    @Test
    void afterAMinuteRulesAreEvaluatedByWhatWasCountedHere() {
        Service before = begin("before");
        Service after = begin("after");
        outage(59, after);
        assertEquals(List.of(), told);
        outage(1, after);
        assertEquals("after FIRING", told.get(0));

        before.slos.close();
        List<String> sofar = List.copyOf(told);
        outage(10, after);
        assertEquals(AlertState.FIRING, after.status().alert(Severity.PAGE));
        assertEquals(sofar, told);
        assertEquals(1, after.slos.alertHistory().episodes().size());
    }
}
