package io.slo4j.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one rule of one SLO has behaved: whether its alerts are worth a person's time. Many short firings that resolve by
 * themselves, or flaps, ask for a longer hold, more minimum events or another factor. Immutable.
 *
 * @param slo the SLO's name
 * @param severity page or ticket
 * @param rule the rule's name
 * @param fired how many times it has fired
 * @param resolved how many of these have resolved
 * @param meanTimeToResolve how long those that have resolved fired, on average; empty if none has
 * @param longestTimeToResolve how long the longest of them fired; empty if none has
 * @param flaps how many times it fired again soon after it had resolved
 * @param since when the first of these firings began
 */
public record AlertStatistics(
        String slo,
        Severity severity,
        String rule,
        long fired,
        long resolved,
        Optional<Duration> meanTimeToResolve,
        Optional<Duration> longestTimeToResolve,
        long flaps,
        Instant since) {

    /** How soon after resolving an alert must fire again to have flapped, unless another limit is given: an hour. */
    public static final Duration FLAP_WITHIN = Duration.ofHours(1);

    /**
     * Adds up firings by SLO and rule.
     *
     * @param episodes the firings, in any order
     * @param flapWithin a firing is a flap if it begins at most this long after the one before it resolved; zero or more
     * @return one for each rule of each SLO among them, those that fired most often first
     */
    public static List<AlertStatistics> of(Collection<AlertEpisode> episodes, Duration flapWithin) {
        return episodes.stream()
                .sorted(Comparator.comparing(AlertEpisode::firedAt))
                .collect(Collectors.groupingBy(Rule::of))
                .entrySet()
                .stream()
                .map(rule -> of(rule.getKey(), rule.getValue(), flapWithin))
                .sorted(Comparator.comparingLong(AlertStatistics::fired)
                        .reversed()
                        .thenComparing(AlertStatistics::slo)
                        .thenComparing(AlertStatistics::severity)
                        .thenComparing(AlertStatistics::rule))
                .toList();
    }

    private static AlertStatistics of(Rule rule, List<AlertEpisode> oldestFirst, Duration flapWithin) {
        List<Duration> times = oldestFirst.stream()
                .flatMap(episode -> episode.timeToResolve().stream())
                .toList();
        return new AlertStatistics(
                rule.slo,
                rule.severity,
                rule.name,
                oldestFirst.size(),
                times.size(),
                times.stream().reduce(Duration::plus).map(sum -> sum.dividedBy(times.size())),
                times.stream().max(Comparator.naturalOrder()),
                flaps(oldestFirst, flapWithin),
                oldestFirst.get(0).firedAt());
    }

    private static long flaps(List<AlertEpisode> oldestFirst, Duration flapWithin) {
        long flaps = 0;
        for (int i = 1; i < oldestFirst.size(); i++) {
            Instant again = oldestFirst.get(i).firedAt();
            flaps += oldestFirst
                    .get(i - 1)
                    .resolvedAt()
                    .filter(resolved -> Duration.between(resolved, again).compareTo(flapWithin) <= 0)
                    .map(resolved -> 1)
                    .orElse(0);
        }
        return flaps;
    }

    /** What alerts are told apart by. */
    private record Rule(String slo, Severity severity, String name) {
        static Rule of(AlertEpisode episode) {
            return new Rule(episode.slo(), episode.severity(), episode.rule());
        }
    }
}
