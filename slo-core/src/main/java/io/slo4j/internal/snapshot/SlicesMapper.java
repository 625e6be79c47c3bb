package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.internal.budget.SlicesState;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.Sampling;
import io.slo4j.time.Durations;

/** Time slices, stored and restored. */
final class SlicesMapper {
    private SlicesMapper() {}

    static StoredSlices stored(TimeSlices slices, Sampling sampling) {
        SlicesState state = slices.state(sampling);
        return new StoredSlices(
                text(slices.slicing()),
                Durations.instant(state.runningUntilNanos()),
                CountsMapper.stored(state.runningFrom()),
                StoredCheckpoints.of(state.totals()));
    }

    /** Lets the slices of an SLO go on from stored ones, if these were cut in the same way; before the first tick. */
    static void restore(StoredSlo stored, TimeSlices slices, long restoredNanos) {
        stored.slices()
                .filter(earlier -> isCutBy(slices.slicing(), earlier))
                .ifPresentOrElse(
                        earlier -> slices.restore(
                                restored(earlier),
                                Durations.epochNanos(stored.asOf()),
                                restoredNanos,
                                stored.good(),
                                stored.bad()),
                        () -> slices.restore(stored.good(), stored.bad()));
    }

    private static SlicesState restored(StoredSlices stored) {
        return new SlicesState(
                Durations.epochNanos(stored.runningUntil()),
                CountsMapper.restored(stored.runningFrom()),
                stored.checkpoints().totals());
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
