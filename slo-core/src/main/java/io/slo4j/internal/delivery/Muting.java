package io.slo4j.internal.delivery;

import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are muted for the time being: less urgent ones by a page of the same SLO that fires, and all alerts by active
 * silences. Only a page that somebody has heard of, or may hear of, mutes others: one that was silenced before it began, or that no
 * listener wants, would leave an outage without a word. For the thread that ticks.
 */
final class Muting {
    private final FiringAlerts firing = new FiringAlerts();
    private final SilenceList silences;
    private final Predicate<PostedAlert> isWanted;
    private List<Silence> active = List.of();
    private long silencesVersion;
    private long version;

    /**
     * @param isWanted whether any listener wants an alert
     */
    Muting(SilenceList silences, Predicate<PostedAlert> isWanted) {
        this.silences = silences;
        this.isWanted = isWanted;
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

    /** Takes in that there are other listeners than before. */
    void listenersChanged() {
        version++;
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

    /** Whether it is inhibited for listeners that heed inhibition, and heed silences or do not. */
    boolean isInhibited(PostedAlert posted, boolean heedingSilences) {
        if (posted.alert().severity() == Severity.PAGE) {
            return false;
        }
        for (PostedAlert page : firing.pages(posted.alert().slo())) {
            if (heedingSilences
                    ? page.wasHeardInSpiteOfSilences() || (!isSilenced(page) && isWanted.test(page))
                    : isWanted.test(page)) {
                return true;
            }
        }
        return false;
    }

    boolean isSilenced(PostedAlert posted) {
        return posted.isSilencedBy(active, silencesVersion);
    }

    boolean isMuted(PostedAlert posted, AlertSubscription listener) {
        return (listener.isInhibited() && isInhibited(posted, listener.isSilenced()))
                || (listener.isSilenced() && isSilenced(posted));
    }
}
