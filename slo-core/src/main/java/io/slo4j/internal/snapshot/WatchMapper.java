package io.slo4j.internal.snapshot;

import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.SpentTicks;
import io.slo4j.internal.budget.LastSpent;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.History;
import java.util.List;

/** What an SLO has reached by its last bad event, stored and restored. */
final class WatchMapper {
    private WatchMapper() {}

    static StoredWatch stored(SloParts slo, long atNanos) {
        History budgeted = slo.budgeted();
        LastSpent last = slo.budget().lastSpent(atNanos, budgeted.good(), budgeted.bad());
        return new StoredWatch(
                TimeLine.instant(last.nanos()),
                CountsMapper.stored(last.totals()),
                TimeLine.instant(last.startNanos()),
                CountsMapper.stored(last.atStart()),
                slo.rules().stream().map(RuleEvaluator::reached).toList(),
                TimeLine.instant(slo.watchedSinceNanos()),
                slo.readings().spentTicks().latestFirst().stream()
                        .map(TimeLine::instant)
                        .toList(),
                false);
    }

    /**
     * Lets a budget and rules go on from there. Without a word of it, the last bad event is taken for one of the instant at which
     * the SLO was stored. Where the budget counted something else, events or other slices, it means nothing here.
     */
    static void restore(StoredSlo stored, SloParts next) {
        if (!SlicesMapper.countsAlike(stored, next.definition())) {
            return;
        }
        next.budget().restore(stored.watch().map(WatchMapper::lastSpent).orElseGet(() -> {
            History budgeted = next.budgeted();
            return next.budget().lastSpent(TimeLine.nanos(stored.asOf()), budgeted.good(), budgeted.bad());
        }));
        stored.watch().ifPresent(last -> {
            if (last.ofSeveral()) {
                next.budget()
                        .restoreLeast(stored.slices()
                                .map(StoredSlices::checkpoints)
                                .orElse(stored.checkpoints())
                                .totals());
            }
            restoreReached(stored, last, next);
            next.readings()
                    .resume(SpentTicks.of(
                            last.spent().stream().map(TimeLine::nanos).toList()));
        });
    }

    private static LastSpent lastSpent(StoredWatch stored) {
        return new LastSpent(
                TimeLine.nanos(stored.at()),
                CountsMapper.restored(stored.totals()),
                TimeLine.nanos(stored.periodStart()),
                CountsMapper.restored(stored.atStart()));
    }

    private static void restoreReached(StoredSlo stored, StoredWatch last, SloParts next) {
        List<StoredAlert> before = stored.alerts();
        for (RuleEvaluator rule : next.rules()) {
            for (int i = 0; i < Math.min(before.size(), last.reached().size()); i++) {
                if (last.reached().get(i) != 0 && RuleMapper.isOf(before.get(i), rule.rule(), next.definition())) {
                    rule.restoreReached(last.reached().get(i));
                }
            }
        }
    }
}
