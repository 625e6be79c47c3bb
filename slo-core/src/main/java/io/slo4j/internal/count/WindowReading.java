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

    /** Writes the counts of one window: since the checkpoint where it begins, and of these the ones that are in it. */
    static void read(
            TimelineView view,
            Checkpoints then,
            long startNanos,
            long beginNanos,
            long nowNanos,
            long goodNow,
            long badNow,
            long[] counts,
            int index) {
        int at = COUNTS * index;
        long before = view.at(beginNanos);
        long good = 0;
        long bad = 0;
        long beforeNanos = startNanos;
        if (before != TimelineView.NONE) {
            int slot = view.slot(before);
            good = then.good(slot);
            bad = then.bad(slot);
            beforeNanos = view.nanos(before);
        }
        counts[at] = Checkpoints.difference(goodNow, good);
        counts[at + 1] = Checkpoints.difference(badNow, bad);
        if (beforeNanos < beginNanos) {
            long after = view.after(before);
            boolean none = after == TimelineView.NONE;
            int slot = none ? TimelineView.NONE : view.slot(after);
            long afterNanos = none ? nowNanos : view.nanos(after);
            good = Bracket.at(beginNanos, beforeNanos, good, afterNanos, none ? goodNow : then.good(slot));
            bad = Bracket.at(beginNanos, beforeNanos, bad, afterNanos, none ? badNow : then.bad(slot));
        }
        counts[at + 2] = Checkpoints.difference(goodNow, good);
        counts[at + 3] = Checkpoints.difference(badNow, bad);
    }
}
