package io.slo4j.internal.engine;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The windows of a status: those that the SLO shows, each in the place by which its rules know it, and behind them those that
 * were asked for besides.
 *
 * @param lengths their lengths, each once
 * @param nanos the same in nanoseconds; never changed
 * @param current the length of the window that tells the current burn rate
 * @param currentIndex where among the lengths that is; -1 if it is not there
 */
@SuppressWarnings("ArrayRecordComponent")
record ShownWindows(List<Duration> lengths, long[] nanos, Duration current, int currentIndex) {

    /** How far back the current burn rate looks, where the period is not shorter. */
    private static final Duration CURRENT = Duration.ofHours(1);

    static ShownWindows of(List<Duration> lengths, Duration period) {
        return of(period.compareTo(CURRENT) < 0 ? period : CURRENT, lengths);
    }

    private static ShownWindows of(Duration current, Collection<Duration> all) {
        List<Duration> distinct = List.copyOf(new LinkedHashSet<>(all));
        long[] nanos = distinct.stream().mapToLong(Nanos::of).toArray();
        return new ShownWindows(distinct, nanos, current, distinct.indexOf(current));
    }

    /** These windows and more. */
    ShownWindows and(Duration... more) {
        List<Duration> all = new ArrayList<>(lengths);
        all.addAll(List.of(more));
        return of(current, all);
    }

    /** Where a window is among these; an exception that lists them if it is none. */
    int indexOf(Duration window) {
        int index = lengths.indexOf(window);
        if (index < 0) {
            throw new IllegalArgumentException("window must be one that the status was taken with ("
                    + String.join(
                            ", ", lengths.stream().sorted().map(Durations::text).toList()) + "), but was "
                    + Durations.text(window));
        }
        return index;
    }
}
