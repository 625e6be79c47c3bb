package io.slo4j.internal.count;

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
