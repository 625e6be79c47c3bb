package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBuilder;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert whose end is owed: listeners may have been called with its beginning, in this process or an earlier one, and not with
 * its end. Immutable.
 *
 * @param alert as it was last known: it fires, or has resolved
 * @param sequence the highest sequence that a listener may have been called with, or will be
 * @param unheard the listeners that cannot have been called with its beginning
 */
public record OwedEnd(Alert alert, long sequence, Suppression unheard) {
    boolean isOwedTo(AlertSubscription listener) {
        return !unheard.appliesTo(listener);
    }

    /** The same alert, over since an instant of this process. */
    OwedEnd endedAt(Instant at) {
        Alert ended = continuedAs(
                copy(alert).changed(AlertState.FIRING, AlertState.INACTIVE, at).build(), at);
        return new OwedEnd(ended, ended.sequence(), unheard);
    }

    /**
     * A later notification of the same alert, with a sequence above all that an earlier process may have used, whatever this one's
     * clock says.
     *
     * @param since when this process took it up
     */
    Alert continuedAs(Alert later, Instant since) {
        long millis = Math.max(0, Duration.between(since, later.at()).toMillis());
        long least = sequence + 1 + millis;
        return later.sequence() >= least
                ? later
                : copy(later)
                        .changed(later.from(), later.to(), later.at())
                        .sequence(least)
                        .build();
    }

    /** A builder for an alert that is like another one but for when and from what it has changed. */
    public static AlertBuilder copy(Alert alert) {
        return Alert.builder(alert.slo(), alert.rule())
                .objective(alert.objective())
                .began(alert.since(), alert.firedAt())
                .evidence(alert.evidence())
                .budget(alert.budget())
                .incidentCost(alert.incidentCost())
                .labels(alert.labels())
                .annotations(alert.annotations())
                .badEvents(alert.badEvents())
                .inFlight(alert.inFlight().orElse(null))
                .release(alert.release().orElse(null))
                .lastFailure(alert.lastFailure().orElse(null));
    }
}
