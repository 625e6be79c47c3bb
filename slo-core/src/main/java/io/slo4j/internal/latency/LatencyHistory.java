package io.slo4j.internal.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.latency.LatencyRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The durations of one SLO's events: bucket counts that only grow, and the intervals between readings of them. Any thread
 * records and reads without locks; one thread at a time ticks.
 *
 * <p>Neighbouring intervals are merged as soon as no window needs to begin between them: when the merged one spans at most
 * a twelfth of its age. So any window W begins at most W/12 too early, and thirty days of one-second ticks need about two
 * hundred intervals.
 */
public final class LatencyHistory {
    /** A window begins at most this share of its length too early. */
    public static final int RESOLUTION = 12;

    private final LatencyRange range;
    private final Buckets buckets;
    private final StripedCounts counts;
    private final LongAdder clamped = new LongAdder();
    private volatile long reachNanos;
    private volatile Kept kept;

    /* What was asked for last; whoever asks next may find it of use. */
    private volatile NestedSums asked = NestedSums.NONE;

    /**
     * A reading of the counts, and the intervals up to it; published together, so that a reader of both counts every event
     * exactly once.
     *
     * @param generation grows when intervals of an earlier process come in between
     */
    private record Kept(long readingNanos, Reading reading, List<Interval> intervals, int generation) {}

    /** Counts of all buckets at one time. */
    private static final class Reading {
        final int[] counts;

        Reading(int[] counts) {
            this.counts = counts;
        }

        /** Adds the counts since an earlier reading. Counts are modulo 2^32, and so is their difference. */
        boolean addSince(Reading earlier, long[] sum) {
            boolean any = false;
            for (int i = 0; i < counts.length; i++) {
                int added = counts[i] - earlier.counts[i];
                if (added != 0) {
                    sum[i] += Integer.toUnsignedLong(added);
                    any = true;
                }
            }
            return any;
        }
    }

    /**
     * An empty history.
     *
     * @param startNanos since when events are counted
     * @param reachNanos the longest window it must answer
     */
    public LatencyHistory(LatencyRange range, long startNanos, long reachNanos) {
        this.range = range;
        this.buckets = new Buckets(range);
        this.counts = new StripedCounts(buckets.count());
        this.reachNanos = reachNanos;
        this.kept = new Kept(startNanos, new Reading(new int[buckets.count()]), List.of(), 0);
    }

    public LatencyRange range() {
        return range;
    }

    /** Keeps intervals for windows of this length too, from now on; between ticks. */
    public void reach(long windowNanos) {
        reachNanos = Math.max(reachNanos, windowNanos);
    }

    /** Counts a duration of 0 or more; one outside the range at the nearer end. */
    public void record(long nanos) {
        if (nanos > buckets.highestNanos) {
            clamped.increment();
            counts.increment(buckets.of(buckets.highestNanos));
        } else if (nanos < buckets.lowestNanos) {
            clamped.increment();
            counts.increment(buckets.of(buckets.lowestNanos));
        } else {
            counts.increment(buckets.of(nanos));
        }
    }

