package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BudgetCorrectionTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = Slo.builder("checkout").objective("99%").register(slos);

    private void pass(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    private long bad() {
        return slo.status().budget().bad();
    }

    private static void assertRefused(String message, Runnable declared) {
        assertEquals(
                message, assertThrows(RuntimeException.class, declared::run).getMessage());
    }

    @Test
    void aMaintenanceWindowDeclaredAheadLeavesTheBudgetAsItIs() {
        pass(100, 99, 1);
        slo.errorBudget().exclude(clock.now().plusSeconds(60), clock.now().plusSeconds(120), "database upgrade");
        pass(60, 99, 1);
        double before = slo.status().budget().consumed();
        pass(60, 0, 100);
        assertEquals(before, slo.status().budget().consumed());
        assertEquals(160, bad());
        assertEquals(160.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
        pass(10, 99, 1);
        assertEquals(170, bad());
        assertEquals(16_830, slo.status().budget().good());
        assertEquals(170.0 / 2_592_000, slo.status().budget().consumed(), 1e-12);
    }

    @Test
    void windowsAndAlertsShowWhatTheBudgetLeavesOut() {
        slo.errorBudget().exclude(clock.now(), clock.now().plusSeconds(3_600), "load test");
        pass(600, 0, 100);
        assertEquals(0, bad());
        assertEquals(60_000, slo.status().window(Duration.ofHours(1)).bad());
        assertEquals(60_000, slo.status().bad());
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
    }

    @Test
    void anIncidentOfThePastIsExcludedInWholeStepsBetweenCheckpoints() {
        pass(3_600, 10, 0);
        Instant from = clock.now();
        pass(300, 0, 10);
        Instant until = clock.now();
        pass(3 * 3_600, 10, 0);
        assertEquals(3_000, bad());
        slo.errorBudget().exclude(from, until, "the provider's fault");
        assertEquals(0, bad());
        long good = slo.status().budget().good();
        assertEquals(144_000, (double) good, 4 * 3_600 / 60.0 * 10);
    }

    @Test
    void anIncidentJustNowIsExcludedToTheTick() {
        pass(60, 10, 1);
        Instant from = clock.now();
        pass(10, 0, 10);
        slo.errorBudget().exclude(from, clock.now(), "a wrong button");
        assertEquals(60, bad());
        assertEquals(600, slo.status().budget().good());
    }

    @Test
    void exclusionsThatOverlapCountOnce() {
        Instant start = clock.now();
        slo.errorBudget().exclude(start.plusSeconds(10), start.plusSeconds(30), "one");
        slo.errorBudget().exclude(start.plusSeconds(20), start.plusSeconds(40), "two");
        pass(35, 1, 1);
        slo.errorBudget().exclude(start.plusSeconds(15), start.plusSeconds(35), "three");
        pass(15, 1, 1);
        assertEquals(20, bad());
        assertEquals(20.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
    }

    @Test
    void forgivenEventsAreTheNewestAndLeaveWithThePeriod() {
        Slo hourly = Slo.builder("hourly")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofMinutes(1)))
                .alerts(AlertPolicy.of())
                .register(slos);
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofSeconds(1));
            hourly.bad();
            slos.tick();
        }
        BudgetCorrection entry = hourly.errorBudget().forgive(10, "a test of ours");
        assertEquals(10, entry.bad());
        assertEquals(20, hourly.status().budget().bad());
        assertEquals(0, hourly.errorBudget().forgive(5, "more").good());
        assertEquals(15, hourly.status().budget().bad());
        clock.advance(Duration.ofSeconds(40));
        hourly.bad();
        slos.tick();
        assertEquals(6, hourly.status().budget().bad());
        clock.advance(Duration.ofSeconds(15));
        slos.tick();
        assertEquals(1, hourly.status().budget().bad());
        assertEquals(1, hourly.errorBudget().forgive(100, "all").bad());
        assertEquals(0, hourly.status().budget().bad());
    }

    @Test
    void aResetStartsAnewAsIfJustRegistered() {
        pass(100, 0, 100);
        pass(10, 100, 0);
        BudgetCorrection entry = slo.errorBudget().reset("agreed with the customer");
        assertEquals(1, slo.status().budget().remaining());
        assertEquals(0, slo.status().budget().coverage());
        pass(10, 99, 1);
        assertEquals(10, bad());
        assertEquals(10.0 / 2_592_000, slo.status().budget().consumed(), 1e-12);
        assertEquals(
                BudgetCorrection.of(
                        Kind.RESET,
                        Instant.parse("2026-03-01T00:01:50Z"),
                        "agreed with the customer",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T00:01:50Z"),
                        1_000,
                        10_000),
                entry);
        slo.errorBudget().reset("again");
        assertEquals(10, slo.errorBudget().corrections().get(1).bad());
    }

    @Test
    void theAuditListSaysWhatWasExcludedSoFar() {
        Instant start = clock.now();
        slo.errorBudget().exclude(start.plusSeconds(10), start.plusSeconds(20), "upgrade");
        assertEquals(
                List.of(BudgetCorrection.of(
                        Kind.EXCLUSION, start, "upgrade", start.plusSeconds(10), start.plusSeconds(20), 0, 0)),
                slo.errorBudget().corrections());
        pass(15, 1, 1);
        assertEquals(5, slo.errorBudget().corrections().get(0).bad());
        pass(15, 1, 1);
        slo.errorBudget().forgive(3, "sorry");
        assertEquals(10, slo.errorBudget().corrections().get(0).bad());
        assertEquals(10, slo.errorBudget().corrections().get(0).good());
        assertEquals(
                BudgetCorrection.of(Kind.FORGIVENESS, clock.now(), "sorry", clock.now(), clock.now(), 0, 3),
                slo.errorBudget().corrections().get(1));
    }

    @Test
    void maintenanceThatIsCalledOffIsNotExcluded() {
        Instant start = clock.now();
        BudgetCorrection tonight = slo.errorBudget().exclude(start.plusSeconds(60), start.plusSeconds(90), "upgrade");
        BudgetCorrection now = slo.errorBudget().exclude(start, start.plusSeconds(40), "load test");
        pass(20, 1, 1);
        assertEquals(0, bad());
        assertEquals(now, withoutCounts(slo.errorBudget().withdraw(now)));
        assertEquals(20, bad());
        assertEquals(20.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
        slo.errorBudget().withdraw(tonight);
        pass(80, 1, 1);
        assertEquals(100, bad());
        assertEquals(100, slo.status().budget().good());
        assertEquals(100.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
        assertEquals(
                List.of(
                        BudgetCorrection.of(
                                        Kind.EXCLUSION,
                                        start,
                                        "upgrade",
                                        start.plusSeconds(60),
                                        start.plusSeconds(90),
                                        0,
                                        0)
                                .withWithdrawnAt(start.plusSeconds(20)),
                        BudgetCorrection.of(Kind.EXCLUSION, start, "load test", start, start.plusSeconds(40), 0, 0)
                                .withWithdrawnAt(start.plusSeconds(20))),
                slo.errorBudget().corrections());
    }

    private static BudgetCorrection withoutCounts(BudgetCorrection withdrawn) {
        return BudgetCorrection.of(
                withdrawn.kind(), withdrawn.at(), withdrawn.reason(), withdrawn.from(), withdrawn.until(), 0, 0);
    }

    @Test
    void forgivenessStaysAsLargeAsItIsWhenWhatItPassedOverCountsAgain() {
        pass(10, 0, 10);
        BudgetCorrection newest = slo.errorBudget().forgive(30, "a mistake");
        slo.errorBudget().forgive(20, "older ones");
        assertEquals(50, bad());
        slo.errorBudget().withdraw(newest);
        assertEquals(80, bad());
        assertEquals(20, slo.errorBudget().corrections().get(1).bad());
        pass(1, 0, 10);
        slo.errorBudget().forgive(25, "ten new ones and fifteen of the old");
        assertEquals(65, bad());
    }

    @Test
    void aResetThatIsTakenBackBringsBackWhatWasSpent() {
        pass(10, 90, 10);
        BudgetCorrection reset = slo.errorBudget().reset("the wrong service");
        assertEquals(0, bad());
        slo.errorBudget().withdraw(reset);
        assertEquals(100, bad());
        assertEquals(900, slo.status().budget().good());
        assertEquals(10.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
    }

    @Test
    void onlyWhatIsInTheAuditListIsTakenBackAndOnce() {
        pass(1, 0, 10);
        BudgetCorrection one = slo.errorBudget().forgive(2, "twice the same");
        slo.errorBudget().forgive(2, "twice the same");
        assertEquals(6, bad());
        slo.errorBudget().withdraw(one);
        assertEquals(8, bad());
        slo.errorBudget().withdraw(one);
        assertEquals(10, bad());
        assertRefused(
                "correction must be in the audit list and not withdrawn, but was " + one,
                () -> slo.errorBudget().withdraw(one));
        Slo other = Slo.builder("other").objective("99%").register(slos);
        assertRefused(
                "correction must be in the audit list and not withdrawn, but was " + one,
                () -> other.errorBudget().withdraw(one));
    }

    @Test
    void whatWasTakenBackGivesWayToMore() {
        pass(1, 0, 1_100);
        BudgetCorrection first = slo.errorBudget().forgive(1, "first");
        for (int i = 1; i < 1_000; i++) {
            slo.errorBudget().forgive(1, "number " + i);
        }
        slo.errorBudget().withdraw(first);
        slo.errorBudget().forgive(1, "one more");
        assertEquals(100, bad());
        assertEquals("number 1", slo.errorBudget().corrections().get(0).reason());
    }

    @Test
    void exclusionsThatAdjoinEachOtherBecomeOneWhenTheListIsFull() {
        for (int i = 0; i < 1_000; i++) {
            Instant from = clock.now();
            pass(1, 1, 1);
            slo.errorBudget().exclude(from, clock.now(), "nights");
        }
        assertEquals(1_000, slo.errorBudget().corrections().size());
        pass(1, 1, 1);
        Instant from = clock.now();
        pass(1, 1, 1);
        slo.errorBudget().exclude(from, clock.now(), "nights");
        assertEquals(
                List.of(1_000L, 1L),
                slo.errorBudget().corrections().stream()
                        .map(BudgetCorrection::bad)
                        .toList());
        assertEquals(1, bad());
        slo.errorBudget().withdraw(slo.errorBudget().corrections().get(0));
        assertEquals(1_001, bad());
    }

    @Test
    void whatAnIncidentCostIsWithoutWhatWasExcluded() {
        pass(60, 10, 0);
        Instant from = clock.now();
        pass(20, 0, 10);
        slo.errorBudget().exclude(from, from.plusSeconds(10), "half of it");
        slo.errorBudget().forgive(20, "a fifth of the rest");
        assertEquals(80, bad());
        double whole = slo.status().budget().consumed();
        assertEquals(whole, slo.errorBudget().consumedBetween(from, clock.now()).share(), 1e-12);
        assertEquals(
                0, slo.errorBudget().consumedBetween(from, from.plusSeconds(10)).share());
        assertEquals(
                whole / 8,
                slo.errorBudget()
                        .consumedBetween(from.plusSeconds(10), from.plusSeconds(11))
                        .share(),
                1e-12);
        assertEquals(
                0,
                slo.errorBudget()
                        .consumedBetween(from.plusSeconds(18), clock.now())
                        .share());
    }

    @Test
    void theyAreBoundedAndTheOldestThatHaveLeftThePeriodGiveWay() {
        Slo minutely = Slo.builder("minutely")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofMinutes(1)))
                .alerts(AlertPolicy.of())
                .register(slos);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        for (int i = 0; i < 1_000; i++) {
            minutely.errorBudget().reset("number " + i);
        }
        assertRefused(
                "corrections of the budget that have not left its period must be at most 1000, but would be 1001;"
                        + " one that is withdrawn makes room",
                () -> minutely.errorBudget().forgive(1, "one more"));
        clock.advance(Duration.ofMinutes(1));
        minutely.errorBudget().forgive(1, "one more");
        assertEquals(1_000, minutely.errorBudget().corrections().size());
        assertEquals("number 1", minutely.errorBudget().corrections().get(0).reason());
        assertEquals("one more", minutely.errorBudget().corrections().get(999).reason());
    }

    @Test
    void manyMayCorrectAtTheSameTime() throws InterruptedException {
        slo.errorBudget()
                .exclude(clock.now().plusSeconds(2), clock.now().plusSeconds(3), "marked by the thread that ticks");
        pass(10, 0, 100);
        slo.errorBudget().withdraw(slo.errorBudget().corrections().get(0));
        List<Thread> threads = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                awaitQuietly(go);
                for (int k = 0; k < 12; k++) {
                    slo.errorBudget().forgive(3, "one of many");
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(97, slo.errorBudget().corrections().size());
        assertEquals(1_000 - 96 * 3, bad());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Instant now = clock.now();
        Instant before = now.minus(Duration.ofDays(30));
        assertRefused(
                "from must be before until (" + now + "), but was " + now,
                () -> slo.errorBudget().exclude(now, now, "x"));
        assertRefused(
                "until must be after the beginning of the period (" + before + "), but was " + before,
                () -> slo.errorBudget().exclude(before.minusSeconds(1), before, "x"));
        assertRefused(
                "reason must not be blank, but was \" \"",
                () -> slo.errorBudget().exclude(now, now.plusSeconds(1), " "));
        assertRefused(
                "bad events must be above 0, but was 0", () -> slo.errorBudget().forgive(0, "x"));
        assertRefused(
                "reason must not be blank, but was \"\"",
                () -> slo.errorBudget().reset(""));
        assertEquals(List.of(), slo.errorBudget().corrections());
    }

    @Test
    void officeHoursOfAQuarterFit() {
        Slo quarterly = Slo.builder("quarterly")
                .objective("99%")
                .period(SloPeriod.calendarQuarter(java.time.ZoneOffset.UTC))
                .alerts(AlertPolicy.of())
                .register(slos);
        Instant midnight = clock.now();
        for (int day = 0; day < 92; day++) {
            Instant begins = midnight.plus(Duration.ofDays(day));
            quarterly.errorBudget().exclude(begins, begins.plus(Duration.ofHours(8)), "before office hours");
            quarterly
                    .errorBudget()
                    .exclude(begins.plus(Duration.ofHours(18)), begins.plus(Duration.ofDays(1)), "after office hours");
        }
        assertEquals(184, quarterly.errorBudget().corrections().size());
    }
}
