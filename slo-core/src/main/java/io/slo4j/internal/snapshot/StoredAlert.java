package io.slo4j.internal.snapshot;

import java.time.Instant;

/**
 * The status of one rule of an SLO. Immutable.
 *
 * @param severity the name of its severity, such as {@code PAGE}
 * @param rule the rule's name, unique among those of its SLO with the same severity
 * @param definition a fingerprint of the rest of the rule, and of objective and period: if it differs, the rule has changed
 * @param state inactive, pending or firing
 * @param since since when the condition has held; the epoch while inactive
 * @param fired since when the rule fires; the epoch while it does not
 * @param quiet whether it keeps firing although the condition has ended
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
        /** The rule fired. */
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
