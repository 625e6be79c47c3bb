package io.slo4j.notify;

import io.slo4j.alert.Alert;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an Alertmanager is to know of one set of labels. Immutable.
 *
 * @param latest the alert that fires, or fired last
 * @param startsAt when it began, not after it was heard of
 * @param resolvedAt when it was over; null while it fires
 * @param resolvedNanos when that was heard of
 * @param version grows when it begins, and when it is over
 */
record ActiveAlert(
        Map<String, String> labels,
        Alert latest,
        Instant startsAt,
        @Nullable Instant resolvedAt,
        long resolvedNanos,
        long version) {

    static ActiveAlert firing(Map<String, String> labels, Alert alert, Instant now, long version) {
        Instant began = alert.firedAt().isBefore(now) ? alert.firedAt() : now;
        return new ActiveAlert(labels, alert, began, null, 0, version);
    }

    boolean fires() {
        return resolvedAt == null;
    }

    /** The same alert, which goes on. */
    ActiveAlert goesOn(Alert later) {
        return new ActiveAlert(labels, later, startsAt, null, 0, version);
    }

    ActiveAlert resolved(Alert end, Instant now, long nowNanos, long next) {
        return new ActiveAlert(labels, end, startsAt, now, nowNanos, next);
    }
}
