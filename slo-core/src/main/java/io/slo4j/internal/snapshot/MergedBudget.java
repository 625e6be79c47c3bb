package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.CheckpointTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The error budget of one SLO of several instances as one. What was left out of one instance's budget is left out of the sum: a
 * span of time, of all instances; forgiven events, as many of the newest bad ones; a reset, of all instances.
 */
final class MergedBudget {
    private static final Comparator<Made> BY_TIME = Comparator.comparing(Made::at)
            .thenComparing(Made::kind)
            .thenComparing(Made::from)
            .thenComparing(Made::until)
            .thenComparing(Made::reason)
            .thenComparing(Made::times);

    private final List<Line> lines;
    private final Instant asOf;

    private MergedBudget(List<Line> lines, Instant asOf) {
        this.lines = lines;
        this.asOf = asOf;
    }

    /**
     * The budgets of some instances as one.
     *
     * @param newest the instance whose definition counts
     */
    static StoredBudget of(List<StoredSlo> instances, StoredSlo newest) {
        Optional<String> slicing = slicing(instances);
        List<Line> lines = instances.stream()
                .filter(slo -> slo.slices().map(StoredSlices::slicing).equals(slicing))
                .map(Line::of)
                .toList();
        MergedBudget merged = new MergedBudget(lines, newest.asOf());
        return merged.budget(merged.corrections(), newest.budget().level());
    }

    /**
     * The budget of an SLO of which an ended process counted a part, and another one goes on.
     *
     * @param ended what the budget counted there
     * @param known the same, at the instants of its own checkpoints alone; null if nothing was corrected where it goes on
     * @param endedBudget what its budget needs beside that
     * @param now when both were read
     */
    static StoredBudget joined(
            CheckpointTotals ended,
            @Nullable CheckpointTotals known,
            StoredBudget endedBudget,
            CheckpointTotals going,
            StoredBudget goingBudget,
            Instant now) {
        List<Line> lines = List.of(new Line(ended, known, endedBudget), new Line(going, null, goingBudget));
        MergedBudget merged = new MergedBudget(lines, now);
        return merged.budget(merged.correctionsInTurn(), goingBudget.level());
    }

    private StoredBudget budget(List<StoredCorrection> corrections, String level) {
        Instant periodStart = lines.stream()
                .map(line -> line.budget.periodStart())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        StoredCounts countsAtStart = periodStart.equals(Instant.EPOCH)
                ? new StoredCounts(0, 0)
                : sum(line -> line.atPeriodStart(periodStart));
        return new StoredBudget(periodStart, countsAtStart, corrections, level);
    }

    /**
     * What a budget counts in one instance, and what was corrected there.
     *
     * @param known the same up to its end, at the instants of its own checkpoints alone; null where these are not known, or close together
     */
    private record Line(CheckpointTotals totals, @Nullable CheckpointTotals known, StoredBudget budget) {
        static Line of(StoredSlo slo) {
            StoredCheckpoints counted =
                    slo.slices().map(StoredSlices::checkpoints).orElse(slo.checkpoints());
            return new Line(counted.totals(), null, slo.budget());
        }

        StoredCounts atPeriodStart(Instant start) {
            return budget.periodStart().equals(start) ? budget.countsAtStart() : atOrBefore(start);
        }

        /* What may lie before the instant is left in. */
        StoredCounts atOrAfter(Instant instant) {
            long nanos = TimeLine.nanos(instant);
            int before = known == null ? -1 : known.indexAt(nanos);
            if (known == null
                    || before == known.instants().length - 1
                    || known.isKnownAt(nanos)
                    || (before >= 0 && known.instants()[before] == nanos)) {
                return atOrBefore(instant);
            }
            return new StoredCounts(known.goodAt(before + 1), known.badAt(before + 1));
        }

        StoredCounts atOrBefore(Instant instant) {
            long[] good = new long[1];
            long[] bad = new long[1];
            totals.at(new long[] {TimeLine.nanos(instant)}, good, bad);
            return new StoredCounts(good[0], bad[0]);
        }
    }

    /**
     * What tells a correction from others of an instance, and the same on several instances from each other.
     *
     * @param times how many like it were made there before
     */
    private record Made(Instant at, StoredCorrection.Kind kind, Instant from, Instant until, String reason, int times) {
        static Made of(StoredCorrection correction, int times) {
            return new Made(
                    correction.at(),
                    correction.kind(),
                    correction.from(),
                    correction.until(),
                    correction.reason(),
                    times);
        }
    }

    /* What was corrected at the same instant stays in its order: how far forgiveness reaches depends on what came before. */
    private List<StoredCorrection> correctionsInTurn() {
        List<StoredCorrection> all = new ArrayList<>();
        for (Line line : lines) {
            for (StoredCorrection correction : line.budget.corrections()) {
                IdentityHashMap<Line, StoredCorrection> of = new IdentityHashMap<>();
                of.put(line, correction);
                all.add(correction(Made.of(correction, 0), of));
            }
        }
        all.sort(Comparator.comparing(StoredCorrection::at));
        return newest(all);
    }

