package io.slo4j.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * How one rule stands for one SLO. Immutable.
 *
 * @param rule the rule
 * @param state its state
 * @param since since when the condition has held, while pending or firing
 * @param evidence what the rule sees
 */
public record AlertStatus(AlertRule rule, AlertState state, Optional<Instant> since, Evidence evidence) {
    /**
     * The burn rates in the windows of a burn-rate rule.
     *
     * @return empty for a rule of another kind
     */
    public Optional<BurnRates> burnRates() {
        return evidence instanceof BurnRateRule.Seen seen ? Optional.of(seen.burnRates()) : Optional.empty();
    }
}
