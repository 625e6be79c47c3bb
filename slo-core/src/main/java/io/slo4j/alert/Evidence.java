package io.slo4j.alert;

/**
 * What a rule sees of its SLO: figures of the same kind as the rule, which is where they are declared. Implemented by slo4j
 * only. Immutable.
 */
public interface Evidence {
    /**
     * The kind of rule that sees this.
     *
     * @return {@link AlertRule.Kind#BURN_RATE} for a {@link BurnRateRule.Seen}, and so on
     */
    AlertRule.Kind kind();
}
