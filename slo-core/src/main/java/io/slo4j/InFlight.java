package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.text.Figures;
import java.time.Duration;

/**
 * The events of an SLO that have begun and not yet ended, where it {@linkplain SloBuilder#detectHanging detects work that hangs}.
 * Immutable.
 *
 * @param events how many there are
 * @param hanging those of them that have passed the latency threshold, and were counted as bad at a tick
 * @param oldest how long the one that began first has been in flight; zero if there is none
 */
public record InFlight(long events, long hanging, Duration oldest) {

    /**
     * Checks the components.
     *
     * @param events how many there are, 0 or more
     * @param hanging those of them that hang, at most as many
     * @param oldest the age of the oldest, zero or more
     * @throws IllegalArgumentException if one of them is out of range
     */
    public InFlight {
        Numbers.count("events in flight", events);
        Numbers.count("hanging events", hanging);
        if (hanging > events) {
            throw new IllegalArgumentException("hanging events must be at most " + events + ", but were " + hanging);
        }
        if (given("age of the oldest event", oldest).isNegative()) {
            throw new IllegalArgumentException("age of the oldest event must be zero or more, but was " + oldest);
        }
    }

    /**
     * These events in words.
     *
     * @return for example {@code 12 in flight, 3 hanging, the oldest for 2h}; empty if there is none
     */
    public String text() {
        if (events == 0) {
            return "";
        }
        String hang = hanging == 0 ? "" : ", " + hanging + " hanging";
        return events + " in flight" + hang + ", the oldest for " + Figures.time(oldest);
    }
}
