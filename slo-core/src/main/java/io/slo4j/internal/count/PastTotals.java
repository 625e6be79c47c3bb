package io.slo4j.internal.count;

/** The totals of one history at the checkpoints of the timeline. */
public interface PastTotals {
    /** The good events at the checkpoint in a slot; 0 where there is no checkpoint so old. */
    long goodAt(int slot);

    /** The bad events at the checkpoint in a slot; 0 where there is no checkpoint so old. */
    long badAt(int slot);

    /** What is known of the totals at an instant, by the checkpoints of a view; for the thread that ticks. */
    Bracket around(TimelineView view, long instantNanos, long nowNanos, long goodNow, long badNow);

    /** Since when events are counted, in nanoseconds since the epoch. */
    long startNanos();
}
