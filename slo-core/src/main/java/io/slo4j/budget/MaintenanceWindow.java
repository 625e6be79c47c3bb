package io.slo4j.budget;

import io.slo4j.internal.check.TimeLine;
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
     * @throws IllegalArgumentException if it does not end after it begins, or one of both is before 1970 or after 2262
     */
    public MaintenanceWindow {
        TimeLine.checked("from", from);
        TimeLine.checked("until", until);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until must be after from (" + from + "), but was " + until);
        }
    }
}
