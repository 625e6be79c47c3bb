package io.slo4j.view;

import io.slo4j.WindowStatus;

/**
 * The events of a window. Immutable.
 *
 * @param window its length as text, {@code 5m}
 * @param length its length in ISO 8601, {@code PT5M}
 * @param good good events
 * @param bad bad events
 * @param errorRatio bad / (good + bad); 0 without events
 * @param burnRate error ratio / error budget, or share of bad time slices / error budget where the budget counts slices
 * @param coverage the share of the window that was observed, 0 to 1
 */
public record WindowView(
        String window, String length, long good, long bad, double errorRatio, double burnRate, double coverage) {
    static WindowView of(WindowStatus status) {
        return new WindowView(
                status.name(),
                status.window().toString(),
                status.good(),
                status.bad(),
                status.errorRatio(),
                status.burnRate(),
                status.coverage());
    }
}
