package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * One window of one SLO. Immutable.
 *
 * <p>Its ratio is that of the events since a checkpoint that is at most 1/60 of its length, or one tick, too old. Of these it
 * counts the ones that lie in it, if they came evenly between that checkpoint and the next.
 *
 * @param at the instant at which the window ends
 * @param window its length
 * @param good good events
 * @param bad bad events
 * @param errorRatio the share of bad events since the checkpoint where it begins; 0 without events
 * @param burnRate error ratio / error budget, or share of bad time slices / error budget where the budget counts slices; 1
 *     spends exactly the budget in exactly the period
 * @param coverage the share of the window during which this SLO was observed, 0 to 1
 */
public record WindowStatus(
        Instant at, Duration window, long good, long bad, double errorRatio, double burnRate, double coverage) {

    /**
     * Checks the components.
     *
     * @param at when the window ended
     * @param window its length
     * @param good good events
     * @param bad bad events
     * @param errorRatio bad events / all events
     * @param burnRate error ratio / error budget
     * @param coverage the share of the window during which this SLO was observed
     * @throws IllegalArgumentException if one of the last three is infinite or not a number, or the instant lies before 1970 or
     *     after 2262
     */
    public WindowStatus {
        TimeLine.checked("at", at);
        given("window", window);
        Numbers.finite("error ratio", errorRatio);
        Numbers.finite("burn rate", burnRate);
        Numbers.finite("coverage", coverage);
    }

    /**
     * Whether the window holds any events.
     *
     * @return true if there was a good or a bad event
     */
    public boolean hasEvents() {
        return good > 0 || bad > 0;
    }

    /**
     * The window's length as people write it.
     *
     * @return for example {@code 5m}
     */
    public String name() {
        return Durations.text(window);
    }
}
