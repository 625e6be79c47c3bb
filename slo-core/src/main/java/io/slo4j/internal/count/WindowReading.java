package io.slo4j.internal.count;

/** The events of several windows of one history that end at the same instant, read together. Immutable. */
public final class WindowReading {
    private final long startNanos;
    private final long endNanos;
    private final long[] windowsNanos;

    /* Good and bad events of each window, side by side. */
    private final long[] counts;

    WindowReading(long startNanos, long endNanos, long[] windowsNanos, long[] counts) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.windowsNanos = windowsNanos;
        this.counts = counts;
    }

    /** Counts of one of the windows, by its index among those that were asked for. */
    public WindowCounts counts(int index) {
        return new WindowCounts(
                counts[2 * index],
                counts[2 * index + 1],
                WindowCounts.coverage(startNanos, endNanos, windowsNanos[index]));
    }
}
