package io.slo4j.examples.checkout;

import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertStatistics;
import io.slo4j.text.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The alerts one SLO has raised so far, and how each of its rules has behaved. */
record AlertHistoryView(List<Episode> episodes, List<Rule> rules) {
    private static final int SHOWN = 10;

    /** One alert from beginning to end; {@code resolvedAt} and {@code lasted} are absent while it fires. */
    record Episode(
            String severity,
            String rule,
            String firedAt,
            @Nullable String resolvedAt,
            @Nullable String lasted) {
        static Episode of(AlertEpisode episode) {
            return new Episode(
                    lowerCase(episode.severity()),
                    episode.rule(),
                    episode.firedAt().toString(),
                    episode.resolvedAt().map(Instant::toString).orElse(null),
                    episode.timeToResolve().map(Figures::time).orElse(null));
        }
    }

    /** What the alerts of a rule were like; {@code meanTimeToResolve} is absent until one has resolved. */
    record Rule(
            String severity,
            String rule,
            long fired,
            long flaps,
            @Nullable String meanTimeToResolve) {
        static Rule of(AlertStatistics rule) {
            return new Rule(
                    lowerCase(rule.severity()),
                    rule.rule(),
                    rule.fired(),
                    rule.flaps(),
                    rule.meanTimeToResolve().map(Figures::time).orElse(null));
        }
    }

    private static String lowerCase(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    static AlertHistoryView of(AlertHistory history, String slo) {
        AlertMatcher its = AlertMatcher.ofSlo(slo);
        return new AlertHistoryView(
                history.episodes(its).stream().limit(SHOWN).map(Episode::of).toList(),
                history.statistics(its, AlertStatistics.FLAP_WITHIN).stream()
                        .map(Rule::of)
                        .toList());
    }
}
