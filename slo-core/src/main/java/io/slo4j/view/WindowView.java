package io.slo4j.view;

import io.slo4j.WindowStatus;
import io.slo4j.alert.BadEvents;
import java.util.List;

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
 * @param failed bad events that threw, as far as causes are known; these begin a little earlier
 * @param slow bad events that only took too long
 * @param judged bad events that were judged by their result, or marked by the caller
 * @param causes why events were bad, the most frequent first
 */
public record WindowView(
        String window,
        String length,
        long good,
        long bad,
        double errorRatio,
        double burnRate,
        double coverage,
        long failed,
        long slow,
        long judged,
        List<CauseView> causes) {
    static WindowView of(WindowStatus status, BadEvents why) {
        return new WindowView(
                status.name(),
                status.window().toString(),
                status.good(),
                status.bad(),
                status.errorRatio(),
                status.burnRate(),
                status.coverage(),
                why.failed(),
                why.slow(),
                why.judged(),
                CauseView.allOf(why));
    }
}
