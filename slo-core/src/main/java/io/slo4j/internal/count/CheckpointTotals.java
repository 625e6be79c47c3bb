package io.slo4j.internal.count;

import java.util.Arrays;

/**
 * The totals of one history at some checkpoints, and now: a function of time that is constant between checkpoints, and 0 before
 * the first one.
 *
 * @param instants when the checkpoints were taken, in nanoseconds since the epoch, ascending; not to be changed
 * @param good good events at each; only the owner changes them
 * @param bad bad events at each; only the owner changes them
 * @param goodNow good events now, 0 or more
 * @param badNow bad events now, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent")
public record CheckpointTotals(long[] instants, long[] good, long[] bad, long goodNow, long badNow) {
    /**
     * The totals at other instants.
     *
     * @param others nanoseconds since the epoch, ascending
     * @param goodAt where the good events are put, as long as {@code others}
     * @param badAt where the bad events are put, as long as {@code others}
     */
    public void at(long[] others, long[] goodAt, long[] badAt) {
        int next = 0;
        for (int i = 0; i < others.length; i++) {
            while (next < instants.length && instants[next] <= others[i]) {
                next++;
            }
            goodAt[i] = next == 0 ? 0 : good[next - 1];
            badAt[i] = next == 0 ? 0 : bad[next - 1];
        }
    }

    /** Which checkpoint is the newest at or before an instant; -1 if there is none. */
    public int indexAt(long nanos) {
        int found = Arrays.binarySearch(instants, nanos);
        return found >= 0 ? found : -found - 2;
    }

    /** The good events at a checkpoint; 0 at -1, before the first, and those of now after the last. */
    public long goodAt(int index) {
        return index < 0 ? 0 : index == good.length ? goodNow : good[index];
    }

    /** The bad events at a checkpoint; 0 at -1, before the first, and those of now after the last. */
    public long badAt(int index) {
        return index < 0 ? 0 : index == bad.length ? badNow : bad[index];
    }

    /** Whether nothing was counted between the checkpoints around an instant. */
    public boolean isKnownAt(long nanos) {
        int before = indexAt(nanos);
        return goodAt(before) == goodAt(before + 1) && badAt(before) == badAt(before + 1);
    }

    /**
     * Of these checkpoints the last ones, and the totals of now as another one.
     *
     * @param apartNanos how far apart they are, where there is a choice
     * @param nowNanos when the totals of now were read
     */
    public CheckpointTotals since(long fromNanos, long apartNanos, long nowNanos) {
        long[] chosen = new long[instants.length + 1];
        int count = 0;
        long dueNanos = fromNanos;
        for (int i = 0; i < instants.length && instants[i] < nowNanos; i++) {
            if (i + 1 == instants.length || instants[i + 1] > dueNanos) {
                chosen[count++] = instants[i];
                dueNanos = instants[i] + apartNanos;
            }
        }
        chosen[count] = nowNanos;
        CheckpointTotals since = at(Arrays.copyOf(chosen, count + 1));
        since.good[count] = goodNow;
        since.bad[count] = badNow;
        return since;
    }

    /** The same at other instants, ascending and not to be changed any more. */
    public CheckpointTotals at(long[] others) {
        long[] goodAt = new long[others.length];
        long[] badAt = new long[others.length];
        at(others, goodAt, badAt);
        return new CheckpointTotals(others, goodAt, badAt, goodNow, badNow);
    }

    /**
     * The totals of a process that has ended, at the instants of one that goes on. From its end on they are its last ones, so
     * that what it counted after its last checkpoint is older than any window from then on.
     *
     * @param others ascending and not to be changed any more
     * @param asOfNanos when the last totals were read
     * @param nowNanos when the other process takes them over. Where its clock is behind, that is before {@code asOfNanos}:
     *     what was counted in between has not happened yet. It stays in the totals, and is in no window.
     */
    public CheckpointTotals ended(long[] others, long asOfNanos, long nowNanos) {
        CheckpointTotals ended = at(others);
        long[] goodAtEnd = {goodNow};
        long[] badAtEnd = {badNow};
        if (nowNanos < asOfNanos) {
            at(new long[] {nowNanos}, goodAtEnd, badAtEnd);
        }
        long end = Math.min(asOfNanos, nowNanos);
        for (int i = 0; i < others.length; i++) {
            boolean past = others[i] < end;
            ended.good[i] = past ? ended.good[i] + goodNow - goodAtEnd[0] : goodNow;
            ended.bad[i] = past ? ended.bad[i] + badNow - badAtEnd[0] : badNow;
        }
        return ended;
    }

    /** These and others at the same instants, added up. What cannot be counted any more stays at the highest count. */
    public CheckpointTotals plus(CheckpointTotals others) {
        long[] goodAt = new long[instants.length];
        long[] badAt = new long[instants.length];
        for (int i = 0; i < instants.length; i++) {
            goodAt[i] = sum(good[i], others.good[i]);
            badAt[i] = sum(bad[i], others.bad[i]);
        }
        return new CheckpointTotals(instants, goodAt, badAt, sum(goodNow, others.goodNow), sum(badNow, others.badNow));
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The checkpoint from which on nothing was counted; now, if something was counted after the last one. */
    public long settledNanos(long nowNanos) {
        int settled = instants.length;
        while (settled > 0 && good[settled - 1] == goodNow && bad[settled - 1] == badNow) {
            settled--;
        }
        return settled == instants.length ? nowNanos : instants[settled];
    }
}
