package io.slo4j.internal.snapshot;

import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.budget.BudgetState;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.SlicesState;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.guard.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets an SLO go on from what was counted of it before: here, and by an earlier process that has ended. What both counted is
 * added, as that of two instances is. For one thread, while nobody ticks.
 */
final class Continuation {
    private static final Log LOG = Log.of("io.slo4j");
    private static final Counts NOTHING = new Counts(0, 0);

    private final Sampling sampling;
    private final long[] instants;
    private final long takenOverNanos;
    private final long nowNanos;

    /**
     * What goes on now.
     *
     * @param sampling reads what was counted here
     * @param instants when checkpoints were taken on the timeline on which everything goes on; not to be changed any more
     * @param takenOverNanos when the timeline took up the checkpoints of the earlier process
     */
    Continuation(Sampling sampling, long[] instants, long takenOverNanos, long nowNanos) {
        this.sampling = sampling;
        this.instants = instants;
        this.takenOverNanos = takenOverNanos;
        this.nowNanos = nowNanos;
    }

    /**
     * Lets one SLO go on.
     *
     * @param stored what the earlier process left of it, if anything
     * @param here what was counted here
     * @param next the parts that go on, which nobody has seen yet
     */
    void restore(@Nullable StoredSlo stored, SloParts here, SloParts next) {
        CheckpointTotals counted = sampling.read(here.history()).at(instants);
        CheckpointTotals events = stored == null ? null : stored.checkpoints().totals();
        CheckpointTotals ended = stored == null || events == null ? null : ended(stored, events, instants);
        next.history()
                .restore(
                        ended == null ? counted : counted.plus(ended),
                        counted.goodNow() - here.history().earlierGood(),
                        counted.badNow() - here.history().earlierBad());
        new JoinedMarks(here.history(), nowNanos)
                .restore(
                        stored == null || events == null ? null : endedEvents(stored, events, here.history()),
                        next.history());
        BudgetState ours = here.budget().state();
        if (here.slices() != null && next.slices() != null) {
            SlicesState slices = here.slices().state(sampling).at(instants);
            SlicesState endedSlices = stored == null
                    ? null
                    : slices(stored, here.slices().slicing(), here.slices().history(), instants);
            Counts before = ended == null ? NOTHING : new Counts(ended.goodNow(), ended.badNow());
            next.slices()
                    .restore(
                            endedSlices == null ? slices.after(before) : slices.plus(endedSlices),
                            next.history().good(),
                            next.history().bad());
            new JoinedMarks(here.slices().history(), nowNanos)
                    .restore(
                            stored == null || endedSlices == null
                                    ? null
                                    : endedSlices(stored, endedSlices, here.slices()),
                            next.slices().history());
            SlicesState endedAtMarks = stored == null
                    ? null
                    : slices(stored, here.slices().slicing(), here.slices().history(), withMarks(stored, next));
            restoreBudget(stored, endedAtMarks == null ? null : endedAtMarks.totals(), ours, slices.totals(), next);
        } else {
            CheckpointTotals endedAtMarks = stored == null
                            || events == null
                            || ended == null
                            || stored.slices().isPresent()
                    ? null
                    : endedAtMarks(stored, events, ended, next);
            restoreBudget(stored, endedAtMarks, ours, counted, next);
        }
        if (stored != null) {
            WatchMapper.restore(stored, next);
        }
        resumeLevel(stored, here, next);
        resumeRules(stored, here, next);
        if (stored != null && next.latency() != null) {
            stored.latency().ifPresent(earlier -> restoreLatency(earlier, next));
        }
    }

    /* Up to the beginning of those here, as if the earlier process had gone on until then. */
    private @Nullable SlicesState slices(StoredSlo stored, Slicing slicing, History here, long[] at) {
        Counts events = new Counts(stored.good(), stored.bad());
        return SlicesMapper.ended(stored, slicing, at, takenOverNanos)
                .map(ended -> ended.until(here.startNanos(), events, slicing))
                .orElse(null);
    }

    private JoinedMarks.Ended endedEvents(StoredSlo stored, CheckpointTotals totals, History here) {
        long asOfNanos = TimeLine.nanos(stored.asOf());
        return new JoinedMarks.Ended(
                stored.marks().events(),
                totals,
                totals.since(
                        asOfNanos - here.marking().unmarkedNanos(),
                        here.marking().stepNanos(),
                        asOfNanos),
                asOfNanos,
                asOfNanos,
                new Counts(stored.good(), stored.bad()),
                asOfNanos > takenOverNanos);
    }

