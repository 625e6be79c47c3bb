package io.slo4j.internal.engine;

import io.slo4j.WindowStatus;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.count.WindowReading;
import java.time.Duration;

/**
 * Several windows that end at the same instant. Immutable.
 *
 * @param events what happened in them
 * @param budgeted what the budget counts of that: the same, or time slices
 * @param errorBudget 1 - objective
 */
record WindowReadings(WindowReading events, WindowReading budgeted, double errorBudget) {

    double burnRate(int index) {
        return budgeted.counts(index).errorRatio() / errorBudget;
    }

    WindowStatus status(int index, Duration window, long endNanos) {
        return status(
                window, endNanos, events.within(index), events.counts(index).errorRatio(), burnRate(index));
    }

    /**
     * One window.
     *
     * @param within the events that lie in it
     * @param errorRatio that of the events since the checkpoint where it begins
     */
    static WindowStatus status(
            Duration window, long endNanos, WindowCounts within, double errorRatio, double burnRate) {
        return new WindowStatus(
                TimeLine.instant(endNanos),
                window,
                within.good(),
                within.bad(),
                errorRatio,
                burnRate,
                within.coverage());
    }
}
