package io.slo4j.internal.budget;

/**
 * The tick since the last bad event in which the least was consumed, and the beginning of the period then. What was consumed then
 * is computed from this when it is asked for, so that corrections made since are in it.
 *
 * @param nanos the tick, in nanoseconds since the epoch
 * @param totals the totals then
 * @param startNanos when the period began
 * @param atStart the totals when it began
 */
public record LastSpent(long nanos, Counts totals, long startNanos, Counts atStart) {
    static LastSpent of(PeriodStart start, long nanos, long good, long bad) {
        return new LastSpent(nanos, new Counts(good, bad), start.nanos(), new Counts(start.good(), start.bad()));
    }
}
