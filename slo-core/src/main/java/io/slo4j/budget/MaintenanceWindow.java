package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;

/**
 * One time of a {@link RecurringMaintenance}.
 *
 * @param from when it begins
 * @param until when it ends; after {@code from}
 */
public record MaintenanceWindow(Instant from, Instant until) {
    /**
     * A window.
     *
     * @param from when it begins
     * @param until when it ends; after {@code from}
     * @throws IllegalArgumentException if it does not end after it begins
     */
    public MaintenanceWindow {
        if (!given("from", from).isBefore(given("until", until))) {
            throw new IllegalArgumentException("until must be after from (" + from + "), but was " + until);
        }
    }
}
