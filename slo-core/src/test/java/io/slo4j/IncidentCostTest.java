package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentCostTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo =
            Slo.builder("checkout").objective("99.9%").alerts(AlertPolicy.of()).register(slos);

    /** One event each second, and a tick. */
    private void pass(Duration length, boolean good) {
        for (long i = length.toSeconds(); i > 0; i--) {
            clock.advance(Duration.ofSeconds(1));
            if (good) {
                slo.good();
            } else {
                slo.bad();
            }
            slos.tick();
        }
    }

    /** Ten minutes without an answer are 10 of the 43.2 minutes that 99.9 % of thirty days allow, however long ago they are. */
    @Test
    void aTotalOutageOfTenMinutesCostsThePartOfTheBudgetThatItDoes() {
        pass(Duration.ofSeconds(7_203), true);
        Instant from = clock.now();
        pass(Duration.ofMinutes(10), false);
        Instant until = clock.now();
        Duration age = Duration.ZERO;
        for (Duration next : new Duration[] {
            Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(5), Duration.ofDays(20), Duration.ofDays(29)
        }) {
            pass(next.minus(age), true);
            age = next;
            ConsumedBudget cost = slo.errorBudget().consumedBetween(from, until);
            assertEquals(600 / 2592.0, cost.share(), 0.005 * 600 / 2592.0, age + ": " + cost);
            assertTrue(cost.atLeast() <= 600 / 2592.0 && cost.atMost() >= 600 / 2592.0 - 1e-12, age + ": " + cost);
            assertTrue(cost.badEventsAtLeast() >= 590 && cost.badEventsAtMost() <= 600, age + ": " + cost);
        }
        assertEquals(
                "23.1% of the budget (23% to 23.1%)",
                slo.errorBudget().consumedBetween(from, until).toString());
    }

    /** As an alert said when it resolved; also after a restart, and when checkpoints of that time are half a day apart. */
    @Test
    void anIncidentThatAnAlertToldOfKeepsItsCostInTheAlertHistory() {
        MemoryStore store = new MemoryStore();
        SloRegistry first = SloRegistry.builder().clock(clock).store(store).build();
        pass(first, Slo.builder("search").objective("99.9%").register(first), 7_203, 600, 5 * 86_400);
        assertEquals(600 / 2592.0, first.alertHistory().episodes().get(0).incidentCost(), 1e-12);
        first.close();
        SloRegistry second = SloRegistry.builder().clock(clock).store(store).build();
        pass(second, Slo.builder("search").objective("99.9%").register(second), 15 * 86_400, 0, 0);
        assertEquals(600 / 2592.0, second.alertHistory().episodes().get(0).incidentCost(), 1e-12);
    }

    private void pass(SloRegistry registry, Slo watched, long goodSeconds, long badSeconds, long moreGoodSeconds) {
        long outage = goodSeconds + badSeconds;
        for (long i = 0; i < outage + moreGoodSeconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            if (i < goodSeconds || i >= outage) {
                watched.good();
            } else {
                watched.bad();
            }
            registry.tick();
        }
    }

    /** In an outage of whole bad minutes nothing is open, also when the minute before it is bad and nothing marks where it begins. */
    @Test
    void anyWholeMinutesOfAnOutageAreKnownExactlyWhereMinutesAreCounted() {
        Slo minutes = Slo.builder("minutes")
                .objective("99.9%")
                .budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .alerts(AlertPolicy.of())
                .register(slos);
        pass(slos, minutes, 7_200, 1_920, 10 * 86_400);
        Instant from = Instant.parse("2026-01-01T02:01:00Z");
        ConsumedBudget cost = minutes.errorBudget().consumedBetween(from, from.plus(Duration.ofMinutes(30)));
        assertEquals(30, cost.badEventsAtLeast());
        assertEquals(30, cost.badEvents());
        assertEquals(30, cost.badEventsAtMost());
        BudgetCorrection entry =
                minutes.errorBudget().exclude(from, from.plus(Duration.ofMinutes(30)), "the network's");
        assertEquals(30, entry.bad());
        assertEquals(2, minutes.status().budget().bad());
    }

    @Test
    void anHourThatIsExcludedAFortnightLaterTakesNothingOfTheIncidentFourHoursBefore() {
        pass(Duration.ofSeconds(7_203), true);
        pass(Duration.ofMinutes(30), false);
        pass(Duration.ofHours(4), true);
        Instant from = clock.now();
        pass(Duration.ofHours(1), true);
        Instant until = clock.now();
        pass(Duration.ofDays(14), true);
        double before = slo.status().budget().consumed();
        BudgetCorrection entry = slo.errorBudget().exclude(from, until, "somebody else's hour");
        assertEquals(0, entry.bad());
        assertEquals(1_800, slo.status().budget().bad());
        assertEquals(0.694, slo.status().budget().consumed(), 0.003);
        assertEquals(before, slo.status().budget().consumed(), 0.003);
    }

    @Test
    void anIncidentThatIsExcludedAFortnightLaterIsExcludedAsAWhole() {
        pass(Duration.ofSeconds(7_203), true);
        Instant from = clock.now();
        pass(Duration.ofMinutes(30), true);
        pass(Duration.ofMinutes(10), false);
        pass(Duration.ofMinutes(30), true);
        Instant until = clock.now();
        pass(Duration.ofDays(14), true);
        assertEquals(
                600, slo.errorBudget().exclude(from, until, "the network's").bad());
        assertEquals(0, slo.status().budget().bad());
    }
}
