package io.slo4j.internal.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;

/**
 * The values that the rules of one SLO read at one instant: in a tick, or from a status. A window is identified by its
 * index among the windows that the SLO shows.
 */
public interface Readings {
    /** The instant, and the totals then. */
    Sample now();

    /** The instant, in nanoseconds since the epoch. */
    default long nanos() {
        return now().nanos();
    }

    /** Whether the budget has counted a bad event since the last tick: without one, no failure is worse than it was. */
    boolean hasSpent();

    /** Whether less may be left of the budget than at the last tick: a bad event was counted, or a correction was made. */
    boolean mayHaveLess();

    /** The last ticks in which the budget has counted a bad event, this one among them. */
    SpentTicks spentTicks();

    /** Whether an event that took longer than this was counted since the last tick. */
    boolean anySlower(Duration threshold);

    /** Since when ticks have come without a gap, in nanoseconds since the epoch: nobody knows what came in a gap. */
    long watchedSinceNanos();

    /** The good and bad events in a window and between it and the checkpoint before it: for their ratio. */
    WindowCounts events(int window);

    /** What the budget counts in a window: the same events, or time slices. */
    WindowCounts budgeted(int window);

    /**
     * The events that lie in a window. The others begin at the checkpoint before it, for the sake of exact ratios, and hold
     * more than this.
     */
    WindowCounts eventsWithin(int window);

    /** What the budget counts and lies in a window. */
    WindowCounts budgetedWithin(int window);

    /** Whether the SLO keeps latency windows. */
    boolean tracksLatency();

    /** The durations of the events in a window; for an SLO that keeps latency windows. */
    LatencyStatus latency(int window);

    /** The share of the period's error budget that is left, below 0 when overspent. */
    double remaining();

    /** The status of the error budget. */
    BudgetStatus budget();
}
