package io.slo4j.cli.replay;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import java.util.List;

/** What the logs are held against, checked: an objective for a period, and rules. */
public record Terms(Objective objective, SloPeriod period, AlertPolicy policy, List<AlertRule> rules) {

    /**
     * Terms whose every rule can fire.
     *
     * @throws IllegalArgumentException if the policy does not fit the objective and the period
     */
    public static Terms of(Objective objective, SloPeriod period, AlertPolicy policy) {
        return new Terms(objective, period, policy, policy.rulesFor(period.length(), objective.exactErrorBudget()));
    }
}
