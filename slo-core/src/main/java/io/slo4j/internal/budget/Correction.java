package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.time.Durations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one correction leaves out: a stretch of time (empty for forgiveness), and the events between two marks. Immutable,
 * and all that must be kept to go on in another life of the process.
 *
 * @param kind what was done
 * @param atNanos when it was done, in nanoseconds since the epoch
 * @param reason why
 * @param fromNanos when the stretch begins
 * @param untilNanos when it ends
 * @param from the totals at its beginning; null as long as that is to come
 * @param until the totals at its end; null as long as that is to come
 * @param took what it took away when it was made, where that is less than all between the marks: forgiveness passes over
 *     what was left out already, a reset reaches back further than its period
 * @param withdrawn when it was taken back, and left out nothing any more; null if it was not
 */
public record Correction(
        Kind kind,
        long atNanos,
        String reason,
        long fromNanos,
        long untilNanos,
        @Nullable Counts from,
        @Nullable Counts until,
        @Nullable Counts took,
        @Nullable Instant withdrawn) {

    private static final Counts NONE = new Counts(0, 0);

    /** When a mark is to be taken next; {@link Long#MAX_VALUE} if none is missing. */
    long dueNanos() {
        if (from == null) {
            return fromNanos;
        }
        return until == null ? untilNanos : Long.MAX_VALUE;
    }

    /** The same after a tick, with the marks that were due. */
    Correction marked(long nowNanos, Counts now) {
        return new Correction(
                kind,
                atNanos,
                reason,
                fromNanos,
                untilNanos,
                from == null && nowNanos >= fromNanos ? now : from,
                until == null && nowNanos >= untilNanos ? now : until,
                took,
                withdrawn);
    }

    boolean isWithdrawn() {
        return withdrawn != null;
    }

    /** The same, taken back. */
    Correction withdrawn(long nowNanos) {
        return new Correction(
                kind, atNanos, reason, fromNanos, untilNanos, from, until, took, Durations.instant(nowNanos));
    }

    /**
     * Forgiveness of as many bad events as ever, where the corrections before it leave out less than they did.
     *
     * @param leftOut the bad events that those leave out, by their number
     */
    Correction after(IntervalSet leftOut) {
        if (kind != Kind.FORGIVENESS || from == null || until == null || took == null) {
            return this;
        }
        long first = leftOut.reachBack(until.bad(), took.bad(), from.bad());
        return new Correction(
                kind, atNanos, reason, fromNanos, untilNanos, new Counts(from.good(), first), until, took, withdrawn);
    }

    /** Whether an entry of the audit list tells of this one. */
    boolean isDescribedBy(BudgetCorrection entry) {
        return kind == entry.kind()
                && Durations.instant(atNanos).equals(entry.at())
                && reason.equals(entry.reason())
                && Durations.instant(fromNanos).equals(entry.from())
                && Durations.instant(untilNanos).equals(entry.until());
    }

    /** As an entry of the audit list, with the totals of the budget for an end that is to come. */
    public BudgetCorrection entry(long good, long bad) {
        return entry(new Counts(good, bad));
    }

    BudgetCorrection entry(Counts now) {
        Counts counts = isWithdrawn()
                ? NONE
                : took == null ? between(from == null ? now : from, until == null ? now : until) : took;
        BudgetCorrection entry = BudgetCorrection.of(
                kind,
                Durations.instant(atNanos),
                reason,
                Durations.instant(fromNanos),
                Durations.instant(untilNanos),
                counts.good(),
                counts.bad());
        return withdrawn == null ? entry : entry.withWithdrawnAt(withdrawn);
    }

    private static Counts between(Counts from, Counts until) {
        return new Counts(Math.max(0, until.good() - from.good()), Math.max(0, until.bad() - from.bad()));
    }
}
