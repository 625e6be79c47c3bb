package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import java.util.Collection;
import java.util.List;

/**
 * Why nobody is told of an alert for the time being: a page of the same SLO fires, or a silence is active. A page inhibits
 * its tickets whether or not it is silenced itself, as in Alertmanager: whoever silences it knows. For the thread that ticks.
 */
final class Muting {
    private final FiringAlerts firing = new FiringAlerts();
    private final SilenceList silences;
    private final EpisodeLog history;
    private List<Silence> active = List.of();
    private long changes;

    Muting(SilenceList silences, EpisodeLog history) {
        this.silences = silences;
        this.history = history;
    }

    /**
     * Takes note of what has changed in this tick, all of it before any listener's alerts are looked at. Returns whether
     * anything has.
     */
    boolean tick(long nowNanos, List<Alert> resumed, List<Alert> posted) {
        resumed.forEach(alert -> firing.resumed(alert, history.heldBack(alert)));
        posted.forEach(firing::changed);
        List<Silence> before = active;
        active = silences.tick(nowNanos);
        boolean changed = !resumed.isEmpty() || !posted.isEmpty() || !active.equals(before);
        if (changed) {
            changes++;
            history.ticked(
                    nowNanos,
                    episode -> episode.severity() != Severity.PAGE && firing.hasPage(episode.slo()),
                    episode -> active.stream()
                            .anyMatch(silence -> silence.matcher().matches(episode)));
        }
        return changed;
    }

    /** Grows whenever something may be held back no longer. */
    long changes() {
        return changes;
    }

    /** Whether a firing alert fired already in an earlier process. */
    boolean isResumed(Alert alert) {
        return firing.isResumed(alert);
    }

    Collection<Alert> firing() {
        return firing.all();
    }

    boolean holdBack(Alert alert, AlertSubscription from) {
        return (from.isInhibited() && alert.severity() != Severity.PAGE && firing.hasPage(alert.slo()))
                || (from.isSilenced()
                        && active.stream().anyMatch(silence -> silence.matcher().matches(alert)));
    }

    /** Whether an earlier process, which left an alert firing, never told this listener of it. */
    boolean neverTold(Alert alert, AlertSubscription listener) {
        return firing.heldBackBefore(alert).from(listener);
    }
}
