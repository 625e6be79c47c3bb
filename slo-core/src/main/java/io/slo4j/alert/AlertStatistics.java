package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of one rule of one SLO. They show whether its alerts are worth a person's time: many short firings or flaps
 * call for a longer hold, a higher minimum of events or another factor. Immutable.
 */
public final class AlertStatistics {
    /** The default limit of a flap: an alert flaps if it fires again at most an hour after it resolved. */
    public static final Duration FLAP_WITHIN = Duration.ofHours(1);

    private final Rule rule;
    private final long fired;
    private final long resolved;
    private final @Nullable Duration meanTimeToResolve;
    private final @Nullable Duration longestTimeToResolve;
    private final long flaps;
    private final Instant since;

    private AlertStatistics(Rule rule, List<AlertEpisode> oldestFirst, Duration flapWithin) {
        List<Duration> times = oldestFirst.stream()
                .flatMap(episode -> episode.timeToResolve().stream())
                .toList();
        this.rule = rule;
        this.fired = oldestFirst.size();
        this.resolved = times.size();
        this.meanTimeToResolve = times.stream()
                .reduce(Duration::plus)
                .map(sum -> sum.dividedBy(times.size()))
                .orElse(null);
        this.longestTimeToResolve =
                times.stream().max(Comparator.naturalOrder()).orElse(null);
        this.flaps = flaps(oldestFirst, flapWithin);
        this.since = oldestFirst.get(0).firedAt();
    }

    /**
     * Computes the statistics of each rule of each SLO.
     *
     * @param episodes the firings, in any order
     * @param flapWithin a firing is a flap if it begins at most this long after the one before it resolved; zero or more
     * @return one for each rule of each SLO among them, those that fired most often first
     */
    public static List<AlertStatistics> of(Collection<AlertEpisode> episodes, Duration flapWithin) {
        given("flap within", flapWithin);
        return allGiven("episode", episodes).stream()
                .sorted(Comparator.comparing(AlertEpisode::firedAt))
                .collect(Collectors.groupingBy(Rule::of))
                .entrySet()
                .stream()
                .map(rule -> new AlertStatistics(rule.getKey(), rule.getValue(), flapWithin))
                .sorted(Comparator.comparingLong(AlertStatistics::fired)
                        .reversed()
                        .thenComparing(AlertStatistics::slo)
                        .thenComparing(AlertStatistics::severity)
                        .thenComparing(AlertStatistics::rule))
                .toList();
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

    /**
     * The SLO's name.
     *
     * @return as registered
     */
    public String slo() {
        return rule.slo;
    }

    /**
     * The rule's severity.
     *
     * @return page, ticket or info
     */
    public Severity severity() {
        return rule.severity;
    }

    /**
     * The rule's name.
     *
     * @return not blank
     */
    public String rule() {
        return rule.name;
    }

    /**
     * How many times it has fired.
     *
     * @return 1 or more
     */
    public long fired() {
        return fired;
    }

    /**
     * How many of these firings have resolved.
     *
     * @return 0 to {@link #fired()}
     */
    public long resolved() {
        return resolved;
    }

    /**
     * The average time from firing to resolving.
     *
     * @return empty if none has resolved
     */
    public Optional<Duration> meanTimeToResolve() {
        return Optional.ofNullable(meanTimeToResolve);
    }

    /**
     * The longest time from firing to resolving.
     *
     * @return empty if none has resolved
     */
    public Optional<Duration> longestTimeToResolve() {
        return Optional.ofNullable(longestTimeToResolve);
    }

    /**
     * How many times it fired again soon after it had resolved.
     *
     * @return 0 or more, less than {@link #fired()}
     */
    public long flaps() {
        return flaps;
    }

    /**
     * When the first of these firings began.
     *
     * @return an instant of the registry's clock
     */
    public Instant since() {
        return since;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertStatistics that
                && rule.equals(that.rule)
                && fired == that.fired
                && resolved == that.resolved
                && Objects.equals(meanTimeToResolve, that.meanTimeToResolve)
                && Objects.equals(longestTimeToResolve, that.longestTimeToResolve)
                && flaps == that.flaps
                && since.equals(that.since);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, fired, since);
    }

    /** All figures: {@code PAGE checkout 14.4x 1h/5m: fired 4, resolved 3, mean 13m, longest 20m, flaps 2, since ...}. */
    @Override
    public String toString() {
        String times = meanTimeToResolve == null || longestTimeToResolve == null
                ? ""
                : ", mean " + Durations.text(meanTimeToResolve) + ", longest " + Durations.text(longestTimeToResolve);
        return OneLine.of(
                rule + ": fired " + fired + ", resolved " + resolved + times + ", flaps " + flaps + ", since " + since);
    }

    /** The identity of an alert. */
    private record Rule(String slo, Severity severity, String name) {
        static Rule of(AlertEpisode episode) {
            return new Rule(episode.slo(), episode.severity(), episode.rule());
        }

        @Override
        public String toString() {
            return OneLine.of(severity + " " + slo + " " + name);
        }
    }
}
