package io.slo4j.series;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which series each SLO has.
 *
 * @param windows ratio, burn rate and events of these
 * @param everyWindow and of all windows that an SLO shows
 * @param latencyWindows latency of these, where it is tracked
 * @param quantiles of latency
 * @param severities the rules of which severities
 * @param causes whether bad events are shown by what made them bad
 */
record SeriesChoice(
        List<Duration> windows,
        boolean everyWindow,
        List<Duration> latencyWindows,
        List<Double> quantiles,
        Set<Severity> severities,
        boolean causes) {

    static final SeriesChoice USUAL = new SeriesChoice(
            List.of(Duration.ofMinutes(5), Duration.ofHours(1)),
            false,
            List.of(Duration.ofMinutes(5)),
            List.of(0.5, 0.9, 0.99),
            Set.of(Severity.values()),
            false);

    List<Duration> windowsOf(SloDefinition slo) {
        return possible(Stream.concat(windows.stream(), everyWindow ? slo.windows().stream() : Stream.empty()), slo);
    }

    List<Duration> latencyWindowsOf(SloDefinition slo) {
        Collection<Duration> tracked =
                slo.latencyRange().isPresent() && !quantiles.isEmpty() ? latencyWindows : List.of();
        return possible(tracked.stream(), slo);
    }

    /* A window that is longer than the period has no error budget. */
    private static List<Duration> possible(Stream<Duration> windows, SloDefinition slo) {
        return windows.filter(window -> window.compareTo(slo.period().length()) <= 0)
                .distinct()
                .sorted()
                .toList();
    }
}
