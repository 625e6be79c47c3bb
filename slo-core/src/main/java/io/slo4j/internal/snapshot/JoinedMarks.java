package io.slo4j.internal.snapshot;

import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.MarkSelection;
import io.slo4j.internal.count.Marks;
import io.slo4j.internal.count.Totals;
import org.jspecify.annotations.Nullable;

/**
 * Where bad events were of an SLO that goes on from what was counted here and from an earlier process that has ended. The sum of both
 * is known where each of them is.
 */
final class JoinedMarks {
    private final History here;
    private final long nowNanos;

    /**
     * What goes on.
     *
     * @param here what was counted here
     */
    JoinedMarks(History here, long nowNanos) {
        this.here = here;
        this.nowNanos = nowNanos;
    }

    /**
     * What the earlier process has left.
     *
     * @param marks what it had marked
     * @param checkpoints its totals, at the instants of its own checkpoints
     * @param unmarked its totals at later instants, of which none had been marked yet
     * @param asOfNanos when its last totals were read
     * @param endNanos from when on it has counted as much as at its end
     * @param end how much that is
     * @param toCome whether its end is yet to come, by the clock here: then its totals are not on the line on which all goes on
     */
    record Ended(
            Marks marks,
            CheckpointTotals checkpoints,
            CheckpointTotals unmarked,
            long asOfNanos,
            long endNanos,
            Counts end,
            boolean toCome) {
        Marks all() {
            CheckpointTotals marked = marks.totals(0, 0);
            MarkSelection selection = new MarkSelection();
            for (int i = 0; i < marks.size(); i++) {
                if (contains(marked.instants()[i], marked.good()[i], marked.bad()[i])) {
                    selection.add(marked.instants()[i], marked.good()[i], marked.bad()[i]);
                }
            }
            return selection.add(unmarked).chosen(Long.MIN_VALUE, Long.MAX_VALUE);
        }

        /* Whether these totals can have been those of an instant. A snapshot may hold anything. */
        private boolean contains(long nanos, long good, long bad) {
            int before = checkpoints.indexAt(nanos);
            return nanos <= asOfNanos
                    && good >= checkpoints.goodAt(before)
                    && bad >= checkpoints.badAt(before)
                    && good <= checkpoints.goodAt(before + 1)
                    && bad <= checkpoints.badAt(before + 1);
        }

        @Nullable
        Counts at(long nanos) {
            if (nanos >= endNanos) {
                return end;
            }
            int before = checkpoints.indexAt(nanos);
            return checkpoints.isKnownAt(nanos) || (before >= 0 && checkpoints.instants()[before] == nanos)
                    ? new Counts(checkpoints.goodAt(before), checkpoints.badAt(before))
                    : null;
        }
    }

    /** Lets a history go on with the marks of both. */
    void restore(@Nullable Ended ended, History next) {
        next.restoreMarks(
                ended == null ? here.marking().marks() : joined(ended),
                here.marking().untilNanos());
    }

    private Marks joined(Ended ended) {
        if (ended.toCome
                || ended.end.good() > Totals.MOST - here.good()
                || ended.end.bad() > Totals.MOST - here.bad()) {
            return Marks.NONE;
        }
        CheckpointTotals theirs = ended.all().totals(0, 0);
        CheckpointTotals ours = here.marking().marks().totals(0, 0);
        MarkSelection selection = new MarkSelection();
        int i = 0;
        int j = 0;
        while (i < theirs.instants().length || j < ours.instants().length) {
            boolean isOurs = i == theirs.instants().length
                    || (j < ours.instants().length && ours.instants()[j] < theirs.instants()[i]);
            CheckpointTotals one = isOurs ? ours : theirs;
            int at = isOurs ? j++ : i++;
            Counts other = isOurs ? ended.at(one.instants()[at]) : here(one.instants()[at]);
            if (other != null) {
                selection.add(one.instants()[at], one.good()[at] + other.good(), one.bad()[at] + other.bad());
            }
        }
        return selection.chosen(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private @Nullable Counts here(long nanos) {
        Bracket around = here.around(nanos, nowNanos, here.good(), here.bad());
        return around.isExact() ? new Counts(around.goodBefore(), around.badBefore()) : null;
    }
}
