package io.slo4j.internal.snapshot;

import io.slo4j.budget.BudgetLevel;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Sampling;
import java.util.List;
import java.util.Optional;

/**
 * What several SLOs have counted, which differ in their names only, for another one of the kind that goes on with all of it. Their
 * alerts, and what was corrected of their budgets, are not part of it.
 */
public final class PooledCounts {
    private final StoredSlo sum;

    private PooledCounts(StoredSlo sum) {
        this.sum = sum;
    }

    /**
     * The counts of some SLOs.
     *
     * @param some at least one, all stored at one instant
     * @param instants when checkpoints were taken; not to be changed any more
     */
    public static PooledCounts of(List<StoredSlo> some, long[] instants) {
        return new PooledCounts(
                MergedSlo.of(some.stream().map(one -> counts(one, "")).toList(), instants));
    }

    private static StoredSlo counts(StoredSlo slo, String level) {
        StoredBudget budget = slo.budget();
        return new StoredSlo(
                slo.definition(),
                slo.start(),
                slo.asOf(),
                slo.checkpoints(),
                List.of(),
                slo.latency().map(PooledCounts::past),
                new StoredBudget(budget.periodStart(), budget.countsAtStart(), List.of(), level),
                slo.slices(),
                Optional.empty(),
                slo.marks(),
                slo.causes(),
                slo.usual());
    }

    /* What has come since the last tick is not in the past yet, and is an interval that ends where it begins. */
    private static StoredLatency past(StoredLatency latency) {
        return new StoredLatency(
                latency.lowest(),
                latency.highest(),
                latency.significantDigits(),
                latency.clamped(),
                latency.intervals().stream()
                        .filter(interval -> interval.start().isBefore(interval.end()))
                        .toList());
    }

    /** When the histories of the one that goes on begin. */
    public SloStart start(SloStart here) {
        long startNanos = TimeLine.nanos(sum.start());
        return new SloStart(
                Math.min(here.eventsNanos(), startNanos),
                sum.slices().isPresent() ? Math.min(here.slicesNanos(), startNanos) : here.slicesNanos());
    }

    /** Adds what made events bad to what an SLO has counted itself; while nobody ticks. */
    public void addCausesTo(SloParts next, long nowNanos) {
        Succession.goOnWithCauses(sum, next, nowNanos);
        Succession.goOnWithUsual(sum, next);
    }

    /**
     * Lets an SLO go on with these counts too; while nobody ticks.
     *
     * @param here what it has counted itself
     * @param sampling reads its checkpoints, at the instants of these counts
     * @param next the parts that go on, which nobody has seen yet
     */
    public void addTo(SloParts here, Sampling sampling, SloParts next, long nowNanos) {
        String level = Optional.ofNullable(here.levels())
                .map(LevelEvaluator::level)
                .map(BudgetLevel::name)
                .orElse("");
        new Continuation(sampling, sampling.instants(), nowNanos, nowNanos).restore(counts(sum, level), here, next);
    }
}
