package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was left out of an error budget: an entry of the audit list. Immutable. */
public final class BudgetCorrection {
    private final Kind kind;
    private final Instant at;
    private final String reason;
    private final Instant from;
    private final Instant until;
    private final long good;
    private final long bad;
    private final @Nullable Instant withdrawnAt;

    /** What was done to the budget. */
    public enum Kind {
        /** A stretch of time was left out: a maintenance window, an incident that was somebody else's. */
        EXCLUSION,
        /** Bad events were forgiven. */
        FORGIVENESS,
        /** The budget was started anew. */
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
        this.at = given("instant", at);
        this.reason = given("reason", reason);
        this.from = given("from", from);
        this.until = given("until", until);
        this.good = good;
        this.bad = bad;
        this.withdrawnAt = withdrawnAt;
    }

    /**
     * An entry of the audit list. The entries of a budget are made by the budget.
     *
     * @param kind what was done
     * @param at when it was done
     * @param reason why
     * @param from when what is left out began
     * @param until when it ended or will end
     * @param good how many good events it has left out so far, 0 or more
     * @param bad how many bad events it has left out so far, 0 or more
     * @return an entry that was not withdrawn
     */
    public static BudgetCorrection of(
            Kind kind, Instant at, String reason, Instant from, Instant until, long good, long bad) {
        return new BudgetCorrection(kind, at, reason, from, until, good, bad, null);
    }

    /**
     * The same entry, taken back.
     *
     * @param when when it was taken back
     * @return a new entry
     */
    public BudgetCorrection withWithdrawnAt(Instant when) {
        return new BudgetCorrection(kind, at, reason, from, until, good, bad, given("instant of the withdrawal", when));
    }

    /**
     * What was done.
     *
     * @return an exclusion, forgiveness or a reset
     */
    public Kind kind() {
        return kind;
    }

    /**
     * When it was done.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * Why.
     *
     * @return as given
     */
    public String reason() {
        return reason;
    }

    /**
     * When what is left out began.
     *
     * @return for an exclusion as declared, for a reset the beginning of the period or the registration of the SLO, for
     *     forgiveness when it was given
     */
    public Instant from() {
        return from;
    }

    /**
     * When what is left out ended or will end.
     *
     * @return for an exclusion as declared, for a reset and for forgiveness when it was given
     */
    public Instant until() {
        return until;
    }

    /**
     * How many good events it has left out so far.
     *
     * @return 0 or more; time slices where the budget counts those
     */
    public long good() {
        return good;
    }

    /**
     * How many bad events it has left out so far.
     *
     * @return 0 or more; time slices where the budget counts those
     */
    public long bad() {
        return bad;
    }

    /**
     * When it was taken back; it leaves out nothing since then.
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
        return kind.name().toLowerCase(Locale.ROOT) + " of " + from + " to " + until + " (" + good + " good, " + bad
                + " bad): " + reason + (withdrawnAt == null ? "" : "; withdrawn at " + withdrawnAt);
    }
}
