package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertStatisticsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Begins and ends so many minutes after the start; an end of 0 is still to come. */
    private static AlertEpisode episode(String slo, Severity severity, String rule, long fired, long resolved) {
        Instant firedAt = START.plusSeconds(60 * fired);
        Optional<Instant> end = resolved == 0 ? Optional.empty() : Optional.of(START.plusSeconds(60 * resolved));
        AlertEpisode firing = AlertEpisode.of(slo, severity, rule, firedAt.minusSeconds(5), firedAt);
        return end.map(firing::withResolvedAt).orElse(firing);
    }

    private static AlertEpisode page(long fired, long resolved) {
        return episode("checkout", Severity.PAGE, "fast", fired, resolved);
    }

    @Test
    void aRuleIsCountedTimedAndSaidToFlap() {
        List<AlertStatistics> statistics = AlertStatistics.of(
                List.of(page(200, 0), page(0, 10), page(70, 90), page(151, 160)), Duration.ofHours(1));
        assertEquals(
                "[PAGE checkout fast: fired 4, resolved 3, mean 13m, longest 20m, flaps 2, since 2026-03-01T00:00:00Z]",
                statistics.toString());
        AlertStatistics only = statistics.get(0);
        assertEquals(
                List.of(
                        "checkout",
                        Severity.PAGE,
                        "fast",
                        4L,
                        3L,
                        Optional.of(Duration.ofMinutes(13)),
                        Optional.of(Duration.ofMinutes(20)),
                        2L,
                        START),
                List.of(
                        only.slo(),
                        only.severity(),
                        only.rule(),
                        only.fired(),
                        only.resolved(),
                        only.meanTimeToResolve(),
                        only.longestTimeToResolve(),
                        only.flaps(),
                        only.since()));
    }

    @Test
    void aFlapIsAFiringAtMostSoLongAfterTheResolveBefore() {
        List<AlertEpisode> twice = List.of(page(0, 10), page(20, 30));
        assertEquals(1, AlertStatistics.of(twice, Duration.ofMinutes(10)).get(0).flaps());
        assertEquals(
                0,
                AlertStatistics.of(twice, Duration.ofMinutes(10).minusNanos(1))
                        .get(0)
                        .flaps());
    }

    @Test
    void whatFiresForTheFirstTimeHasNoTimeToResolve() {
        AlertStatistics first = AlertStatistics.of(List.of(page(5, 0)), AlertStatistics.FLAP_WITHIN)
                .get(0);
        assertEquals(Optional.empty(), first.meanTimeToResolve());
        assertEquals(Optional.empty(), first.longestTimeToResolve());
        assertEquals(0, first.resolved());
        assertEquals(0, first.flaps());
    }

    @Test
    void rulesAreKeptApartAndTheBusiestComesFirst() {
        List<AlertStatistics> statistics = AlertStatistics.of(
                List.of(
                        episode("search", Severity.PAGE, "fast", 1, 2),
                        episode("checkout", Severity.TICKET, "slow", 1, 2),
                        episode("checkout", Severity.PAGE, "slow", 1, 2),
                        episode("checkout", Severity.PAGE, "fast", 1, 2),
                        episode("search", Severity.TICKET, "slow", 1, 2),
                        episode("search", Severity.TICKET, "slow", 3, 4)),
                AlertStatistics.FLAP_WITHIN);
        assertEquals(
                List.of(
                        "search TICKET slow",
                        "checkout PAGE fast",
                        "checkout PAGE slow",
                        "checkout TICKET slow",
                        "search PAGE fast"),
                statistics.stream()
                        .map(one -> one.slo() + " " + one.severity() + " " + one.rule())
                        .toList());
    }

    @Test
    void anEpisodeCannotEndBeforeItBegan() {
        assertEquals(
                "resolved must not be before fired (2026-03-01T00:02:00Z), but was 2026-03-01T00:01:00Z",
                assertThrows(IllegalArgumentException.class, () -> page(2, 1)).getMessage());
    }
}
