package io.slo4j.alert.engine;

import io.slo4j.alert.AlertSubscription;
import io.slo4j.store.StoredHold;

/**
 * From which listeners an alert has been held back at every tick since it began to fire; the others have been told of it.
 * What holds it back may change meanwhile: a page by another page, or by a silence.
 *
 * @param byPages from those that wait for the end of pages
 * @param bySilences from those that wait for the end of silences
 * @param byEither from those that wait for both
 * @param untold from everybody, because it has not gone on its way yet
 */
record HeldBack(boolean byPages, boolean bySilences, boolean byEither, boolean untold) {
    /** Before the first tick. */
    static final HeldBack FROM_ALL = new HeldBack(true, true, true, true);

    static final HeldBack FROM_NOBODY = new HeldBack(false, false, false, false);

    static HeldBack restored(StoredHold stored) {
        return new HeldBack(stored.byPages(), stored.bySilences(), stored.byEither(), stored.untold());
    }

    StoredHold stored() {
        return new StoredHold(byPages, bySilences, byEither, untold);
    }

    /** After one more tick. */
    HeldBack and(boolean byPageNow, boolean bySilenceNow) {
        return new HeldBack(
                byPages && byPageNow, bySilences && bySilenceNow, byEither && (byPageNow || bySilenceNow), false);
    }

    boolean from(AlertSubscription listener) {
        if (untold) {
            return true;
        }
        if (listener.isInhibited()) {
            return listener.isSilenced() ? byEither : byPages;
        }
        return listener.isSilenced() && bySilences;
    }
}
