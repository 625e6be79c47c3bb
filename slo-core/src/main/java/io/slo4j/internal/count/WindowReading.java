package io.slo4j.internal.count;

/**
 * The events of several windows of one history that end at the same instant, read together. What was read is kept as it is, and
 * reckoned with when it is asked for: of most statuses few windows are looked at. Immutable.
 */
public final class WindowReading {
    /*
     * Of each window, side by side: the totals at the checkpoint where it begins, and when that was; the totals at the next one, and
     * when that was. A window that begins at a checkpoint needs no other.
     */
    static final int READ = 6;

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int NANOS = 2;
    private static final int GOOD_AFTER = 3;
    private static final int BAD_AFTER = 4;
    private static final int NANOS_AFTER = 5;

    private final long startNanos;
    private final long endNanos;
    private final long good;
    private final long bad;
    private final long[] windowsNanos;
    private final long[] read;

    WindowReading(long startNanos, long endNanos, long good, long bad, long[] windowsNanos, long[] read) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.good = good;
        this.bad = bad;
        this.windowsNanos = windowsNanos;
        this.read = read;
    }

    /** Counts since the checkpoint where one of the windows begins, by its index among those that were asked for. */
    public WindowCounts counts(int index) {
        int at = READ * index;
        return counts(read[at + GOOD], read[at + BAD], index);
    }

    /** Counts of the events that lie in one of the windows, as in {@link History#within}. */
    public WindowCounts within(int index) {
        int at = READ * index;
        long begin = endNanos - windowsNanos[index];
        long before = read[at + NANOS];
        if (before >= begin) {
            return counts(index);
        }
        long after = read[at + NANOS_AFTER];
        return counts(
                Bracket.at(begin, before, read[at + GOOD], after, read[at + GOOD_AFTER]),
                Bracket.at(begin, before, read[at + BAD], after, read[at + BAD_AFTER]),
                index);
    }

    private WindowCounts counts(long goodThen, long badThen, int index) {
        return new WindowCounts(
                Checkpoints.difference(good, goodThen),
                Checkpoints.difference(bad, badThen),
                WindowCounts.coverage(startNanos, endNanos, windowsNanos[index]));
    }

    /** Reads what there is to know of the beginning of one window. */
    static void read(
            TimelineView view,
            Checkpoints then,
            long startNanos,
            long beginNanos,
            long nowNanos,
            long goodNow,
            long badNow,
            long[] read,
            int index) {
        int at = READ * index;
        int level = view.levelAt(beginNanos);
        int before = TimelineView.NONE;
        long beforeNanos = startNanos;
        if (level != TimelineView.NONE) {
            Tier tier = view.levels[level];
            before = tier.at(beginNanos);
            int slot = tier.slot(before);
            read[at + GOOD] = then.good(slot);
            read[at + BAD] = then.bad(slot);
            beforeNanos = tier.time(before);
        }
        read[at + NANOS] = beforeNanos;
        if (beforeNanos >= beginNanos) {
            return;
        }
        long after =
                view.after(level == TimelineView.NONE ? TimelineView.NONE : TimelineView.checkpoint(level, before));
        if (after == TimelineView.NONE) {
            read[at + GOOD_AFTER] = goodNow;
            read[at + BAD_AFTER] = badNow;
            read[at + NANOS_AFTER] = nowNanos;
        } else {
            int slot = view.slot(after);
            read[at + GOOD_AFTER] = then.good(slot);
            read[at + BAD_AFTER] = then.bad(slot);
            read[at + NANOS_AFTER] = view.nanos(after);
        }
    }
}
