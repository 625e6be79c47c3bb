package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Duration;
import java.util.List;

/**
 * The last alerts of a registry, told to somebody or not: silenced and inhibited ones are among them. When it is full the
 * oldest is forgotten. A registry with a store goes on with the history of the process before it. Safe for use by any thread.
 */
public interface AlertHistory {
    /**
     * The alerts it remembers.
     *
     * @return an immutable copy, the latest to fire first
     */
    List<AlertEpisode> episodes();

    /**
     * The alerts it remembers of some SLOs, rules or labels, or of one severity.
     *
     * @param matcher those that are wanted
     * @return an immutable copy, the latest to fire first
     */
    default List<AlertEpisode> episodes(AlertMatcher matcher) {
        return episodes().stream().filter(given("matcher", matcher)::matches).toList();
    }

    /**
     * How each rule of each SLO has behaved, as far as remembered; a flap is an alert that fires again within
     * {@linkplain AlertStatistics#FLAP_WITHIN an hour} of resolving.
     *
     * @return one for each rule that has fired, those that fired most often first
     */
    default List<AlertStatistics> statistics() {
        return statistics(AlertMatcher.any(), AlertStatistics.FLAP_WITHIN);
    }

    /**
     * How some rules have behaved, as far as remembered.
     *
     * @param matcher those that are wanted
     * @param flapWithin an alert flaps if it fires again at most this long after it resolved; zero or more
     * @return one for each rule that has fired, those that fired most often first
     */
    default List<AlertStatistics> statistics(AlertMatcher matcher, Duration flapWithin) {
        return AlertStatistics.of(episodes(matcher), flapWithin);
    }
}
