package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Silence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert that has begun to fire or has resolved. For the thread that ticks. */
final class PostedAlert {
    private final AlertKey key;
    private final Alert alert;
    private final @Nullable Suppression inEarlierProcess;

    /* Whether the silences of this version match. */
    private long silencesVersion;
    private boolean silenced;

    private PostedAlert(Alert alert, @Nullable Suppression inEarlierProcess) {
        this.key = AlertKey.of(alert);
        this.alert = alert;
        this.inEarlierProcess = inEarlierProcess;
    }

    static PostedAlert of(Alert alert) {
        return new PostedAlert(alert, null);
    }

    /** An alert that fired already in an earlier process, and the listeners for which it was suppressed there. */
    static PostedAlert resumed(Alert alert, Suppression inEarlierProcess) {
        return new PostedAlert(alert, inEarlierProcess);
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

    /** Whether an earlier process left the alert firing and never notified such a listener of it. */
    boolean wasSuppressedFor(AlertSubscription listener) {
        return inEarlierProcess != null && inEarlierProcess.appliesTo(listener);
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
