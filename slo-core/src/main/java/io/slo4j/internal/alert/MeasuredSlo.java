package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.latency.LatencyRange;
import io.slo4j.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an SLO measures, beside good and bad events.
 *
 * @param name the name of the SLO
 * @param latency the range of its latency windows; null if it keeps none
 * @param timeSlice the length of the time slices that its budget counts; null if it counts events
 */
public record MeasuredSlo(
        String name,
        @Nullable LatencyRange latency,
        @Nullable Duration timeSlice) {
    /**
     * Checks that this is enough for a rule.
     *
     * @throws IllegalArgumentException if the condition can never hold
     */
    public void requireEnoughFor(AlertRule rule) {
        String missing = switch (rule.kind()) {
            case BURN_RATE -> slicesFor((BurnRateRule) rule, rule.name());
            case EXHAUSTION -> slicesFor(((ExhaustionRule) rule).pace(), rule.name());
            case LATENCY -> latencyFor((LatencyRule) rule);
            case BUDGET, TRAFFIC, USUAL_TRAFFIC -> null;
        };
        if (missing != null) {
            throw new IllegalArgumentException(missing);
        }
    }

    private @Nullable String slicesFor(BurnRateRule rule, String name) {
        return timeSlice == null || timeSlice.compareTo(rule.shortWindow()) <= 0
                ? null
                : "time slice must be at most the short window of rule \"" + name
                        + "\", or there is none in it, but was " + Durations.text(timeSlice);
    }

    private @Nullable String latencyFor(LatencyRule rule) {
        if (latency == null) {
            return "latency of SLO \"" + name + "\" must be tracked (trackLatency()) for rule \"" + rule.name()
                    + "\", but was not";
        }
        boolean inRange = rule.threshold().compareTo(latency.lowest()) >= 0
                && rule.threshold().compareTo(latency.highest()) < 0;
        return inRange
                ? null
                : "threshold of rule \"" + rule.name() + "\" must be " + Durations.text(latency.lowest())
                        + " up to but not including " + Durations.text(latency.highest())
                        + ", the range of tracked latency, or it can never fire, but was "
                        + Durations.text(rule.threshold());
    }
}
