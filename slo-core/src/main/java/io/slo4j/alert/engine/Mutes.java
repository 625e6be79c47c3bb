package io.slo4j.alert.engine;

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
final class Mutes {
    private final FiringAlerts firing = new FiringAlerts();
    private final SilenceList silences;
    private List<Silence> active = List.of();
    private long changes;

    Mutes(SilenceList silences) {
        this.silences = silences;
    }

    /** Takes note of what has changed in this tick, all of it before any listener's alerts are looked at. */
    void tick(long nowNanos, List<Alert> resumed, List<Alert> posted) {
        resumed.forEach(firing::resumed);
        posted.forEach(firing::changed);
        List<Silence> before = active;
        active = silences.tick(nowNanos);
        if (!resumed.isEmpty() || !posted.isEmpty() || !active.equals(before)) {
            changes++;
        }
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
                        && active.stream().anyMatch(silence -> silence.which().matches(alert)));
    }

    /**
     * Whether an alert has been held back since it fired, by what holds it back still. One that fired before the page, or
     * before the silence, was told then.
     */
    boolean heldBackSinceFired(Alert alert, AlertSubscription from) {
        return (from.isInhibited()
                        && alert.severity() != Severity.PAGE
                        && firing.hasPageSince(alert.slo(), alert.firedAt()))
                || (from.isSilenced()
                        && active.stream()
                                .anyMatch(silence -> !silence.from().isAfter(alert.firedAt())
                                        && silence.which().matches(alert)));
    }
}
