package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.Severity;
import io.slo4j.internal.snapshot.StoredEpisode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An episode that may still be open. It keeps no alert, and with it no exception, alive. For {@link EpisodeLog} to guard. */
final class Episode {
    private AlertEpisode standing;
    private Suppression heldBack;

    /* When that changed last: listeners may have been told then. */
    private long changedNanos = Long.MIN_VALUE;

    /* Left firing by an earlier process, and over when it was last known to fire, unless its alert comes back firing. */
    private boolean left;
    private boolean forgotten;

    private Episode(AlertEpisode standing, Suppression heldBack, boolean left) {
        this.standing = standing;
        this.heldBack = heldBack;
        this.left = left;
    }

    static Episode begun(Alert alert, Suppression heldBack) {
        return new Episode(
                new AlertEpisode(
                        alert.slo(),
                        alert.severity(),
                        alert.rule().name(),
                        alert.labels(),
                        alert.since(),
                        alert.firedAt(),
                        Optional.empty()),
                heldBack,
                false);
    }

    /**
     * One of an earlier process.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static Episode restored(StoredEpisode stored) {
        return new Episode(
                new AlertEpisode(
                        stored.slo(),
                        Severity.valueOf(stored.severity()),
                        stored.rule(),
                        stored.labels(),
                        stored.started(),
                        stored.fired(),
                        Optional.of(stored.until())),
                Suppression.restored(stored.suppression()),
                !stored.resolved());
    }

    AlertEpisode standing() {
        return standing;
    }

    AlertKey key() {
        return new AlertKey(standing.slo(), standing.severity(), standing.rule());
    }

    Suppression heldBack() {
        return heldBack;
    }

    /** From whom it is held back after a tick; whoever is not among them any more is being told. */
    void heldBack(Suppression after, long nowNanos) {
        if (!after.equals(heldBack)) {
            heldBack = after;
            changedNanos = nowNanos;
        }
    }

    boolean isLeft() {
        return left;
    }

    /** Whether only its end is still of interest. */
    boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /**
     * Whether an alert that fired already in an earlier process is this one. On a clock that is behind, nothing fires since
     * later than now: there the alert is younger than it was.
     */
    boolean goesOnAs(Alert alert) {
        return !standing.firedAt().isBefore(alert.firedAt());
    }

    void goOn(Alert alert) {
        left = false;
        become(alert.labels(), alert.since(), alert.firedAt(), Optional.empty());
    }

    void end(Instant resolvedAt) {
        heldBack = Suppression.FROM_NOBODY;
        become(standing.labels(), standing.startedAt(), standing.firedAt(), Optional.of(resolvedAt));
    }

    private void become(Map<String, String> labels, Instant startedAt, Instant firedAt, Optional<Instant> resolvedAt) {
        standing = new AlertEpisode(
                standing.slo(), standing.severity(), standing.rule(), labels, startedAt, firedAt, resolvedAt);
    }

    /**
     * As it stands at an instant; one that began to fire later fires since then.
     *
     * @param toldNanos the tick before which everything has been told
     */
    StoredEpisode stored(Instant at, long toldNanos) {
        boolean fires = standing.resolvedAt().isEmpty();
        Instant fired = standing.firedAt();
        return new StoredEpisode(
                standing.slo(),
                standing.severity().name(),
                standing.rule(),
                standing.labels(),
                standing.startedAt(),
                fired,
                standing.resolvedAt().orElse(at.isBefore(fired) ? fired : at),
                standing.resolvedAt().isPresent() && !left,
                (fires && changedNanos >= toldNanos ? Suppression.FROM_ALL : heldBack).stored());
    }
}
