package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Duration;
import java.util.List;

/**
 * The latest alerts of a registry, silenced and inhibited ones included. When the history is full, the oldest alert is
 * forgotten. A registry with a store continues the history of the process before it. Safe for use by any thread.
 */
public interface AlertHistory {
    /**
     * All remembered alerts.
     *
     * @return an immutable copy, the latest to fire first
     */
    List<AlertEpisode> episodes();

    /**
     * The remembered alerts that match.
     *
     * @param matcher selects alerts
     * @return an immutable copy, the latest to fire first
     */
    default List<AlertEpisode> episodes(AlertMatcher matcher) {
        return episodes().stream().filter(given("matcher", matcher)::matches).toList();
    }

    /**
     * Statistics of each rule of each SLO, over the remembered alerts. A flap is an alert that fires again within
     * {@linkplain AlertStatistics#FLAP_WITHIN an hour} of resolving.
     *
     * @return one entry for each rule that has fired, those that fired most often first
     */
    default List<AlertStatistics> statistics() {
        return statistics(AlertMatcher.any(), AlertStatistics.FLAP_WITHIN);
    }

    /**
     * Statistics of each rule, over the remembered alerts that match.
     *
     * @param matcher selects alerts
     * @param flapWithin an alert flaps if it fires again at most this long after it resolved; zero or more
     * @return one entry for each rule that has fired, those that fired most often first
     */
    default List<AlertStatistics> statistics(AlertMatcher matcher, Duration flapWithin) {
        return AlertStatistics.of(episodes(matcher), flapWithin);
    }
}
