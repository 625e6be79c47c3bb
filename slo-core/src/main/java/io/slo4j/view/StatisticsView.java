package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertStatistics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one rule of one SLO. Immutable; instants and durations are in ISO 8601.
 *
 * @param slo the SLO's name
 * @param severity {@code page} or {@code ticket}
 * @param rule the rule's name
 * @param fired how many times it has fired
 * @param resolved how many of these have resolved
 * @param meanTimeToResolve the average time from firing to resolving; null if none has resolved
 * @param longestTimeToResolve the longest time from firing to resolving; null if none has resolved
 * @param flaps how many times it fired again soon after it had resolved
 * @param since when the first of these firings began
 */
public record StatisticsView(
        String slo,
        String severity,
        String rule,
        long fired,
        long resolved,
        @Nullable String meanTimeToResolve,
        @Nullable String longestTimeToResolve,
        long flaps,
        String since) {

    /**
     * Returns the view of a rule's statistics.
     *
     * @param statistics an entry of an alert history's statistics
     * @return the view
     */
    public static StatisticsView of(AlertStatistics statistics) {
        given("statistics", statistics);
        return new StatisticsView(
                statistics.slo(),
                PlainText.lower(statistics.severity()),
                statistics.rule(),
                statistics.fired(),
                statistics.resolved(),
                statistics.meanTimeToResolve().map(Duration::toString).orElse(null),
                statistics.longestTimeToResolve().map(Duration::toString).orElse(null),
                statistics.flaps(),
                statistics.since().toString());
    }
}
