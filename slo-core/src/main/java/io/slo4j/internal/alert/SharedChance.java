package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import java.util.List;

/**
 * The rules of the members of a group. What is allowed to chance is shared out among them: what happens to one SLO once in ten
 * thousand tries happens to one of a thousand every ten.
 */
public final class SharedChance {
    private SharedChance() {}

    /** The rules for each of so many members. */
    public static List<AlertRule> among(int members, List<AlertRule> rules) {
        return rules.stream().map(rule -> shared(rule, members)).toList();
    }

    private static AlertRule shared(AlertRule rule, int members) {
        return switch (rule.kind()) {
            case BURN_RATE -> shared((BurnRateRule) rule, members);
            case LATENCY -> shared((LatencyRule) rule, members);
            case EXHAUSTION -> shared((ExhaustionRule) rule, members);
            case BUDGET, TRAFFIC -> rule;
        };
    }

    private static AlertRule shared(BurnRateRule rule, int members) {
        return rule.significance() == 1 ? rule : rule.withSignificance(rule.significance() / members);
    }

    private static AlertRule shared(ExhaustionRule rule, int members) {
        return rule.significance() == 1 ? rule : rule.withSignificance(rule.significance() / members);
    }

    private static AlertRule shared(LatencyRule rule, int members) {
        return rule.significance() == 1 ? rule : rule.withSignificance(rule.significance() / members);
    }
}
