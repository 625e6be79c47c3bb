package io.slo4j.internal.count;

/**
 * The events of several windows of one history that end at the same instant, read together. What was read is kept as it is, and
 * reckoned with when it is asked for: of most statuses few windows are looked at. Immutable.
 */
public final class WindowReading {
    /* Of each window, side by side: the totals at the checkpoint where it begins, and those at the next one. */
    private static final int READ = 4;

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int GOOD_AFTER = 2;
    private static final int BAD_AFTER = 3;

    private final long startNanos;
    private final long endNanos;
    private final long good;
    private final long bad;
    private final WindowPlaces places;
    private final long[] read;

    private WindowReading(long startNanos, long endNanos, long good, long bad, WindowPlaces places, long[] read) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.good = good;
        this.bad = bad;
        this.places = places;
        this.read = read;
    }

    /** Reads what there is to know of the beginnings of windows, with totals as read now. */
    static WindowReading of(
            WindowPlaces places, Checkpoints then, long startNanos, long nowNanos, long goodNow, long badNow) {
        long[] read = new long[READ * places.windows()];
        for (int i = 0; i < places.windows(); i++) {
            int at = READ * i;
            int before = places.slotBefore(i);
            if (before != TimelineView.NONE) {
                read[at + GOOD] = then.good(before);
                read[at + BAD] = then.bad(before);
                if (places.nanosBefore(i) >= nowNanos - places.windowNanos(i)) {
                    continue;
                }
            }
            int after = places.slotAfter(i);
            read[at + GOOD_AFTER] = after == TimelineView.NONE ? goodNow : then.good(after);
            read[at + BAD_AFTER] = after == TimelineView.NONE ? badNow : then.bad(after);
        }
        return new WindowReading(startNanos, nowNanos, goodNow, badNow, places, read);
    }

    /** Counts since the checkpoint where one of the windows begins, by its index among those that were asked for. */
    public WindowCounts counts(int index) {
        int at = READ * index;
        return counts(read[at + GOOD], read[at + BAD], index);
    }

    /** Counts of the events that lie in one of the windows, as in {@link History#within}. */
    public WindowCounts within(int index) {
        int at = READ * index;
        long begin = endNanos - places.windowNanos(index);
        long before = places.slotBefore(index) == TimelineView.NONE ? startNanos : places.nanosBefore(index);
        if (before >= begin) {
            return counts(index);
        }
        long after = places.slotAfter(index) == TimelineView.NONE ? endNanos : places.nanosAfter(index);
        return counts(
                Bracket.at(begin, before, read[at + GOOD], after, read[at + GOOD_AFTER]),
                Bracket.at(begin, before, read[at + BAD], after, read[at + BAD_AFTER]),
                index);
    }

    private WindowCounts counts(long goodThen, long badThen, int index) {
        return new WindowCounts(
                Checkpoints.difference(good, goodThen),
                Checkpoints.difference(bad, badThen),
                WindowCounts.coverage(startNanos, endNanos, places.windowNanos(index)));
    }
}
