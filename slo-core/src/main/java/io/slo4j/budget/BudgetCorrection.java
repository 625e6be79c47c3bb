package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A correction of an error budget, which excludes events from it: an entry of the audit list. Immutable. */
public final class BudgetCorrection {
    private final Kind kind;
    private final Instant at;
    private final String reason;
    private final Instant from;
    private final Instant until;
    private final long good;
    private final long bad;
    private final @Nullable Instant withdrawnAt;

    /** The kind of correction. */
    public enum Kind {
        /** An interval of time was excluded: maintenance, or an incident that others caused. */
        EXCLUSION,
        /** Bad events were forgiven. */
        FORGIVENESS,
        /** The budget was reset to full. */
        RESET
    }

    private BudgetCorrection(
            Kind kind,
            Instant at,
            String reason,
            Instant from,
            Instant until,
            long good,
            long bad,
            @Nullable Instant withdrawnAt) {
        this.kind = given("kind", kind);
        this.at = TimeLine.checked("instant", at);
        this.reason = given("reason", reason);
        this.from = TimeLine.checked("from", from);
        this.until = TimeLine.checked("until", until);
        this.good = good;
        this.bad = bad;
        this.withdrawnAt = withdrawnAt;
    }

    /**
     * An entry of the audit list, for a test. The budget makes its own entries.
     *
     * @param kind the kind of correction
     * @param at when it was made
     * @param reason why
     * @param from when the excluded interval began
     * @param until when it ended or will end, not before it began
     * @param good how many good events it has excluded so far, 0 or more
     * @param bad how many bad events it has excluded so far, 0 or more
     * @return an entry that was not withdrawn
     * @throws IllegalArgumentException if it ended before it began, or a number is negative
     */
    public static BudgetCorrection of(
            Kind kind, Instant at, String reason, Instant from, Instant until, long good, long bad) {
        if (given("until", until).isBefore(given("from", from))) {
            throw new IllegalArgumentException("until must not be before from (" + from + "), but was " + until);
        }
        Numbers.count("good events", good);
        Numbers.count("bad events", bad);
        return new BudgetCorrection(kind, at, reason, from, until, good, bad, null);
    }

    /**
     * The same entry, withdrawn.
     *
     * @param when when it was withdrawn
     * @return a new entry
     */
    public BudgetCorrection withWithdrawnAt(Instant when) {
        return new BudgetCorrection(
                kind, at, reason, from, until, good, bad, TimeLine.checked("instant of the withdrawal", when));
    }

    /**
     * The kind of correction.
     *
     * @return an exclusion, forgiveness or a reset
     */
    public Kind kind() {
        return kind;
    }

    /**
     * When the correction was made.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * The reason.
     *
     * @return as given
     */
    public String reason() {
        return reason;
    }

    /**
     * When the excluded interval began.
     *
     * @return for an exclusion as declared; for a reset the beginning of the period or the registration of the SLO; for
     *     forgiveness the same as {@link #at()}
     */
    public Instant from() {
        return from;
    }

    /**
     * When the excluded interval ended or will end.
     *
     * @return for an exclusion as declared; for a reset and for forgiveness the same as {@link #at()}
     */
    public Instant until() {
        return until;
    }

    /**
     * How many good events it has excluded so far.
     *
     * @return 0 or more; time slices where the budget counts time slices
     */
    public long good() {
        return good;
    }

    /**
     * How many bad events it has excluded so far.
     *
     * @return 0 or more; time slices where the budget counts time slices
     */
    public long bad() {
        return bad;
    }

    /**
     * When it was withdrawn. A withdrawn correction excludes nothing.
     *
     * @return empty if it was not
     */
    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetCorrection that
                && kind == that.kind
                && at.equals(that.at)
                && reason.equals(that.reason)
                && from.equals(that.from)
                && until.equals(that.until)
                && good == that.good
                && bad == that.bad
                && Objects.equals(withdrawnAt, that.withdrawnAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, at, reason, from, until);
    }

    /** The entry on one line: {@code exclusion of 2026-03-01T00:00:00Z to 2026-03-01T01:00:00Z (90 good, 10 bad): release}. */
    @Override
    public String toString() {
        return OneLine.of(kind.name().toLowerCase(Locale.ROOT) + " of " + from + " to " + until + " (" + good
                + " good, " + bad + " bad): " + reason + (withdrawnAt == null ? "" : "; withdrawn at " + withdrawnAt));
    }
}
