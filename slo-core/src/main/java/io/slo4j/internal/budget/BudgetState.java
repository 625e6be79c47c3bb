package io.slo4j.internal.budget;

import java.util.List;

/**
 * The state that the budget of one SLO needs, beside its history, to continue in another process. Immutable.
 *
 * @param periodStartNanos when the current calendar period began, in nanoseconds since the epoch; 0 for a rolling period
 * @param countsAtStart the totals then; zero for a rolling period
 * @param corrections the corrections, oldest first
 */
public record BudgetState(long periodStartNanos, Counts countsAtStart, List<Correction> corrections) {}
