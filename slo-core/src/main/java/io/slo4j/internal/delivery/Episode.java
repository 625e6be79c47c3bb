package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import java.time.Instant;

/**
 * One time that an alert fires or fired. It refers to no alert, and so keeps no exception from being collected. Guarded by
 * {@link EpisodeLog}.
 */
final class Episode {
    private AlertEpisode value;
    private Suppression suppression;

    /* When the suppression changed last: then listeners were notified. */
    private long changedNanos = Long.MIN_VALUE;

    /* Left firing by an earlier process: it ended when it was last known to fire, unless its alert is resumed. */
    private boolean leftFiring;
    private boolean forgotten;

    private Episode(AlertEpisode value, Suppression suppression, boolean leftFiring) {
        this.value = value;
        this.suppression = suppression;
        this.leftFiring = leftFiring;
    }

    static Episode begun(Alert alert, Suppression suppression) {
        return new Episode(firing(alert), suppression, false);
    }

    private static AlertEpisode firing(Alert alert) {
        return AlertEpisode.of(alert.slo(), alert.severity(), alert.rule().name(), alert.since(), alert.firedAt())
                .withLabels(alert.labels());
    }

    /** One of an earlier process. */
    static Episode restored(EpisodeState earlier) {
        return new Episode(earlier.episode(), earlier.suppression(), !earlier.resolved());
    }

    AlertEpisode value() {
        return value;
    }

    AlertKey key() {
        return new AlertKey(value.slo(), value.severity(), value.rule());
    }

    Suppression suppression() {
        return suppression;
    }

    /** Takes in a tick at which the alert was inhibited or silenced, or was not; listeners that do not heed it are notified. */
    void muted(boolean inhibited, boolean silenced, long nowNanos) {
        if (!suppression.equals(Suppression.FOR_NONE)) {
            Suppression after = suppression.and(inhibited, silenced);
            if (!after.equals(suppression)) {
                suppression = after;
                changedNanos = nowNanos;
            }
        }
    }

    boolean isLeftFiring() {
        return leftFiring;
    }

    /** Whether it is no longer remembered, and only waits for its end. */
    boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /**
     * Whether an alert that fired already in an earlier process is this one. Where the clock is behind that of the earlier
     * process, the alert fires since now, which is earlier than it did.
     */
    boolean goesOnAs(Alert alert) {
        return !value.firedAt().isBefore(alert.firedAt());
    }

    void goOn(Alert alert) {
        leftFiring = false;
        value = firing(alert);
    }

    void end(Instant resolvedAt) {
        suppression = Suppression.FOR_NONE;
        value = value.withResolvedAt(resolvedAt);
    }

    /**
     * The episode as of an instant; if it began to fire later, as of then.
     *
     * @param undeliveredSinceNanos the tick from which on notifications may not have reached their listeners
     */
    EpisodeState state(Instant at, long undeliveredSinceNanos) {
        boolean fires = value.resolvedAt().isEmpty();
        Instant fired = value.firedAt();
        Instant until = value.resolvedAt().orElse(at.isBefore(fired) ? fired : at);
        return new EpisodeState(
                value.withResolvedAt(until),
                !fires && !leftFiring,
                fires && changedNanos >= undeliveredSinceNanos ? Suppression.FOR_ALL : suppression);
    }
}
