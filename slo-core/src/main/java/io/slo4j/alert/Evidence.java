package io.slo4j.alert;

/**
 * The figures that a rule compares with its limits. Each kind of rule declares its own. Implemented by slo4j only.
 * Immutable.
 */
public interface Evidence {
    /**
     * The kind of rule that compares these figures.
     *
     * @return {@link AlertRule.Kind#BURN_RATE} for a {@link BurnRateRule.Seen}, and so on
     */
    AlertRule.Kind kind();
}
