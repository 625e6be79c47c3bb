package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was left out of an error budget, by whom it may concern: an entry of the audit list. Immutable.
 *
 * @param kind what was done
 * @param at when it was done
 * @param reason why, as given
 * @param from when what is left out began: for an exclusion as declared, for a reset the beginning of the period or the
 *     registration of the SLO, for forgiveness when it was given
 * @param until when it ended or will end; for forgiveness when it was given
 * @param good how many good events it has left out so far, 0 or more; time slices where the budget counts those
 * @param bad how many bad events it has left out so far, 0 or more; time slices where the budget counts those
 * @param withdrawnAt when it was taken back; it leaves out nothing since then
 */
public record BudgetCorrection(
        Kind kind,
        Instant at,
        String reason,
        Instant from,
        Instant until,
        long good,
        long bad,
        Optional<Instant> withdrawnAt) {

    /**
     * Checks the components.
     *
     * @param kind what was done
     * @param at when
     * @param reason why
     * @param from when what is left out began
     * @param until when it ended
     * @param good how many good events are left out
     * @param bad how many bad events are left out
     * @param withdrawnAt when it was taken back
     */
    public BudgetCorrection {
        given("kind", kind);
        given("at", at);
        given("reason", reason);
        given("from", from);
        given("until", until);
        given("withdrawn at", withdrawnAt);
    }

    /** What was done to the budget. */
    public enum Kind {
        /** A stretch of time was left out: a maintenance window, an incident that was somebody else's. */
        EXCLUSION,
        /** Bad events were forgiven. */
        FORGIVENESS,
        /** The budget was started anew. */
        RESET
    }
}
