package io.slo4j.alert;

/**
 * The figures that a rule compares with its limits. Each kind of rule declares its own, {@code BurnRateRule.Seen} and so on.
 * Implemented by slo4j only. Immutable.
 */
public interface Evidence {}
