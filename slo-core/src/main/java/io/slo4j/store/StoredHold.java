package io.slo4j.store;

/**
 * Whether an alert has been held back ever since it began to fire: from listeners that wait for the end of pages, from those
 * that wait for the end of silences, and from those that wait for both. Immutable.
 *
 * @param byPages whether at all times a page of its SLO held it back
 * @param bySilences whether at all times a silence did
 * @param byEither whether at all times one or the other did
 */
public record StoredHold(boolean byPages, boolean bySilences, boolean byEither) {
    /** It has been told, or has resolved. */
    public static final StoredHold NOTHING = new StoredHold(false, false, false);

    static final int HIGHEST_CODE = 7;

    int code() {
        return (byPages ? 1 : 0) | (bySilences ? 2 : 0) | (byEither ? 4 : 0);
    }

    static StoredHold of(int code) {
        return new StoredHold((code & 1) != 0, (code & 2) != 0, (code & 4) != 0);
    }
}
