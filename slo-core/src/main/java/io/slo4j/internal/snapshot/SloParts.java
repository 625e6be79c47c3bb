package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.TickReadings;
import io.slo4j.internal.budget.BudgetAccount;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.count.History;
import io.slo4j.internal.latency.LatencyHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one SLO that a snapshot keeps.
 *
 * @param definition its definition
 * @param history its events
 * @param slices its time slices; null if its budget counts events
 * @param latency its latency windows; null if it keeps none
 * @param causes its bad events by cause
 * @param budget its budget
 * @param levels the level of its budget; null without a policy
 * @param rules its rules
 * @param readings what its rules have read last
 * @param watchedSinceNanos since when ticks have come without a gap
 */
public record SloParts(
        SloDefinition definition,
        History history,
        @Nullable TimeSlices slices,
        @Nullable LatencyHistory latency,
        CauseCounts causes,
        BudgetAccount budget,
        @Nullable LevelEvaluator levels,
        List<RuleEvaluator> rules,
        TickReadings readings,
        long watchedSinceNanos) {

    /** What the budget counts. */
    History budgeted() {
        return slices == null ? history : slices.history();
    }
}
