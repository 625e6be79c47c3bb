package io.slo4j.alert.engine;

import io.slo4j.alert.Alert;

/**
 * Something to tell a listener.
 *
 * @param atNanos when it was posted
 * @param repeat whether it has been told before and still holds, rather than being news
 */
record Letter(AlertKey key, Alert alert, long atNanos, boolean repeat) {
    static Letter change(AlertKey key, Alert alert, long atNanos) {
        return new Letter(key, alert, atNanos, false);
    }

    static Letter repeat(AlertKey key, Alert alert, long atNanos) {
        return new Letter(key, alert, atNanos, true);
    }
}
