package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * One correction of an SLO's error budget. Immutable.
 *
 * @param kind what was done
 * @param at when it was done
 * @param reason why
 * @param from when the excluded time begins
 * @param until when it ends, not before it begins
 * @param first the totals where it begins, unless that is to come
 * @param last the totals where it ends, unless that is to come
 * @param took how many events it excluded, where these are fewer than all between the two
 * @param withdrawn when it was withdrawn, if it was
 */
public record StoredCorrection(
        Kind kind,
        Instant at,
        String reason,
        Instant from,
        Instant until,
        Optional<StoredCounts> first,
        Optional<StoredCounts> last,
        Optional<StoredCounts> took,
        Optional<Instant> withdrawn) {
    /** An SLO has at most this many. */
    public static final int MOST = 1_000;

    /** What was done to the budget. */
    public enum Kind {
        /** A span of time was excluded. */
        EXCLUSION(0),
        /** Bad events were forgiven. */
        FORGIVENESS(1),
        /** The budget was reset. */
        RESET(2);

        static final int HIGHEST_CODE = 2;
        final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            return code == RESET.code ? RESET : code == FORGIVENESS.code ? FORGIVENESS : EXCLUSION;
        }
    }

    boolean isInOrder() {
        return !until.isBefore(from)
                && (first.isPresent() || last.isEmpty())
                && (last.isEmpty() || first.get().good() <= last.get().good())
                && (last.isEmpty() || first.get().bad() <= last.get().bad());
    }
}
