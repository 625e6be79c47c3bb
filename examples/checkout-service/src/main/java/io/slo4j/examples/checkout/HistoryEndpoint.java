package io.slo4j.examples.checkout;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.WindowStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /slo/history}: burn rates of the past, read from the checkpoints. */
final class HistoryEndpoint {
    /**
     * The answer.
     *
     * @param times seconds since the epoch on the service's time line, oldest first
     * @param series one per window
     */
    record History(String slo, List<Double> times, List<Series> series) {}

    /** Burn rates at the times; absent where the SLO was not observed yet. */
    record Series(String window, List<@Nullable Double> burnRates) {}

    private HistoryEndpoint() {}

    static Response answer(Request request, SloRegistry slos) {
        Slo slo = slo(request, slos);
        Duration span = duration("span", request.value("span", "12h"));
        int points = request.number("points", 200);
        List<Double> times = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        for (String window : request.value("window", "1h").split(",", -1)) {
            List<WindowStatus> past = past(slo, duration("window", window), span, points);
            if (times.isEmpty()) {
                past.forEach(then -> times.add(then.at().toEpochMilli() / 1000.0));
            }
            series.add(new Series(window, burnRates(past)));
        }
        return Json.response(200, new History(slo.name(), times, series));
    }

    /** The SLO that is asked for. */
    static Slo slo(Request request, SloRegistry slos) {
        String name = request.value("slo", "checkout");
        return slos.find(name)
                .orElseThrow(() -> new BadRequestException("slo must be the name of an SLO, but was \"" + name + "\""));
    }

    private static List<WindowStatus> past(Slo slo, Duration window, Duration span, int points) {
        try {
            return slo.past(window, span, points);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static List<@Nullable Double> burnRates(List<WindowStatus> past) {
        List<@Nullable Double> rates = new ArrayList<>(past.size());
        for (WindowStatus then : past) {
            rates.add(then.coverage() > 0 ? (Double) then.burnRate() : null);
        }
        return rates;
    }

    private static Duration duration(String what, String text) {
        try {
            return Durations.parse(what, text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }
}
