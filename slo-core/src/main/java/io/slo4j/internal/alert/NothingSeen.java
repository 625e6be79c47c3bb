package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import java.time.Duration;

/** The evidence of an alert that must go out although its figures cannot be read. */
public final class NothingSeen {
    private NothingSeen() {}

    public static Evidence by(AlertRule rule) {
        return switch (rule.kind()) {
            case BURN_RATE -> new BurnRateRule.Seen(new BurnRates(0, 0), 0);
            case BUDGET -> new BudgetRule.Seen(1);
            case EXHAUSTION -> new ExhaustionRule.Seen(1, 0, new BurnRates(0, 0), 0);
            case LATENCY -> new LatencyRule.Seen(Duration.ZERO, 0, 0);
            case TRAFFIC -> new TrafficRule.Seen(0, 0, 0);
        };
    }
}
