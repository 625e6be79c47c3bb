package io.slo4j.cli.report;

import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The status of the SLO at the end of a replay. */
record StatusLine(
        String type, String at, Events events, Map<String, Window> windows, Budget budget, long malformedLines) {
    record Events(long good, long bad) {}

    record Window(long good, long bad, double errorRatio, double burnRate, double coverage) {
        static Window of(WindowStatus window) {
            return new Window(window.good(), window.bad(), window.errorRatio(), window.burnRate(), window.coverage());
        }
    }

    record Budget(double remaining, double consumed) {}

    static StatusLine of(SloStatus status, long malformedLines) {
        Map<String, Window> windows = new LinkedHashMap<>();
        for (Duration window : status.period().usualWindows()) {
            windows.put(Durations.text(window), Window.of(status.window(window)));
        }
        return new StatusLine(
                "status",
                status.at().toString(),
                new Events(status.good(), status.bad()),
                windows,
                new Budget(status.budget().remaining(), status.budget().consumed()),
                malformedLines);
    }
}
