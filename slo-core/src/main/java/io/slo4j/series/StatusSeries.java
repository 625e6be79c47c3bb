package io.slo4j.series;

import io.slo4j.GroupMember;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BadEvents;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Says which series one SLO has, and what each reads. Used by one thread, and then given up. */
final class StatusSeries {
    /** The tag {@code member} of a member whose value is empty, which that of a plain SLO is. */
    private static final String EMPTY_VALUE = "(empty)";

    private final SeriesSet.Collected<SeriesReading> all = new SeriesSet.Collected<>();
    private final Map<String, String> identity;

    private StatusSeries(SloDefinition definition) {
        this.identity = identity(definition);
    }

    static SeriesSet of(Slo slo, SeriesChoice choice) {
        SloDefinition definition = slo.definition();
        List<Duration> windows = choice.windowsOf(definition);
        List<Duration> latencyWindows = choice.latencyWindowsOf(definition);
        StatusSeries series = new StatusSeries(definition);
        series.events();
        if (choice.causes()) {
            series.causes();
        }
        if (definition.detectsHanging()) {
            series.inFlight();
        }
        series.budget(definition);
        windows.forEach(series::window);
        for (int i = 0; i < latencyWindows.size(); i++) {
            series.latency(i, latencyWindows.get(i), choice.quantiles());
        }
        for (int i = 0; i < definition.rules().size(); i++) {
            if (choice.severities().contains(definition.rules().get(i).severity())) {
                series.alert(i, definition.rules().get(i));
            }
        }
        definition.labels().forEach(series::label);
        Duration[] further = Stream.concat(windows.stream(), latencyWindows.stream())
                .filter(window -> !definition.windows().contains(window))
                .toArray(Duration[]::new);
        return series.all.readBy(() -> SeriesReading.of(slo, further, latencyWindows, choice.quantiles()));
    }

    /** The tags that every series has, of whatever SLO: an exporter may refuse series of one name with different keys. */
    private static Map<String, String> identity(SloDefinition definition) {
        Optional<GroupMember> member = definition.groupMember();
        String value = member.map(GroupMember::value).orElse("");
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("slo", member.map(GroupMember::group).orElse(definition.name()));
        tags.put("member", member.isPresent() && value.isEmpty() ? EMPTY_VALUE : value);
        return tags;
    }

    /** Adds a series; further tags are a key and a value each. */
    private void add(Metric metric, ToDoubleFunction<SeriesReading> value, String... further) {
        Map<String, String> tags = new LinkedHashMap<>(identity);
        for (int i = 0; i < further.length; i += 2) {
            tags.put(further[i], further[i + 1]);
        }
        all.add(metric, tags, value);
    }

    private void events() {
        add(Metric.EVENTS, reading -> reading.status().goodInThisProcess(), "outcome", "good");
        add(Metric.EVENTS, reading -> reading.status().badInThisProcess(), "outcome", "bad");
        add(Metric.RESTORED_EVENTS, SeriesReading::restoredGood, "outcome", "good");
        add(Metric.RESTORED_EVENTS, SeriesReading::restoredBad, "outcome", "bad");
    }

    private void causes() {
        caused("failed", BadEvents::failed);
        caused("slow", BadEvents::slow);
        caused("judged", BadEvents::judged);
    }

    private void caused(String cause, ToLongFunction<BadEvents> events) {
        add(
                Metric.BAD_EVENTS,
                reading -> events.applyAsLong(reading.status().badEventsInThisProcess()),
                "cause",
                cause);
    }

    private void inFlight() {
        add(Metric.IN_FLIGHT_EVENTS, reading -> reading.inFlight().events());
        add(Metric.HANGING_EVENTS, reading -> reading.inFlight().hanging());
        add(Metric.IN_FLIGHT_OLDEST, reading -> reading.inFlight().oldest().toNanos() / 1e9);
    }

    private void budget(SloDefinition definition) {
        add(Metric.OBJECTIVE, reading -> reading.status().objective().ratio());
        add(Metric.ERROR_BUDGET_REMAINING, reading -> reading.status().budget().remaining());
        definition.budgetPolicy().ifPresent(policy -> policy.levels().forEach(this::level));
    }

    private void level(BudgetLevel level) {
        add(
                Metric.ERROR_BUDGET_LEVEL,
                reading -> reading.status().budgetLevel().filter(level::equals).isPresent() ? 1 : 0,
                "level",
                level.name());
    }

    private void window(Duration length) {
        String text = Durations.text(length);
        add(Metric.ERROR_RATIO, reading -> reading.status().errorRatio(length), "window", text);
        add(Metric.BURN_RATE, reading -> reading.status().burnRate(length), "window", text);
        add(Metric.WINDOW_EVENTS, reading -> reading.events(length), "window", text);
    }

    private void latency(int window, Duration length, List<Double> quantiles) {
        for (int i = 0; i < quantiles.size(); i++) {
            int quantile = i;
            add(
                    Metric.LATENCY,
                    reading -> reading.seconds(window, quantile),
                    "window",
                    Durations.text(length),
                    "quantile",
                    String.valueOf(quantiles.get(i)));
        }
    }

    private void alert(int index, AlertRule rule) {
        String severity = rule.severity().name().toLowerCase(Locale.ROOT);
        add(Metric.ALERT_STATE, reading -> reading.alert(index), "severity", severity, "rule", rule.name());
        add(Metric.ALERT_DISTANCE, reading -> reading.distance(index), "severity", severity, "rule", rule.name());
    }

    private void label(String key, String value) {
        add(Metric.INFO, reading -> 1, "label", key, "value", value);
    }
}
