package io.slo4j.internal.delivery;

import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.snapshot.StoredSuppression;

/**
 * From which listeners an alert has been held back at every tick since it began to fire; the others have been told of it.
 * What holds it back may change meanwhile: a page by another page, or by a silence.
 *
 * @param byPages from those that wait for the end of pages
 * @param bySilences from those that wait for the end of silences
 * @param byEither from those that wait for both
 * @param untold from everybody, because it has not gone on its way yet
 */
record Suppression(boolean byPages, boolean bySilences, boolean byEither, boolean untold) {
    /** Before the first tick. */
    static final Suppression FROM_ALL = new Suppression(true, true, true, true);

    static final Suppression FROM_NOBODY = new Suppression(false, false, false, false);

    static Suppression restored(StoredSuppression stored) {
        return new Suppression(stored.byPages(), stored.bySilences(), stored.byEither(), stored.undelivered());
    }

    StoredSuppression stored() {
        return new StoredSuppression(byPages, bySilences, byEither, untold);
    }

    /** After one more tick. */
    Suppression and(boolean byPageNow, boolean bySilenceNow) {
        return new Suppression(
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
