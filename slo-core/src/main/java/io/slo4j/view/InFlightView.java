package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.InFlight;

/**
 * The events of an SLO that have begun and not yet ended. Immutable.
 *
 * @param events how many there are
 * @param hanging those of them that have passed the latency threshold and were counted as bad
 * @param oldest how long the one that began first has been in flight, in ISO 8601; {@code PT0S} if there is none
 */
public record InFlightView(long events, long hanging, String oldest) {
    /**
     * Returns the view of the events in flight.
     *
     * @param inFlight those of a status
     * @return the view
     */
    public static InFlightView of(InFlight inFlight) {
        return new InFlightView(
                given("events in flight", inFlight).events(),
                inFlight.hanging(),
                inFlight.oldest().toString());
    }
}