    private JoinedMarks.Ended endedSlices(StoredSlo stored, SlicesState ended, TimeSlices here) {
        long asOfNanos = TimeLine.nanos(stored.asOf());
        CheckpointTotals totals = stored.slices().orElseThrow().checkpoints().totals();
        long[] middles = here.slicing()
                .middles(
                        asOfNanos - here.history().marking().unmarkedNanos(),
                        Math.min(
                                here.history().startNanos(),
                                asOfNanos + here.history().marking().unmarkedNanos()))
                .filter(middle -> middle >= asOfNanos || totals.isKnownAt(middle))
                .toArray();
        return new JoinedMarks.Ended(
                stored.marks().slices(),
                totals,
                Objects.requireNonNull(slices(stored, here.slicing(), here.history(), middles))
                        .totals(),
                asOfNanos,
                here.history().startNanos(),
                new Counts(ended.totals().goodNow(), ended.totals().badNow()),
                asOfNanos > takenOverNanos);
    }

    private CheckpointTotals ended(StoredSlo stored, CheckpointTotals events, long[] at) {
        return events.ended(at, TimeLine.nanos(stored.asOf()), takenOverNanos);
    }

    private CheckpointTotals endedAtMarks(
            StoredSlo stored, CheckpointTotals events, CheckpointTotals ended, SloParts next) {
        long[] at = withMarks(stored, next);
        return at == instants ? ended : ended(stored, events, at);
    }

    /* Where the budget of the earlier process needs its totals, and nobody may have ticked. A period that moves begins at 0. */
    private long[] withMarks(StoredSlo stored, SloParts next) {
        LongStream marks = stored.budget().corrections().stream()
                .flatMap(correction -> Stream.of(correction.from(), correction.until()))
                .mapToLong(TimeLine::nanos)
                .filter(nanos -> nanos <= nowNanos);
        return with(LongStream.concat(marks, LongStream.of(next.budget().periodStartNanos(nowNanos)))
                .filter(nanos -> nanos != 0)
                .filter(nanos -> Arrays.binarySearch(instants, nanos) < 0)
                .distinct()
                .toArray());
    }

    private long[] with(long[] more) {
        if (more.length == 0) {
            return instants;
        }
        long[] all = Arrays.copyOf(instants, instants.length + more.length);
        System.arraycopy(more, 0, all, instants.length, more.length);
        Arrays.sort(all);
        return all;
    }

    /* What was corrected where the budget counted something else, events or other slices, is found here by its time. */
    private void restoreBudget(
            @Nullable StoredSlo stored,
            @Nullable CheckpointTotals ended,
            BudgetState ours,
            CheckpointTotals counted,
            SloParts next) {
        if (stored != null && ended == null) {
            BudgetState theirs = BudgetMapper.restored(stored.budget());
            SlicesMapper.warnOfAnother(next.definition(), theirs);
            List<Correction> all = new ArrayList<>(next.budget().corrector().byTime(theirs.corrections(), nowNanos));
            all.addAll(ours.corrections());
            next.budget().restore(new BudgetState(ours.periodStartNanos(), ours.countsAtStart(), all), nowNanos);
            return;
        }
        BudgetState before = stored == null || ended == null
                ? ours
                : BudgetMapper.restored(MergedBudget.joined(
                        ended,
                        ours.corrections().isEmpty() ? null : own(stored),
                        stored.budget(),
                        counted,
                        BudgetMapper.stored(ours, ""),
                        TimeLine.instant(nowNanos)));
        next.budget().restore(before, nowNanos);
    }

    private static CheckpointTotals own(StoredSlo stored) {
        return stored.slices()
                .map(StoredSlices::checkpoints)
                .orElse(stored.checkpoints())
                .totals();
    }

    /* A level that has been left here has been told. */
    private void resumeLevel(@Nullable StoredSlo stored, SloParts here, SloParts next) {
        LevelEvaluator before = here.levels();
        LevelEvaluator levels = next.levels();
        if (before == null || levels == null) {
            return;
        }
        boolean left = !before.level().equals(before.policy().levelAt(1));
        String name =
                stored == null || left ? before.level().name() : stored.budget().level();
        History budgeted = next.budgeted();
        double remaining =
                next.budget().read(nowNanos, budgeted.good(), budgeted.bad(), 0).remaining();
        levels.resume(name, remaining);
    }

    private void resumeRules(@Nullable StoredSlo stored, SloParts here, SloParts next) {
        for (int i = 0; i < next.rules().size(); i++) {
            RuleEvaluator rule = next.rules().get(i);
            RuleStatus status = here.rules().get(i).status();
            rule.restore(
                    stored == null
                            ? status
                            : status.after(
                                    RuleMapper.restored(rule.rule(), next.definition(), stored.alerts(), nowNanos)));
        }
    }

    private void restoreLatency(StoredLatency earlier, SloParts next) {
        try {
            LatencyMapper.restore(earlier, Objects.requireNonNull(next.latency()), takenOverNanos);
        } catch (IllegalArgumentException e) {
            LOG.warn("latency windows of SLO \"" + next.definition().name() + "\" start afresh: " + e.getMessage());
        }
    }
}