    /** How many durations were outside the range, since the beginning. */
    public long clamped() {
        long sum = clamped.sum();
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Counts what was recorded here since the last tick in another history instead; for the thread that ticks, in place of a
     * tick. Both have the same range.
     */
    public void moveTo(LatencyHistory other) {
        Kept last = kept;
        Reading reading = new Reading(counts.read());
        long[] late = new long[buckets.count()];
        if (reading.addSince(last.reading, late)) {
            kept = new Kept(last.readingNanos, reading, last.intervals, last.generation);
            other.counts.add(late);
        }
    }

    /** Ends an interval now; without an event since the last one, there is none to keep. */
    public void tick(long nowNanos) {
        Kept last = kept;
        if (nowNanos <= last.readingNanos) {
            return;
        }
        Reading reading = new Reading(counts.read());
        long[] sum = new long[buckets.count()];
        List<Interval> intervals = last.intervals;
        if (reading.addSince(last.reading, sum)) {
            intervals = new ArrayList<>(intervals);
            intervals.add(Interval.of(last.readingNanos, nowNanos, sum));
        }
        kept = new Kept(nowNanos, reading, List.copyOf(thinned(intervals, nowNanos, sum)), last.generation);
    }

    /** Whether an event of the interval that a tick has just ended took longer than this; for the thread that ticks. */
    public boolean anySlower(Duration threshold, long tickNanos) {
        List<Interval> intervals = kept.intervals;
        if (intervals.isEmpty() || intervals.get(intervals.size() - 1).endNanos() != tickNanos) {
            return false;
        }
        long[] sum = new long[buckets.count()];
        intervals.get(intervals.size() - 1).addTo(sum);
        for (int i = buckets.of(Math.min(Nanos.of(threshold), buckets.highestNanos)) + 1; i < sum.length; i++) {
            if (sum[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private List<Interval> thinned(List<Interval> intervals, long nowNanos, long[] scratch) {
        List<Interval> thinned = new ArrayList<>(intervals.size());
        for (Interval next : intervals) {
            if (next.endNanos() <= nowNanos - reachNanos) {
                continue;
            }
            int last = thinned.size() - 1;
            long most = (nowNanos - next.endNanos()) / RESOLUTION;
            if (last >= 0 && next.endNanos() - thinned.get(last).startNanos() <= most) {
                thinned.set(last, thinned.get(last).and(next, scratch));
            } else {
                thinned.add(next);
            }
        }
        return thinned;
    }

    /**
     * Takes over what an earlier process counted, beside what has been counted here; while nobody ticks. Intervals that end
     * after an instant have not happened yet and are ignored.
     *
     * @param clampedBefore how many of its durations were outside the range
     * @param intervals its intervals
     * @throws IllegalArgumentException if the intervals are not in order, or not of this range
     */
    public void restore(long clampedBefore, List<Interval> intervals, long untilNanos) {
        List<Interval> past = new ArrayList<>();
        long beforeNanos = Long.MIN_VALUE;
        for (Interval interval : intervals) {
            if (interval.endNanos() < beforeNanos) {
                throw new IllegalArgumentException("latency intervals must be in order of their ends, but "
                        + TimeLine.instant(interval.endNanos()) + " came after " + TimeLine.instant(beforeNanos));
            }
            beforeNanos = interval.endNanos();
            if (interval.endNanos() <= untilNanos) {
                interval.requireCounts(buckets.count());
                past.add(interval);
            }
        }
        Kept here = kept;
        clamped.add(Math.min(clampedBefore, Long.MAX_VALUE / 2));
        past.addAll(here.intervals);
        past.sort(Comparator.comparingLong(Interval::endNanos));
        List<Interval> thinned = thinned(past, untilNanos, new long[buckets.count()]);
        kept = new Kept(here.readingNanos, here.reading, List.copyOf(thinned), here.generation + 1);
    }

    /** The intervals up to now, the running one included. */
    public List<Interval> intervalsUpTo(long nowNanos) {
        Kept last = kept;
        Interval running = running(last, Math.max(nowNanos, last.readingNanos));
        if (running == null) {
            return last.intervals;
        }
        List<Interval> intervals = new ArrayList<>(last.intervals);
        intervals.add(running);
        return intervals;
    }

    /** What was counted since the last tick; null if that is nothing. */
    private @Nullable Interval running(Kept last, long endNanos) {
        BucketSums sums = BucketSums.borrow(buckets.count());
        try {
            sums.addSince(counts, last.reading.counts);
            return sums.isEmpty() ? null : sums.interval(last.readingNanos, endNanos);
        } finally {
            sums.giveBack();
        }
    }

    /** How many intervals are kept. */
    int intervals() {
        return kept.intervals.size();
    }

    /** Everything counted up to now. Any number of windows can be read from it. */
    public LatencyReading read() {
        Kept last = kept;
        return new LatencyReading(
                range, buckets, last.intervals, running(last, last.readingNanos), clamped(), last.generation, this);
    }

    NestedSums asked() {
        return asked;
    }

    void asked(NestedSums sums) {
        asked = sums;
    }
}
