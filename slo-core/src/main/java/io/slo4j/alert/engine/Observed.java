package io.slo4j.alert.engine;

import io.slo4j.latency.engine.LatencyHistory;
import io.slo4j.window.FollowedWindow;
import io.slo4j.window.History;
import io.slo4j.window.WindowStarts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one SLO look at.
 *
 * @param history its events
 * @param budgeted what its budget counts, and burn rates are of: its events, or its time slices
 * @param starts where the windows of all rules begin
 * @param latency its durations, if it keeps them
 * @param budget what is left of its budget
 * @param errorBudget 1 - objective
 * @param observedOnly whether windows are judged by what was observed only
 */
public record Observed(
        History history,
        History budgeted,
        WindowStarts starts,
        @Nullable LatencyHistory latency,
        Budget budget,
        BigDecimal errorBudget,
        boolean observedOnly) {

    /** The error budget as a rule sees it. */
    @FunctionalInterface
    public interface Budget {
        /** The share of the period's error budget that is left; for the thread that ticks. */
        double remaining(Moment now);
    }

    FollowedWindow follow(long windowNanos) {
        return new FollowedWindow(history, starts, windowNanos);
    }

    FollowedWindow followBudgeted(long windowNanos) {
        return new FollowedWindow(budgeted, starts, windowNanos);
    }
}
