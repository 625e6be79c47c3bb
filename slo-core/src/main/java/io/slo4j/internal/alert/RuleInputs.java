package io.slo4j.internal.alert;

import io.slo4j.internal.count.CachedWindow;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.latency.LatencyHistory;
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
public record RuleInputs(
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
        double remaining(Sample now);
    }

    CachedWindow follow(long windowNanos) {
        return new CachedWindow(history, starts, windowNanos);
    }

    CachedWindow followBudgeted(long windowNanos) {
        return new CachedWindow(budgeted, starts, windowNanos);
    }
}
