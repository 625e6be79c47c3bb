package io.slo4j.internal.snapshot;

import io.slo4j.internal.alert.SpentTicks;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.CheckpointTotals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the instances of one SLO have reached together: by the last bad event of any of them. What all had counted then is read from
 * their checkpoints. The distances of rules are not known, because none of them has judged what all counted.
 */
final class MergedWatch {
    private static final Comparator<StoredWatch> BY_LAST =
            Comparator.comparing(StoredWatch::at).thenComparing(StoredWatch::periodStart);

    private MergedWatch() {}

    /**
     * What they have reached; empty if it is not known of one of them.
     *
     * @param budgeted what the budget has counted of all
     * @param budget the budget of all
     */
    static Optional<StoredWatch> of(List<StoredSlo> instances, StoredCheckpoints budgeted, StoredBudget budget) {
        if (!instances.stream().allMatch(slo -> slo.watch().isPresent())) {
            return Optional.empty();
        }
        if (instances.size() == 1) {
            return instances.get(0).watch();
        }
        List<StoredWatch> all =
                instances.stream().flatMap(slo -> slo.watch().stream()).toList();
        StoredWatch last = all.stream().max(BY_LAST).orElseThrow();
        Instant since = all.stream()
                .map(StoredWatch::since)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Instant> spent = all.stream()
                .flatMap(watch -> watch.spent().stream())
                .sorted(Comparator.reverseOrder())
                .limit(SpentTicks.MOST)
                .toList();
        CheckpointTotals totals = budgeted.totals();
        StoredCounts atStart = budget.periodStart().equals(last.periodStart())
                ? budget.countsAtStart()
                : at(last.periodStart(), totals);
        return Optional.of(new StoredWatch(
                last.at(), at(last.at(), totals), last.periodStart(), atStart, List.of(), since, spent, true));
    }

    private static StoredCounts at(Instant instant, CheckpointTotals all) {
        CheckpointTotals then = all.at(new long[] {TimeLine.nanos(instant)});
        return new StoredCounts(then.good()[0], then.bad()[0]);
    }
}
