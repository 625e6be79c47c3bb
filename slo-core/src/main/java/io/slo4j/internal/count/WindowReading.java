package io.slo4j.internal.count;

/** The events of several windows of one history that end at the same instant, read together. Immutable. */
public final class WindowReading {
    private final long startNanos;
    private final long endNanos;
    private final long[] windowsNanos;

    /** Of each window, side by side: good and bad events since the checkpoint where it begins, and those that lie in it. */
    static final int COUNTS = 4;

    private final long[] counts;

    WindowReading(long startNanos, long endNanos, long[] windowsNanos, long[] counts) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.windowsNanos = windowsNanos;
        this.counts = counts;
    }

    /** Counts since the checkpoint where one of the windows begins, by its index among those that were asked for. */
    public WindowCounts counts(int index) {
        return counts(COUNTS * index, index);
    }

    /** Counts of the events that lie in one of the windows, as in {@link History#within}. */
    public WindowCounts within(int index) {
        return counts(COUNTS * index + 2, index);
    }

    private WindowCounts counts(int at, int index) {
        return new WindowCounts(
                counts[at], counts[at + 1], WindowCounts.coverage(startNanos, endNanos, windowsNanos[index]));
    }
}
