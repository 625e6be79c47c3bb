package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.WindowStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.PastWindow;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.count.WindowReading;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads windows of one SLO: its events, and beside them what its budget counts, which are the same events or time slices.
 * Safe for use by any thread.
 */
public final class WindowReader {
    private static final int MOST_POINTS = 10_000;

    private final Duration period;
    private final double errorBudget;
    private final History events;
    private final History budgeted;

    WindowReader(SloDefinition definition, History events, History budgeted) {
        this.period = definition.period().length();
        this.errorBudget = definition.objective().errorBudget();
        this.events = events;
        this.budgeted = budgeted;
    }

    /**
     * A window's length in nanoseconds.
     *
     * @throws IllegalArgumentException if it is not above zero and at most the period
     */
    public static long checkedNanos(Duration window, Duration period) {
        return checkedNanos("window", window, period);
    }

    private static long checkedNanos(String what, Duration window, Duration period) {
        long nanos = Nanos.positive(what, window);
        if (window.compareTo(period) > 0) {
            throw new IllegalArgumentException(what + " must be at most the period of " + Durations.text(period)
                    + ", but was " + Durations.text(window));
        }
        return nanos;
    }

    /** The window that ends at a sample of the totals. */
    WindowStatus window(Duration window, Sample end) {
        long nanos = checkedNanos(window, period);
        WindowCounts counts = events.window(end.nanos(), nanos, end.good(), end.bad());
        WindowCounts within = events.within(end.nanos(), nanos, end.good(), end.bad());
        return status(window, end.nanos(), counts, within, burnt(nanos, end, counts));
    }

    /** The burn rate of the window that ends at a sample of the totals. */
    double burnRate(Duration window, Sample end) {
        return budgeted.window(end.nanos(), Nanos.of(window), end.budgetGood(), end.budgetBad())
                        .errorRatio()
                / errorBudget;
    }

    private WindowCounts burnt(long nanos, Sample end, WindowCounts counts) {
        return budgeted == events ? counts : budgeted.window(end.nanos(), nanos, end.budgetGood(), end.budgetBad());
    }

    /** Several windows that end at a sample of the totals, all read together. */
    WindowReadings windows(long[] nanos, Sample end) {
        WindowReading counts = events.windows(end.nanos(), nanos, end.good(), end.bad());
        WindowReading burnt =
                budgeted == events ? counts : budgeted.windows(end.nanos(), nanos, end.budgetGood(), end.budgetBad());
        return new WindowReadings(counts, burnt, errorBudget);
    }

    /**
     * A window at evenly spaced instants of the past, oldest first, each read from the checkpoints around it.
     *
     * @throws IllegalArgumentException if an argument is out of range
     */
    List<WindowStatus> past(Duration window, Duration span, int points, Sample now) {
        long windowNanos = checkedNanos(window, period);
        long spanNanos = checkedNanos("span", span, period);
        if (points < 2 || points > MOST_POINTS) {
            throw new IllegalArgumentException("points must be 2 to " + MOST_POINTS + ", but was " + points);
        }
        List<WindowStatus> past = new ArrayList<>(points);
        for (int i = points - 1; i >= 0; i--) {
            long end = now.nanos() - (long) ((double) spanNanos / (points - 1) * i);
            PastWindow counts = events.windowAt(end, windowNanos, now.nanos(), now.good(), now.bad());
            PastWindow burnt = budgeted == events
                    ? counts
                    : budgeted.windowAt(end, windowNanos, now.nanos(), now.budgetGood(), now.budgetBad());
            past.add(status(window, end, counts, burnt));
        }
        return past;
    }

    private WindowStatus status(Duration window, long endNanos, PastWindow counts, PastWindow burnt) {
        return WindowReadings.status(
                window, endNanos, counts.counts(), counts.errorRatio(), burnt.errorRatio() / errorBudget);
    }

    private WindowStatus status(
            Duration window, long endNanos, WindowCounts counts, WindowCounts within, WindowCounts burnt) {
        return WindowReadings.status(window, endNanos, within, counts.errorRatio(), burnt.errorRatio() / errorBudget);
    }
}
