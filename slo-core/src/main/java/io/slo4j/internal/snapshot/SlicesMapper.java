package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.internal.budget.BudgetState;
import io.slo4j.internal.budget.SlicesState;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.guard.Log;
import java.util.Optional;

/** Time slices, stored and restored. */
final class SlicesMapper {
    private static final Log LOG = Log.of("io.slo4j");

    private SlicesMapper() {}

    static StoredSlices stored(TimeSlices slices, Sampling sampling) {
        SlicesState state = slices.state(sampling);
        return new StoredSlices(
                text(slices.slicing()),
                TimeLine.instant(state.runningUntilNanos()),
                CountsMapper.stored(state.runningFrom()),
                StoredCheckpoints.of(state.totals()));
    }

    /** The slices that an ended process left, at other instants, if they were cut in the same way; empty if not. */
    static Optional<SlicesState> ended(StoredSlo stored, Slicing slicing, long[] instants, long nowNanos) {
        return stored.slices()
                .filter(earlier -> isCutBy(slicing, earlier))
                .map(earlier -> new SlicesState(
                        TimeLine.nanos(earlier.runningUntil()),
                        CountsMapper.restored(earlier.runningFrom()),
                        earlier.checkpoints().totals().ended(instants, TimeLine.nanos(stored.asOf()), nowNanos)));
    }

    /** Whether the slices of an SLO with this definition go on from stored ones. */
    static boolean goOn(StoredSlo stored, SloDefinition definition) {
        Slicing slicing = Slicing.of(definition.budgetingMethod());
        return slicing != null
                && stored.slices().filter(slices -> isCutBy(slicing, slices)).isPresent();
    }

    /** Whether the budget of an SLO with this definition counts the same as a stored one: events, or slices cut in the same way. */
    static boolean countsAlike(StoredSlo stored, SloDefinition definition) {
        return stored.slices().isEmpty() ? Slicing.of(definition.budgetingMethod()) == null : goOn(stored, definition);
    }

    /** Says that corrections were made where the budget counted something else. */
    static void warnOfAnother(SloDefinition definition, BudgetState before) {
        if (!before.corrections().isEmpty()) {
            LOG.warn("budget of SLO \"" + definition.name() + "\" counts something else than before: what was excluded"
                    + " from it is found by its time, and what was forgiven is forgiven no more");
        }
    }

    private static boolean isCutBy(Slicing slicing, StoredSlices stored) {
        return stored.slicing().equals(text(slicing));
    }

    /* Spelled out, so that it stays the same whatever becomes of the class. */
    private static String text(Slicing slicing) {
        return "Slicing[slice=" + slicing.slice() + ", sliceNanos=" + slicing.sliceNanos() + ", parts="
                + slicing.parts() + ", target=" + slicing.target() + "]";
    }
}
