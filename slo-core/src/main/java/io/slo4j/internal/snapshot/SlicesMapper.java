package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.internal.budget.SlicesState;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Sampling;
import java.util.Optional;

/** Time slices, stored and restored. */
final class SlicesMapper {
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

    private static boolean isCutBy(Slicing slicing, StoredSlices stored) {
        return stored.slicing().equals(text(slicing));
    }

    /* Spelled out, so that it stays the same whatever becomes of the class. */
    private static String text(Slicing slicing) {
        return "Slicing[slice=" + slicing.slice() + ", sliceNanos=" + slicing.sliceNanos() + ", parts="
                + slicing.parts() + ", target=" + slicing.target() + "]";
    }
}
