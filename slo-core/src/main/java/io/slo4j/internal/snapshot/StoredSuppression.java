package io.slo4j.internal.snapshot;

/**
 * For which listeners a firing alert has been suppressed at every tick since it began to fire; nobody else needs to receive it
 * again. Immutable.
 *
 * @param byPages for those that wait for the end of pages: a page of the same SLO fired
 * @param bySilences for those that wait for the end of silences: a silence was active
 * @param byEither for those that wait for both: one or the other was the case
 * @param undelivered for all: some listener had not received it yet
 */
public record StoredSuppression(boolean byPages, boolean bySilences, boolean byEither, boolean undelivered) {
    /** For no listener; also of an alert that has resolved. */
    public static final StoredSuppression NONE = new StoredSuppression(false, false, false, false);

    static final int HIGHEST_CODE = 15;

    int code() {
        return (byPages ? 1 : 0) | (bySilences ? 2 : 0) | (byEither ? 4 : 0) | (undelivered ? 8 : 0);
    }

    static StoredSuppression of(int code) {
        return new StoredSuppression((code & 1) != 0, (code & 2) != 0, (code & 4) != 0, (code & 8) != 0);
    }
}
