package io.slo4j.internal.count;

/**
 * What happened in a window.
 *
 * @param good good events
 * @param bad bad events
 * @param coverage how much of the window was observed, 0 to 1
 */
public record WindowCounts(long good, long bad, double coverage) {

    /** What happened between two readings of the totals of a history that began at an instant. */
    static WindowCounts between(
            long goodThen, long badThen, long good, long bad, long startNanos, long endNanos, long windowNanos) {
        return new WindowCounts(
                Checkpoints.difference(good, goodThen),
                Checkpoints.difference(bad, badThen),
                coverage(startNanos, endNanos, windowNanos));
    }

    /** How much of a window was observed by a history that began at an instant, 0 to 1. */
    static double coverage(long startNanos, long endNanos, long windowNanos) {
        return Math.max(0, Math.min(1, (double) (endNanos - startNanos) / windowNanos));
    }

    /** Bad / (good + bad); 0 without events. */
    public double errorRatio() {
        long events = events();
        return events == 0 ? 0 : (double) bad / events;
    }

    /**
     * The error ratio if the unseen part of the window had been good, at the same traffic: this is what a young process
     * is judged by.
     */
    public double coveredErrorRatio() {
        return errorRatio() * coverage;
    }

    public long events() {
        return good + bad;
    }

    public boolean hasEvents() {
        return events() > 0;
    }
}
