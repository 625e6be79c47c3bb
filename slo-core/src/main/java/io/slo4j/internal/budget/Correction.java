package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One correction. It excludes an interval of time (empty for forgiveness), and the events between two totals. Immutable;
 * another process needs no more than this to continue.
 *
 * @param kind the kind of correction
 * @param atNanos when it was made, in nanoseconds since the epoch
 * @param reason the reason given for it
 * @param fromNanos when the interval begins
 * @param untilNanos when the interval ends
 * @param from the totals at its beginning; null until it has begun
 * @param until the totals at its end; null until it has ended
 * @param took what it excluded when it was made, if that is less than everything between the two totals: forgiveness skips
 *     what was excluded already, and a reset reaches back further than its period
 * @param withdrawn when it was withdrawn; null if it was not. A withdrawn correction excludes nothing
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

    /** When the next missing totals are due; {@link Long#MAX_VALUE} if none are missing. */
    long dueNanos() {
        if (from == null) {
            return fromNanos;
        }
        return until == null ? untilNanos : Long.MAX_VALUE;
    }

    /** The same correction, with the totals that were due at this tick. */
    Correction withTotals(long nowNanos, Counts now) {
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

    /** Whether another exclusion, for the same reason, goes on where this one ended. */
    boolean adjoins(Correction next) {
        return kind == Kind.EXCLUSION
                && next.kind == kind
                && next.fromNanos == untilNanos
                && next.reason.equals(reason)
                && !isWithdrawn()
                && !next.isWithdrawn()
                && until != null
                && until.equals(next.from)
                && next.until != null;
    }

    /** Whether another one is an exclusion for the same reason. */
    boolean isFor(Correction exclusion) {
        return kind == exclusion.kind && reason.equals(exclusion.reason);
    }

    /** Whether it is an exclusion of the same time for the same reason. */
    boolean isLike(Correction exclusion) {
        return isFor(exclusion) && fromNanos == exclusion.fromNanos && untilNanos == exclusion.untilNanos;
    }

    /** This exclusion and one that adjoins it. */
    Correction and(Correction next) {
        return new Correction(kind, atNanos, reason, fromNanos, next.untilNanos, from, next.until, null, null);
    }

    boolean isWithdrawn() {
        return withdrawn != null;
    }

    /** The same correction, withdrawn. */
    Correction withdrawn(long nowNanos) {
        return new Correction(
                kind, atNanos, reason, fromNanos, untilNanos, from, until, took, TimeLine.instant(nowNanos));
    }

    /**
     * The same correction after earlier ones were withdrawn: forgiveness then covers the same number of bad events, but
     * reaches back less far.
     *
     * @param excluded the numbers of the bad events that earlier corrections exclude
     */
    Correction after(IntervalSet excluded) {
        if (kind != Kind.FORGIVENESS || from == null || until == null || took == null) {
            return this;
        }
        long first = excluded.reachBack(until.bad(), took.bad(), from.bad());
        return new Correction(
                kind, atNanos, reason, fromNanos, untilNanos, new Counts(from.good(), first), until, took, withdrawn);
    }

    /** Whether an entry of the audit list is that of this correction. */
    boolean isListedAs(BudgetCorrection entry) {
        return kind == entry.kind()
                && TimeLine.instant(atNanos).equals(entry.at())
                && reason.equals(entry.reason())
                && TimeLine.instant(fromNanos).equals(entry.from())
                && TimeLine.instant(untilNanos).equals(entry.until());
    }

    /** The entry in the audit list. While the interval has not ended, the given totals of the budget stand for its end. */
    public BudgetCorrection entry(long good, long bad) {
        return entry(new Counts(good, bad));
    }

    BudgetCorrection entry(Counts now) {
        Counts counts = isWithdrawn()
                ? NONE
                : took == null ? between(from == null ? now : from, until == null ? now : until) : took;
        BudgetCorrection entry = BudgetCorrection.of(
                kind,
                TimeLine.instant(atNanos),
                reason,
                TimeLine.instant(fromNanos),
                TimeLine.instant(untilNanos),
                counts.good(),
                counts.bad());
        return withdrawn == null ? entry : entry.withWithdrawnAt(withdrawn);
    }

    private static Counts between(Counts from, Counts until) {
        return new Counts(Math.max(0, until.good() - from.good()), Math.max(0, until.bad() - from.bad()));
    }
}
