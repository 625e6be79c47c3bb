package io.slo4j.store;

import java.time.Instant;

/**
 * Where one rule of an SLO stood. Immutable.
 *
 * @param severity how urgent it is: {@code PAGE} or {@code TICKET}
 * @param rule the rule's name, unique among those of its SLO with the same severity
 * @param definition stands for everything else that was said of the rule, and for objective and period: if it differs, the
 *     rule has changed
 * @param state inactive, pending or firing
 * @param since since when the condition has held; the epoch while inactive
 * @param fired since when it fires; the epoch while it does not
 * @param quiet whether it fires on although the condition has ended
 * @param quietSince since when it is quiet; the epoch if it is not
 */
public record StoredAlert(
        String severity,
        String rule,
        long definition,
        State state,
        Instant since,
        Instant fired,
        boolean quiet,
        Instant quietSince) {

    /** The states of a rule, the least urgent first. */
    public enum State {
        /** The condition did not hold. */
        INACTIVE(0),
        /** The condition held, but for less than the rule's hold. */
        PENDING(1),
        /** Listeners have been told. */
        FIRING(2);

        static final int HIGHEST_CODE = 2;
        final int code;

        State(int code) {
            this.code = code;
        }

        static State of(int code) {
            return code == PENDING.code ? PENDING : code == FIRING.code ? FIRING : INACTIVE;
        }
    }
}
