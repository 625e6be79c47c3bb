package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * One time that an alert fires or fired. It refers to no alert, and so keeps no exception from being collected. Guarded by
 * {@link EpisodeLog}.
 */
final class Episode {
    private AlertEpisode value;
    private Suppression suppression;

    /* The id of its alert; empty as long as it has none here. */
    private String id = "";

    /* Left firing by an earlier process: it ended when it was last known to fire, unless its alert is resumed. */
    private boolean leftFiring;
    private boolean forgotten;

    private Episode(AlertEpisode value, Suppression suppression, boolean leftFiring) {
        this.value = value;
        this.suppression = suppression;
        this.leftFiring = leftFiring;
    }

    static Episode begun(Alert alert, Suppression suppression) {
        Episode begun = new Episode(firing(alert), suppression, false);
        begun.id = alert.id();
        return begun;
    }

    private static AlertEpisode firing(Alert alert) {
        return AlertEpisode.of(alert.slo(), alert.severity(), alert.rule().name(), alert.since(), alert.firedAt())
                .withLabels(alert.labels())
                .withIncidentCost(alert.incidentCost());
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
    void muted(boolean inhibited, boolean inhibitedToo, boolean silenced) {
        if (!suppression.equals(Suppression.FOR_NONE)) {
            suppression = suppression.and(inhibited, inhibitedToo, silenced);
        }
    }

    /** Nothing here goes on as this one: it ended when it was last known to fire. */
    void giveUp() {
        leftFiring = false;
        suppression = Suppression.FOR_NONE;
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

    /** Whether an alert that fired already in an earlier process is this one. */
    boolean goesOnAs(Alert alert) {
        return !value.firedAt().isBefore(alert.firedAt());
    }

    void goOn(Alert alert) {
        leftFiring = false;
        id = alert.id();
        value = AlertEpisode.of(value.slo(), value.severity(), value.rule(), value.startedAt(), value.firedAt())
                .withLabels(alert.labels())
                .withIncidentCost(alert.incidentCost());
    }

    void end(Instant resolvedAt, double cost) {
        suppression = Suppression.FOR_NONE;
        value = value.withResolvedAt(resolvedAt.isBefore(value.firedAt()) ? value.firedAt() : resolvedAt)
                .withIncidentCost(cost);
    }

    /**
     * The episode as of an instant; if it began to fire later, as of then.
     *
     * @param isOutstanding whether the last change of an alert may not have reached its listeners
     */
    EpisodeState state(Instant at, Predicate<String> isOutstanding) {
        boolean fires = value.resolvedAt().isEmpty();
        Instant fired = value.firedAt();
        Instant until = value.resolvedAt().orElse(at.isBefore(fired) ? fired : at);
        return new EpisodeState(
                value.withResolvedAt(until),
                !fires && !leftFiring,
                fires && isOutstanding.test(id) ? Suppression.FOR_ALL : suppression);
    }
}
