package io.slo4j.internal.count;

/**
 * The events of a window.
 *
 * @param good good events
 * @param bad bad events
 * @param coverage the share of the window that was observed, 0 to 1
 */
public record WindowCounts(long good, long bad, double coverage) {

    /** The events between two readings of the totals of a history that began at an instant. */
    static WindowCounts between(
            long goodThen, long badThen, long good, long bad, long startNanos, long endNanos, long windowNanos) {
        return new WindowCounts(
                Checkpoints.difference(good, goodThen),
                Checkpoints.difference(bad, badThen),
                coverage(startNanos, endNanos, windowNanos));
    }

    /** The share of a window that a history observed which began at an instant, 0 to 1. */
    static double coverage(long startNanos, long endNanos, long windowNanos) {
        long observedNanos = endNanos - startNanos;
        return observedNanos >= windowNanos ? 1 : (double) Math.max(0, observedNanos) / windowNanos;
    }

    /** Bad / (good + bad); 0 without events. */
    public double errorRatio() {
        return bad == 0 ? 0 : (double) bad / events();
    }

    /**
     * The error ratio if the unobserved part of the window had been good, at the same traffic. Rules compare this, so that
     * a new process does not page for its first error.
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
