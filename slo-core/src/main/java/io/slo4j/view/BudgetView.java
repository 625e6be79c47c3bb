package io.slo4j.view;

import io.slo4j.SloStatus;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of an error budget. Where it counts time slices, read "event" as "time slice". Immutable.
 *
 * @param errorBudget 1 - objective, above 0 and below 1
 * @param period the length of the period as text, {@code 30d}; for a calendar period the real length of the current one
 * @param good good events in the period, without excluded ones
 * @param bad bad events in the period, without excluded and forgiven ones
 * @param coverage how much of the whole period was observed and not excluded, 0 to 1
 * @param consumed the share of the budget that is consumed, 0 or more
 * @param remaining the share that is left: at most 1, below 0 when overspent
 * @param badEventsLeft how many more bad events the period allows, at the traffic observed so far
 * @param burnRate the burn rate over the observed part of the period
 * @param currentBurnRate the burn rate at which the rest is spent
 * @param timeToExhaustion how long the rest lasts at that rate, in ISO 8601; null if it does not run out
 * @param renewsIn the time until the next calendar period, in ISO 8601; null for a rolling period
 * @param level the name of its level; null without a budget policy
 * @param allowed the actions that the level allows, in alphabetical order; empty without a budget policy
 * @param text the status in a sentence, without a full stop
 * @param corrections the corrections, oldest first
 */
public record BudgetView(
        double errorBudget,
        String period,
        long good,
        long bad,
        double coverage,
        double consumed,
        double remaining,
        long badEventsLeft,
        double burnRate,
        double currentBurnRate,
        @Nullable String timeToExhaustion,
        @Nullable String renewsIn,
        @Nullable String level,
        List<String> allowed,
        String text,
        List<CorrectionView> corrections) {
    static BudgetView of(SloStatus status) {
        BudgetStatus budget = status.budget();
        return new BudgetView(
                budget.errorBudget(),
                Durations.text(budget.period()),
                budget.good(),
                budget.bad(),
                budget.coverage(),
                budget.consumed(),
                budget.remaining(),
                budget.badEventsLeft(),
                budget.burnRate(),
                budget.currentBurnRate(),
                budget.timeToExhaustion().map(Duration::toString).orElse(null),
                budget.renewsIn().map(Duration::toString).orElse(null),
                status.budgetLevel().map(BudgetLevel::name).orElse(null),
                status.budgetLevel().map(PlainText::allowed).orElse(List.of()),
                budget.text(),
                status.corrections().stream().map(CorrectionView::of).toList());
    }
}
