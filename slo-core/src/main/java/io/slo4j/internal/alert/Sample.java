package io.slo4j.internal.alert;

/**
 * The present of one SLO in one tick.
 *
 * @param nanos the instant, in nanoseconds since the epoch
 * @param good good events since the beginning
 * @param bad bad events since the beginning
 * @param budgetGood what the budget counts: the same good events, or good time slices
 * @param budgetBad the same bad events, or bad time slices
 */
public record Sample(long nanos, long good, long bad, long budgetGood, long budgetBad) {

    /** Where the budget counts events. */
    public Sample(long nanos, long good, long bad) {
        this(nanos, good, bad, good, bad);
    }
}
