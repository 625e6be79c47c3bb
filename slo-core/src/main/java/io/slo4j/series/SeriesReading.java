package io.slo4j.series;

import io.slo4j.InFlight;
import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertState;
import java.time.Duration;
import java.util.List;

/**
 * What the series of one SLO show, all read at the same time.
 *
 * @param status the status
 * @param alerts the state of each rule
 * @param distances how far each rule is from firing
 * @param quantiles of each window, the latency at each quantile; empty if none is shown
 */
record SeriesReading(
        SloStatus status, List<AlertState> alerts, List<Double> distances, List<List<Duration>> quantiles) {

    private static final InFlight NOTHING = new InFlight(0, 0, Duration.ZERO);

    static SeriesReading of(Slo slo, Duration[] further, List<Duration> latencyWindows, List<Double> quantiles) {
        SloStatus status = further.length == 0 ? slo.status() : slo.status(further);
        return new SeriesReading(
                status,
                status.alertStates(),
                status.alertDistances(),
                latencyWindows.isEmpty() ? List.of() : status.latencyQuantiles(latencyWindows, quantiles));
    }

    long restoredGood() {
        return status.good() - status.goodInThisProcess();
    }

    long restoredBad() {
        return status.bad() - status.badInThisProcess();
    }

    InFlight inFlight() {
        return status.inFlight().orElse(NOTHING);
    }

    long events(Duration window) {
        WindowStatus counted = status.window(window);
        return counted.good() + counted.bad();
    }

    double seconds(int window, int quantile) {
        return quantiles.get(window).get(quantile).toNanos() / 1e9;
    }

    /** The judged value of a rule divided by its limit. */
    double distance(int rule) {
        return distances.get(rule);
    }

    /** 0 inactive, 1 pending, 2 firing. */
    int alert(int rule) {
        return switch (alerts.get(rule)) {
            case INACTIVE -> 0;
            case PENDING -> 1;
            case FIRING -> 2;
        };
    }
}
