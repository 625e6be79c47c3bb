package io.slo4j.store;

import io.slo4j.BudgetingMethod;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloGroup;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.latency.LatencyRange;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The SLOs of the service that wrote {@code format-2.snapshot}, registered again in a registry that loads a snapshot. */
final class StoredService {
    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration SIX_HOURS = Duration.ofHours(6);

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofDays(1);

    final VirtualClock clock;
    final SloRegistry slos;
    final SloGroup routes;

    StoredService(SloSnapshot snapshot, Instant now) {
        clock = VirtualClock.at(now);
        slos = SloRegistry.builder().clock(clock).store(holding(snapshot)).build();
        slo("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofMillis(300))
                .trackLatency()
                .label("team", "payments")
                .label("region", "eu")
                .alerts(AlertPolicy.workbook())
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
        slo("zahlung-münchen")
                .objective("99%")
                .period(SloPeriod.calendarMonth(ZoneId.of("Europe/Berlin")))
                .label("team", "zahlungen")
                .alerts(AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 10, HOUR, FIVE_MINUTES),
                        BurnRateRule.of(Severity.TICKET, 2, SIX_HOURS, HALF_HOUR)
                                .withName("langsam — …")))
                .register(slos);
        slo("availability")
                .objective("99%")
                .period(SloPeriod.SEVEN_DAYS)
                .budgetingMethod(BudgetingMethod.timeslices(FIVE_MINUTES, 0.95))
                .alerts(AlertPolicy.of(BurnRateRule.of(Severity.TICKET, 0.5, Duration.ofDays(3), SIX_HOURS))
                        .observedOnly())
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
        slo("注文")
                .objective("95%")
                .period(SloPeriod.SEVEN_DAYS)
                .budgetingMethod(BudgetingMethod.ratioTimeslices(FIVE_MINUTES))
                .alerts(AlertPolicy.of(TrafficRule.above(Severity.PAGE, 15, Duration.ofMinutes(1))
                        .withName("spät")))
                .register(slos);
        slo("search")
                .objective("99%")
                .period(SloPeriod.SEVEN_DAYS)
                .trackLatency(new LatencyRange(Duration.ofMillis(1), Duration.ofSeconds(10), 1))
                .label("team", "search")
                .label("region", "eu")
                .alerts(everyKind())
                .register(slos);
        routes = slo("http")
                .objective("99.5%")
                .label("team", "web")
                .alerts(AlertPolicy.workbook())
                .groupBy("route")
                .register(slos);
    }

    /** Of each kind of rule one that fired, one that was pending and one that was inactive. */
    private static AlertPolicy everyKind() {
        Duration ten = Duration.ofMinutes(10);
        Duration hours = Duration.ofHours(2);
        return AlertPolicy.of(
                BurnRateRule.of(Severity.TICKET, 5, hours, FIVE_MINUTES).withMinimumEvents(10),
                BurnRateRule.of(Severity.TICKET, 6, hours, FIVE_MINUTES)
                        .withHold(DAY)
                        .withMinimumBadEvents(3),
                BurnRateRule.of(Severity.TICKET, 60, hours, FIVE_MINUTES),
                BudgetRule.below(Severity.TICKET, 0.75),
                BudgetRule.below(Severity.TICKET, 0.7).withHold(DAY),
                BudgetRule.exhausted(Severity.TICKET),
                LatencyRule.above(Severity.TICKET, 0.95, Duration.ofMillis(200), HALF_HOUR)
                        .withMinimumEvents(5),
                LatencyRule.above(Severity.TICKET, 0.99, Duration.ofMillis(200), HALF_HOUR)
                        .withHold(DAY),
                LatencyRule.above(Severity.TICKET, 0.5, Duration.ofSeconds(5), HALF_HOUR),
                TrafficRule.below(Severity.TICKET, 100, ten).withKeepFiring(SIX_HOURS),
                TrafficRule.above(Severity.TICKET, 0.01, ten).withHold(DAY.multipliedBy(2)),
                TrafficRule.silence(Severity.TICKET, HOUR),
                TrafficRule.above(Severity.TICKET, 10, ten).withKeepFiring(DAY));
    }

    private static SloBuilder slo(String name) {
        return Slo.builder(name).windows(FIVE_MINUTES, HOUR, SIX_HOURS);
    }

    private static SnapshotStore holding(SloSnapshot snapshot) {
        return new SnapshotStore() {
            @Override
            public void save(SloSnapshot next) {}

            @Override
            public Optional<SloSnapshot> load() {
                return Optional.of(snapshot);
            }
        };
    }

    Slo find(String name) {
        return slos.find(name).orElseThrow();
    }
}