    private List<StoredCorrection> corrections() {
        SortedMap<Made, Map<Line, StoredCorrection>> all = new TreeMap<>(BY_TIME);
        for (Line line : lines) {
            Map<Made, Integer> seen = new HashMap<>();
            for (StoredCorrection correction : line.budget.corrections()) {
                int times = seen.merge(Made.of(correction, 0), 1, Integer::sum) - 1;
                all.computeIfAbsent(Made.of(correction, times), made -> new IdentityHashMap<>())
                        .put(line, correction);
            }
        }
        List<StoredCorrection> merged = new ArrayList<>();
        all.forEach((made, ofLines) -> merged.add(correction(made, ofLines)));
        return newest(merged);
    }

    /* Those that were withdrawn give way first, then the oldest. */
    private static List<StoredCorrection> newest(List<StoredCorrection> corrections) {
        if (corrections.size() > StoredCorrection.MOST) {
            corrections.removeIf(correction -> correction.withdrawn().isPresent());
        }
        return corrections.subList(Math.max(0, corrections.size() - StoredCorrection.MOST), corrections.size());
    }

    private StoredCorrection correction(Made made, Map<Line, StoredCorrection> ofLines) {
        boolean withdrawn =
                ofLines.values().stream().allMatch(one -> one.withdrawn().isPresent());
        return new StoredCorrection(
                made.kind,
                made.at,
                made.reason,
                made.from,
                made.until,
                first(made, ofLines),
                last(made, ofLines),
                took(ofLines),
                withdrawn
                        ? ofLines.values().stream()
                                .flatMap(one -> one.withdrawn().stream())
                                .max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    private Optional<StoredCounts> first(Made made, Map<Line, StoredCorrection> ofLines) {
        return switch (made.kind) {
            case EXCLUSION ->
                made.from.isAfter(asOf) ? Optional.empty() : Optional.of(sum(line -> began(line, made, ofLines)));
            /* How far back so many bad events reach is found when the corrections before it are known. */
            case FORGIVENESS -> last(made, ofLines).map(counts -> new StoredCounts(counts.good(), 0));
            case RESET -> Optional.of(new StoredCounts(0, 0));
        };
    }

    private Optional<StoredCounts> last(Made made, Map<Line, StoredCorrection> ofLines) {
        if (made.kind != StoredCorrection.Kind.EXCLUSION) {
            return Optional.of(
                    sum(line -> own(line, ofLines, StoredCorrection::last).orElseGet(() -> line.atOrBefore(made.at))));
        }
        return made.until.isAfter(asOf)
                ? Optional.empty()
                : Optional.of(sum(line -> own(line, ofLines, StoredCorrection::last)
                        .orElseGet(() -> later(began(line, made, ofLines), line.atOrBefore(made.until)))));
    }

    private static StoredCounts began(Line line, Made made, Map<Line, StoredCorrection> ofLines) {
        return own(line, ofLines, StoredCorrection::first).orElseGet(() -> line.atOrAfter(made.from));
    }

    private static Optional<StoredCounts> own(
            Line line, Map<Line, StoredCorrection> ofLines, Function<StoredCorrection, Optional<StoredCounts>> counts) {
        return Optional.ofNullable(ofLines.get(line)).flatMap(counts);
    }

    private static Optional<StoredCounts> took(Map<Line, StoredCorrection> ofLines) {
        List<StoredCounts> taken =
                ofLines.values().stream().flatMap(one -> one.took().stream()).toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(taken.stream().reduce(new StoredCounts(0, 0), MergedBudget::and));
    }

    private StoredCounts sum(Function<Line, StoredCounts> counts) {
        return lines.stream().map(counts).reduce(new StoredCounts(0, 0), MergedBudget::and);
    }

    /* A tick may have noted the beginning before a checkpoint that is not kept any more. */
    private static StoredCounts later(StoredCounts one, StoredCounts other) {
        return new StoredCounts(Math.max(one.good(), other.good()), Math.max(one.bad(), other.bad()));
    }

    private static StoredCounts and(StoredCounts one, StoredCounts other) {
        return new StoredCounts(MergedCounts.sum(one.good(), other.good()), MergedCounts.sum(one.bad(), other.bad()));
    }

    /* Where some instances count other slices, or none, as happens in the middle of a deploy, the budget is that of one kind. */
    private static Optional<String> slicing(List<StoredSlo> instances) {
        return instances.stream()
                .flatMap(slo -> slo.slices().stream())
                .map(StoredSlices::slicing)
                .max(Comparator.naturalOrder());
    }

    /** The time slices of some instances together: a slice of each instance is one slice. */
    static Optional<StoredSlices> slices(List<StoredSlo> instances, long[] instants) {
        return slicing(instances).map(kept -> {
            List<StoredSlices> alike = instances.stream()
                    .flatMap(slo -> slo.slices().stream())
                    .filter(slices -> slices.slicing().equals(kept))
                    .toList();
            return new StoredSlices(
                    kept,
                    alike.stream()
                            .map(StoredSlices::runningUntil)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    alike.stream().map(StoredSlices::runningFrom).reduce(new StoredCounts(0, 0), MergedBudget::and),
                    MergedCounts.added(
                            alike.stream().map(StoredSlices::checkpoints).toList(), instants));
        });
    }
}
