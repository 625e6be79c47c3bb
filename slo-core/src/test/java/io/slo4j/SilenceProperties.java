package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random histories, tick by tick, beside a list of what was counted: without a bad event nothing begins, and nothing worsens. */
class SilenceProperties {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final double ERROR_BUDGET = 0.01;

    /** One SLO that lives through one history. */
    private static final class History {
        private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-02T00:00:00Z"));
        private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
        private final List<String> worse = new ArrayList<>();
        private final Slo slo = Slo.builder("checkout")
                .objective("99%")
                .period(SloPeriod.rolling(PERIOD))
                .trackLatency()
                .budgetPolicy(BudgetPolicy.standard())
                .alerts(AlertPolicy.standard()
                        .and(
                                BurnRateRule.of(Severity.PAGE, 2, Duration.ofMinutes(10), Duration.ofMinutes(2))
                                        .withKeepFiring(Duration.ofSeconds(40)),
                                BurnRateRule.of(Severity.TICKET, 5, Duration.ofMinutes(20), Duration.ofMinutes(1))
                                        .withMinimumEvents(50),
                                BudgetRule.below(Severity.TICKET, 0.5),
                                BudgetRule.exhausted(Severity.PAGE),
                                LatencyRule.above(Severity.PAGE, 0.9, Duration.ofMillis(200), Duration.ofMinutes(5))))
                .register(slos);

        History() {
            slos.subscribe(AlertSubscription.to(alert -> {
                        if (alert.firing()) {
                            worse.add(alert.rule().name());
                        }
                    })
                    .withoutInhibition());
            slos.onBudgetLevel(change -> {
                if (change.to().above() < change.from().above()) {
                    worse.add(change.to().name());
                }
            });
        }

        private void tick(int good, int bad) {
            for (int i = 0; i < good; i++) {
                slo.record(Duration.ofMillis(20), Outcome.GOOD);
            }
            for (int i = 0; i < bad; i++) {
                slo.record(Duration.ofMillis(500), Outcome.BAD);
            }
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void withoutABadEventNoRuleBeginsToFireAndNoLevelWorsens(@ForAll long seed) {
        History history = new History();
        Random random = new Random(seed);
        int most = 0;
        double badShare = 0;
        for (int second = 0; second < 9_000; second++) {
            if (second % 300 == 0) {
                most = random.nextInt(3) == 0 ? 0 : 1 << random.nextInt(6);
                badShare = random.nextInt(3) == 0 ? random.nextDouble() : random.nextInt(3) * 0.01;
            }
            int events = most == 0 ? 0 : random.nextInt(most + 1);
            int bad = 0;
            for (int i = 0; i < events; i++) {
                bad += random.nextDouble() < badShare ? 1 : 0;
            }
            history.worse.clear();
            history.tick(events - bad, bad);
            if (bad == 0) {
                assertEquals(List.of(), history.worse, "second " + second);
            }
        }
    }

    /** Younger than its period, so that each event is in it: 0.01 of all events are the budget. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void consumedIsTheLeastSinceTheLastBadEvent(@ForAll long seed) {
        History history = new History();
        Random random = new Random(seed);
        double least = Double.POSITIVE_INFINITY;
        long allGood = 0;
        long allBad = 0;
        for (int second = 1; second < 1_800; second++) {
            boolean quiet = second / 100 % 3 == 1;
            int good = random.nextInt(quiet ? 2 : 10);
            int bad = quiet ? 0 : random.nextInt(8) / 7;
            history.tick(good, bad);
            allGood += good;
            allBad += bad;
            double now =
                    allBad == 0 ? 0 : (double) allBad / (allGood + allBad) / ERROR_BUDGET * second / PERIOD.toSeconds();
            least = bad > 0 ? now : Math.min(least, now);
            double consumed = history.slo.status().budget().consumed();
            assertEquals(least, consumed, 1e-9 * Math.max(1, now), "second " + second);
            assertTrue(history.slo.status().alerts().stream().allMatch(alert -> alert.distance() >= 0));
        }
    }
}
