package io.slo4j.internal.delivery;

import io.slo4j.alert.AlertSubscription;

/**
 * The listeners for which an alert has been muted at every tick since it began to fire; all others have been notified of it.
 * What mutes it may change meanwhile: one page may follow another, or a page a silence.
 *
 * @param byPages those that are inhibited, but not silenced
 * @param bySilences those that are silenced, but not inhibited
 * @param byEither those that are both
 * @param undelivered everyone, because no tick has passed since it was posted
 */
public record Suppression(boolean byPages, boolean bySilences, boolean byEither, boolean undelivered) {
    /** Before the first tick. */
    public static final Suppression FOR_ALL = new Suppression(true, true, true, true);

    public static final Suppression FOR_NONE = new Suppression(false, false, false, false);

    /**
     * After one more tick.
     *
     * @param inhibited whether it was inhibited for listeners that do not heed silences
     * @param inhibitedToo the same for those that do
     */
    Suppression and(boolean inhibited, boolean inhibitedToo, boolean silenced) {
        return new Suppression(
                byPages && inhibited, bySilences && silenced, byEither && (inhibitedToo || silenced), false);
    }

    /** For which listeners both apply. */
    Suppression and(Suppression other) {
        return new Suppression(
                byPages && other.byPages,
                bySilences && other.bySilences,
                byEither && other.byEither,
                undelivered && other.undelivered);
    }

    boolean appliesTo(AlertSubscription listener) {
        if (undelivered) {
            return true;
        }
        if (listener.isInhibited()) {
            return listener.isSilenced() ? byEither : byPages;
        }
        return listener.isSilenced() && bySilences;
    }
}
