package io.slo4j.view;

import io.slo4j.BudgetingMethod;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One service through a random history, and beside it replicas that share its events and hear of the same corrections. All tick
 * at the same instants.
 */
final class RandomHistory {
    private static final Instant START = Instant.parse("2026-03-20T10:00:00Z");

    /* So far back every tick is known to all. Further back each knows best where it had bad events, and leaves out what it knows. */
    private static final int MINUTES_OF_TICKS = 4;

    private static final List<SloPeriod> PERIODS = List.of(
            SloPeriod.rolling(Duration.ofHours(12)),
            SloPeriod.rolling(Duration.ofDays(7)),
            SloPeriod.calendarWeek(ZoneId.of("Europe/Berlin")),
            SloPeriod.calendarMonth(ZoneId.of("America/New_York")));

    private final VirtualClock clock = VirtualClock.at(START);
    private final Random random;
    private final List<SloRegistry> instances = new ArrayList<>();
    private final List<Slo> slos = new ArrayList<>();
    private final List<List<BudgetCorrection>> corrections = new ArrayList<>();

    RandomHistory(long seed, BudgetingMethod method, int replicas) {
        this.random = new Random(seed);
        SloPeriod period = PERIODS.get(random.nextInt(PERIODS.size()));
        boolean levels = random.nextBoolean();
        boolean observedOnly = random.nextInt(4) == 0;
        for (int i = 0; i <= replicas; i++) {
            SloRegistry registry = SloRegistry.builder().clock(clock).build();
            SloBuilder builder = Slo.builder("checkout")
                    .objective("97.5%")
                    .period(period)
                    .budgetingMethod(method)
                    .trackLatency()
                    .latencyThreshold(Duration.ofMillis(300))
                    .exception(IllegalArgumentException.class, Outcome.GOOD)
                    .alerts(observedOnly ? policy().observedOnly() : policy())
                    .windows(Duration.ofMinutes(7), Duration.ofHours(11))
                    .label("team", "payments")
                    .label("tier", "1")
                    .runbook("https://runbooks.example/{slo}");
            slos.add((levels ? builder.budgetPolicy(BudgetPolicy.standard()) : builder).register(registry));
            instances.add(registry);
            corrections.add(new ArrayList<>());
        }
    }

    private static AlertPolicy policy() {
        return AlertPolicy.of(
                BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                BurnRateRule.of(Severity.TICKET, 3, Duration.ofHours(6), Duration.ofMinutes(30))
                        .withHold(Duration.ofMinutes(20)),
                BudgetRule.below(Severity.TICKET, 0.5),
                BudgetRule.exhausted(Severity.PAGE),
                LatencyRule.above(Severity.TICKET, 0.9, Duration.ofMillis(400), Duration.ofMinutes(30)),
                TrafficRule.below(Severity.TICKET, 0.05, Duration.ofMinutes(10)));
    }

    /** The service as a whole. */
    SloRegistry whole() {
        return instances.get(0);
    }

    /** The replicas that counted its events together. */
    List<SloRegistry> replicas() {
        return instances.subList(1, instances.size());
    }

    /** Lives through so many steps, the last of which is a tick. */
    RandomHistory through(int steps) {
        double errors = 0.01;
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(20) == 0) {
                errors = random.nextInt(3) == 0 ? 0.5 : 0.02;
            }
            clock.advance(
                    Duration.ofSeconds(random.nextInt(10) == 0 ? random.nextInt(20_000) : 1 + random.nextInt(60)));
            int events = random.nextInt(40);
            for (int i = 0; i < events; i++) {
                event(random.nextDouble() < errors ? Outcome.BAD : Outcome.GOOD, 1 + random.nextInt(500));
            }
            instances.forEach(SloRegistry::tick);
            if (random.nextInt(30) == 0) {
                correct();
            }
            if (random.nextInt(60) == 0) {
                silence();
            }
        }
        return this;
    }

    private void event(Outcome outcome, int millis) {
        slos.get(0).record(Duration.ofMillis(millis), outcome);
        if (slos.size() > 1) {
            slos.get(1 + random.nextInt(slos.size() - 1)).record(Duration.ofMillis(millis), outcome);
        }
    }

    private void correct() {
        Instant now = clock.now();
        int kind = random.nextInt(10);
        int minutes = 1 + random.nextInt(90);
        int which = random.nextInt(1_000);
        for (int i = 0; i < slos.size(); i++) {
            List<BudgetCorrection> made = corrections.get(i);
            Slo slo = slos.get(i);
            if (kind < 4) {
                Instant from = now.minusSeconds(60L * (slos.size() > 1 ? 1 + minutes % MINUTES_OF_TICKS : minutes));
                made.add(slo.errorBudget().exclude(from, now, "was not ours"));
            } else if (kind < 7) {
                made.add(slo.errorBudget()
                        .exclude(now.plusSeconds(60), now.plusSeconds(60L + 60L * minutes), "maintenance"));
            } else if (kind < 8) {
                made.add(slo.errorBudget().reset("a new beginning"));
            } else if (!made.isEmpty()) {
                withdraw(slo, made.remove(which % made.size()));
            }
        }
    }

    private static void withdraw(Slo slo, BudgetCorrection made) {
        boolean stands = slo.errorBudget().corrections().stream()
                .anyMatch(one -> one.at().equals(made.at())
                        && one.from().equals(made.from())
                        && one.withdrawnAt().isEmpty());
        if (stands) {
            slo.errorBudget().withdraw(made);
        }
    }

    private void silence() {
        int minutes = 1 + random.nextInt(600);
        instances.forEach(slos -> slos.silences()
                .add(AlertMatcher.ofSlo("check*").withSeverity(Severity.TICKET), Duration.ofMinutes(minutes), "known"));
    }
}
