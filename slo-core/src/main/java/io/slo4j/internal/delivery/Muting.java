package io.slo4j.internal.delivery;

import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are muted for the time being: tickets by a page of the same SLO that fires, and all alerts by active silences.
 * A silenced page inhibits its tickets all the same, as in Alertmanager: the one who silenced it knows of it. For the thread
 * that ticks.
 */
final class Muting {
    private final FiringAlerts firing = new FiringAlerts();
    private final SilenceList silences;
    private List<Silence> active = List.of();
    private long silencesVersion;
    private long version;

    Muting(SilenceList silences) {
        this.silences = silences;
    }

    /**
     * Takes in all changes of this tick, before any listener's alerts are looked at. Returns whether any alert may be muted,
     * or no longer muted, because of them.
     */
    boolean tick(long nowNanos, PostedChanges changes) {
        if (changes.hasAlerts()) {
            changes.resumed().forEach(firing::changed);
            changes.alerts().forEach(firing::changed);
        }
        boolean changed = updateSilences(nowNanos) || changes.hasAlerts();
        if (changed) {
            version++;
        }
        return changed;
    }

    private boolean updateSilences(long nowNanos) {
        List<Silence> now = silences.tick(nowNanos);
        if (now.equals(active)) {
            return false;
        }
        active = now;
        silencesVersion++;
        return true;
    }

    /** Grows at each tick at which an alert may have become muted, or no longer muted. */
    long version() {
        return version;
    }

    @Nullable
    PostedAlert firing(AlertKey key) {
        return firing.find(key);
    }

    Collection<PostedAlert> firing() {
        return firing.all();
    }

    boolean isInhibited(PostedAlert posted) {
        return posted.alert().severity() != Severity.PAGE
                && firing.hasPage(posted.alert().slo());
    }

    boolean isSilenced(PostedAlert posted) {
        return posted.isSilencedBy(active, silencesVersion);
    }

    boolean isMuted(PostedAlert posted, AlertSubscription listener) {
        return (listener.isInhibited() && isInhibited(posted)) || (listener.isSilenced() && isSilenced(posted));
    }
}
