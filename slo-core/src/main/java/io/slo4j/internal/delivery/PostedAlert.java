package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert that has begun to fire or has resolved. For the thread that ticks. */
final class PostedAlert {
    private final AlertKey key;
    private final Alert alert;

    /* What was posted when it began to fire: this, unless it has resolved. */
    private final PostedAlert begun;
    private final @Nullable Suppression inEarlierProcess;
    private final @Nullable OwedEnd owed;

    /* Whether a listener of this process may have been called with its beginning. */
    private boolean heard;
    private boolean heardInSpiteOfSilences;

    /* Whether the silences of this version match. */
    private long silencesVersion;
    private boolean silenced;

    private PostedAlert(
            Alert alert, @Nullable PostedAlert begun, @Nullable Suppression inEarlierProcess, @Nullable OwedEnd owed) {
        this.key = AlertKey.of(alert);
        this.alert = begun == null ? alert : begun.continuedAs(alert);
        this.begun = begun == null ? this : begun;
        this.inEarlierProcess = inEarlierProcess;
        this.owed = owed;
    }

    static PostedAlert of(Alert alert) {
        return new PostedAlert(alert, null, null, null);
    }

    /** The same alert, resolved. */
    PostedAlert ended(Alert resolved) {
        return new PostedAlert(resolved, this, null, null);
    }

    /**
     * An alert that fired already in an earlier process.
     *
     * @param undelivered the listeners that must be notified of it when they can be: it was suppressed for them, or had not
     *     reached them
     * @param owed to whom its end is owed; null if that was not written down
     */
    static PostedAlert resumed(Alert alert, Suppression undelivered, @Nullable OwedEnd owed) {
        boolean unknown = owed == null && !undelivered.undelivered();
        return new PostedAlert(
                alert, null, undelivered, unknown ? new OwedEnd(alert, alert.sequence() - 1, undelivered) : owed);
    }

    AlertKey key() {
        return key;
    }

    Alert alert() {
        return alert;
    }

    boolean isResumed() {
        return inEarlierProcess != null;
    }

    /** Whether an earlier process left the alert firing, and such a listener must be notified of it. */
    boolean wasSuppressedFor(AlertSubscription listener) {
        return inEarlierProcess != null && inEarlierProcess.appliesTo(listener);
    }

    /** A listener is called with its beginning. */
    void heardBy(AlertSubscription listener) {
        heard = true;
        heardInSpiteOfSilences |= listener.isSilenced();
    }

    /** Whether a listener that heeds silences may have heard of its beginning, here or in an earlier process. */
    boolean wasHeardInSpiteOfSilences() {
        Suppression earlier = begun.inEarlierProcess;
        return begun.heardInSpiteOfSilences || (earlier != null && wasHeardEarlier() && !earlier.bySilences());
    }

    /** Whether anybody may have heard of its beginning, here or in an earlier process. */
    boolean mayHaveBeenHeard() {
        return begun.heard || wasHeardEarlier();
    }

    boolean wasHeardEarlier() {
        return begun.owed != null;
    }

    /** Whether such a listener may have heard of its beginning in an earlier process. */
    boolean wasHeardEarlierBy(AlertSubscription listener) {
        OwedEnd earlier = begun.owed;
        return earlier != null && earlier.isOwedTo(listener);
    }

    /** A later notification of this alert, after those of an earlier process. */
    Alert continuedAs(Alert later) {
        OwedEnd earlier = begun.owed;
        return earlier == null ? later : earlier.continuedAs(later, begun.alert.at());
    }

    /**
     * What is owed of it.
     *
     * @param unheard the listeners of this process that have not heard of it; none of them if nobody has
     */
    OwedEnd owed(Suppression unheard, Instant now) {
        OwedEnd earlier = begun.owed;
        Alert last = alert.firing() ? continuedAs(alert) : alert;
        long millis = Math.max(0, Duration.between(last.at(), now).toMillis());
        return new OwedEnd(last, last.sequence() + millis, earlier == null ? unheard : unheard.and(earlier.unheard()));
    }

    /** Whether a silence matches. Each version of the active silences is matched once. */
    boolean isSilencedBy(List<Silence> active, long version) {
        if (silencesVersion != version) {
            silencesVersion = version;
            silenced = matches(active);
        }
        return silenced;
    }

    private boolean matches(List<Silence> active) {
        for (Silence silence : active) {
            if (silence.matcher().matches(alert)) {
                return true;
            }
        }
        return false;
    }
}
