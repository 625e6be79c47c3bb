package io.slo4j.internal.alert;

/**
 * The totals of one SLO at one instant.
 *
 * @param nanos the instant, in nanoseconds since the epoch
 * @param good good events since the beginning
 * @param bad bad events since the beginning
 * @param budgetGood good events as the budget counts them: the same number, or good time slices
 * @param budgetBad bad events as the budget counts them: the same number, or bad time slices
 */
public record Sample(long nanos, long good, long bad, long budgetGood, long budgetBad) {

    /** A sample of an SLO whose budget counts events. */
    public Sample(long nanos, long good, long bad) {
        this(nanos, good, bad, good, bad);
    }
}
