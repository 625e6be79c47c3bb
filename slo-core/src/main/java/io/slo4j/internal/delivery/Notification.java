package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;

/**
 * Something to tell a listener.
 *
 * @param atNanos when it was posted
 * @param repeat whether it has been told before and still holds, rather than being news
 */
record Notification(AlertKey key, Alert alert, long atNanos, boolean repeat) {
    static Notification change(AlertKey key, Alert alert, long atNanos) {
        return new Notification(key, alert, atNanos, false);
    }

    static Notification repeat(AlertKey key, Alert alert, long atNanos) {
        return new Notification(key, alert, atNanos, true);
    }
}
