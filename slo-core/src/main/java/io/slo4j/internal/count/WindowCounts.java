package io.slo4j.internal.count;

/**
 * What happened in a window.
 *
 * @param good good events
 * @param bad bad events
 * @param coverage how much of the window was observed, 0 to 1
 */
public record WindowCounts(long good, long bad, double coverage) {

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
