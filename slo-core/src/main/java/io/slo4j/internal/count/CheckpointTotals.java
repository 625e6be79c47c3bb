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
}
