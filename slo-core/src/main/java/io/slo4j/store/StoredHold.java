package io.slo4j.store;

/**
 * Who has not been told of an alert that fires: those from whom it has been held back ever since it began to fire, because
 * they wait for the end of pages, of silences, or of both; or perhaps everybody, because a listener had not heard of it yet.
 * Immutable.
 *
 * @param byPages whether at all times a page of its SLO held it back
 * @param bySilences whether at all times a silence did
 * @param byEither whether at all times one or the other did
 * @param untold whether somebody whom nothing held it back from was yet to be told
 */
public record StoredHold(boolean byPages, boolean bySilences, boolean byEither, boolean untold) {
    /** It has been told, or has resolved. */
    public static final StoredHold NOTHING = new StoredHold(false, false, false, false);

    static final int HIGHEST_CODE = 15;

    int code() {
        return (byPages ? 1 : 0) | (bySilences ? 2 : 0) | (byEither ? 4 : 0) | (untold ? 8 : 0);
    }

    static StoredHold of(int code) {
        return new StoredHold((code & 1) != 0, (code & 2) != 0, (code & 4) != 0, (code & 8) != 0);
    }
}
