package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import java.time.Duration;

/**
 * Thrown by an {@link AlertListener} that has not done its work and knows when to try again: because its pager cannot be reached, or
 * has asked to be left alone for a while. The listener is called again then, however often it has thrown.
 */
public final class TryAgainException extends Exception {
    private static final long serialVersionUID = 1;
    private static final Duration LONGEST = Duration.ofHours(4);

    /** How long to wait. */
    private final Duration after;

    /**
     * A wish to be called again.
     *
     * @param reason why the work could not be done, for the log, which has it on one line and without a stack trace; empty if the
     *     listener has said it itself
     * @param time how much later to call again: above zero and at most 4 hours, on the registry's clock; rounded up to a tick
     * @throws IllegalArgumentException if the time is out of range
     */
    public TryAgainException(String reason, Duration time) {
        super(given("reason", reason));
        Nanos.positive("time to the next call", time);
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("time to the next call must be at most PT4H, but was " + time);
        }
        this.after = time;
    }

    /**
     * How much later to call again.
     *
     * @return above zero and at most 4 hours
     */
    public Duration after() {
        return after;
    }
}
