package io.slo4j.internal.snapshot;

import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.budget.BudgetState;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.UsualTraffic;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.latency.LatencyHistory;

/** Lets an SLO go on from another one of the same registry, whose counts it has already; while nobody ticks. */
public final class Succession {
    private static final Log LOG = Log.of("io.slo4j");

    private Succession() {}

    /**
     * Takes over budget, level and rules, as far as the other definition allows.
     *
     * @param before the other one, stored at this instant
     * @param next the parts that go on, which nobody has seen yet
     */
    public static void goOn(StoredSlo before, SloParts next, long nowNanos) {
        BudgetState budget = BudgetMapper.restored(before.budget());
        if (SlicesMapper.countsAlike(before, next.definition())) {
            next.budget().restore(budget, nowNanos);
        } else {
            SlicesMapper.warnOfAnother(next.definition(), budget);
            next.budget().restoreByTime(budget, nowNanos);
        }
        WatchMapper.restore(before, next);
        LevelEvaluator levels = next.levels();
        if (levels != null) {
            History budgeted = next.budgeted();
            double remaining = next.budget()
                    .read(nowNanos, budgeted.good(), budgeted.bad(), 0)
                    .remaining();
            levels.resume(before.budget().level(), remaining);
        }
        for (RuleEvaluator rule : next.rules()) {
            rule.restore(RuleMapper.restored(rule.rule(), next.definition(), before.alerts(), nowNanos));
        }
    }

    /** Adds the bad events by cause that were counted elsewhere. */
    public static void goOnWithCauses(StoredSlo before, SloParts next, long nowNanos) {
        next.causes()
                .add(
                        before.causes(),
                        Math.min(TimeLine.nanos(before.asOf()), nowNanos),
                        nowNanos,
                        next.history().timeline().reachNanos());
    }

    /** Adds the events by hour that were counted elsewhere, if anybody wants to know what is usual. */
    public static void goOnWithUsual(StoredSlo before, SloParts next) {
        UsualTraffic usual = next.history().usual();
        if (usual != null) {
            usual.add(before.usual());
        }
    }

    /** Takes over latency windows that are counted elsewhere, if they tell the same durations apart. */
    public static void goOnWithLatency(StoredSlo before, SloParts next, long nowNanos) {
        LatencyHistory latency = next.latency();
        if (latency == null || before.latency().isEmpty()) {
            return;
        }
        try {
            LatencyMapper.restore(before.latency().get(), latency, nowNanos);
        } catch (IllegalArgumentException e) {
            LOG.warn("latency windows of SLO \"" + next.definition().name() + "\" start afresh: " + e.getMessage());
        }
    }
}
