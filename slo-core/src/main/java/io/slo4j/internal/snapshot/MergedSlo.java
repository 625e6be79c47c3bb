package io.slo4j.internal.snapshot;

import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.HourlyEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One SLO of several instances as one; what {@link Merging} says of its order holds here too. */
final class MergedSlo {
    private static final Comparator<StoredSlo> BY_AGE_OF_DEFINITION = Comparator.comparing(StoredSlo::asOf)
            .thenComparing(slo -> slo.definition().objective())
            .thenComparing(slo -> slo.definition().period())
            .thenComparing(slo -> slo.definition().description().toString())
            .thenComparing(slo -> slo.definition().labels().toString())
            .thenComparing(slo -> slo.budget().level());

    private static final Comparator<StoredAlert> BY_URGENCY = Comparator.comparing(StoredAlert::state)
            .thenComparing(StoredAlert::since, Comparator.reverseOrder())
            .thenComparing(StoredAlert::quiet, Comparator.reverseOrder())
            .thenComparing(StoredAlert::quietSince)
            .thenComparing(StoredAlert::fired, Comparator.reverseOrder())
            .thenComparing(StoredAlert::definition);

    private static final Comparator<StoredInterval> BY_END = Comparator.comparing(StoredInterval::end)
            .thenComparing(StoredInterval::start)
            .thenComparing(StoredInterval::counts, Arrays::compare);

    private MergedSlo() {}

    static StoredSlo of(List<StoredSlo> instances, long[] instants) {
        StoredSlo newest = instances.stream().max(BY_AGE_OF_DEFINITION).orElseThrow();
        requireOneMeaning(newest, instances);
        StoredCheckpoints checkpoints = MergedCounts.added(
                instances.stream().map(StoredSlo::checkpoints).toList(), instants);
        Optional<StoredSlices> slices = MergedBudget.slices(instances, instants);
        StoredBudget budget = MergedBudget.of(instances, newest);
        return new StoredSlo(
                newest.definition(),
                instances.stream().map(StoredSlo::start).min(Instant::compareTo).orElseThrow(),
                newest.asOf(),
                checkpoints,
                /* In the order of what is known of them. */
                instances.size() == 1 ? newest.alerts() : alerts(instances),
                latency(instances),
                budget,
                slices,
                MergedWatch.of(instances, slices.map(StoredSlices::checkpoints).orElse(checkpoints), budget),
                instances.size() == 1 ? newest.marks() : StoredMarks.NONE,
                causes(instances),
                instances.stream().map(StoredSlo::usual).reduce(HourlyEvents.NONE, HourlyEvents::plus));
    }

    /* What was counted since the last instant of one was counted when its totals were read. */
    private static CausePast causes(List<StoredSlo> instances) {
        return instances.size() == 1
                ? instances.get(0).causes()
                : instances.stream()
                        .map(slo -> slo.causes().endedAt(TimeLine.nanos(slo.asOf()) / 1_000_000))
                        .reduce(CausePast.NONE, CausePast::plus);
    }

    private static void requireOneMeaning(StoredSlo newest, List<StoredSlo> instances) {
        for (StoredSlo slo : instances) {
            if (!slo.definition().good().equals(newest.definition().good())) {
                throw new IllegalArgumentException("good must mean the same in all snapshots of SLO \"" + slo.name()
                        + "\", but was \"" + newest.definition().good() + "\" and \""
                        + slo.definition().good() + "\"");
            }
        }
    }

    private static List<StoredAlert> alerts(List<StoredSlo> instances) {
        SortedMap<String, StoredAlert> byRule = new TreeMap<>();
        instances.stream()
                .flatMap(slo -> slo.alerts().stream())
                .forEach(alert -> byRule.merge(
                        alert.severity() + " " + alert.rule(),
                        alert,
                        (one, other) -> BY_URGENCY.compare(one, other) >= 0 ? one : other));
        return List.copyOf(byRule.values());
    }

    private static Optional<StoredLatency> latency(List<StoredSlo> instances) {
        List<StoredLatency> all =
                instances.stream().flatMap(slo -> slo.latency().stream()).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        StoredLatency first = all.get(0);
        if (!all.stream().allMatch(first::fits)) {
            throw new IllegalArgumentException("latency range must be the same in all snapshots of SLO \""
                    + instances.get(0).name() + "\", but was not");
        }
        return Optional.of(new StoredLatency(
                first.lowest(),
                first.highest(),
                first.significantDigits(),
                all.stream().mapToLong(StoredLatency::clamped).reduce(0, MergedCounts::sum),
                all.stream()
                        .flatMap(latency -> latency.intervals().stream())
                        .sorted(BY_END)
                        .toList()));
    }
}
