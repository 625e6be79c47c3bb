package io.slo4j.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.slo4j.GroupMember;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BadEvents;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meters of one SLO, and where they are wanted. Guarded by {@link SharedMeters#CHANGING}. */
final class SloMeters {
    /** The tag {@code member} of a member whose value is empty, which that of a plain SLO is. */
    private static final String EMPTY_VALUE = "(empty)";

    private final Slo slo;
    private final Tags tags;
    private final RecentValues recent;
    private final List<ToDoubleFunction<SloReading>> values = new ArrayList<>();
    private final List<WantedMeter> meters = new ArrayList<>();
    private final Map<SharedMeters, List<WantedMeter>> wanted = new HashMap<>();

    SloMeters(Slo slo, SloRegistry slos, Tags extraTags, MeterChoice choice) {
        SloDefinition definition = slo.definition();
        List<Duration> windows = choice.windowsOf(definition);
        List<Duration> latencyWindows = choice.latencyWindowsOf(definition);
        Duration[] further = Stream.concat(windows.stream(), latencyWindows.stream())
                .filter(window -> !definition.windows().contains(window))
                .toArray(Duration[]::new);
        this.slo = slo;
        this.tags = extraTags.and(identity(definition));
        this.recent = new RecentValues(() -> read(further, latencyWindows, choice.quantiles()), slos);
        events();
        if (choice.causes()) {
            causes();
        }
        if (definition.detectsHanging()) {
            inFlight();
        }
        budget();
        windows.forEach(this::window);
        for (int i = 0; i < latencyWindows.size(); i++) {
            latency(i, latencyWindows.get(i), choice.quantiles());
        }
        for (int i = 0; i < definition.rules().size(); i++) {
            if (choice.severities().contains(definition.rules().get(i).severity())) {
                alert(i, definition.rules().get(i));
            }
        }
        definition.labels().forEach(this::label);
    }

    /** The tags that every meter has, of whatever SLO: a meter registry may refuse meters of one name with different keys. */
    private static Tags identity(SloDefinition definition) {
        Optional<GroupMember> member = definition.groupMember();
        String value = member.map(GroupMember::value).orElse("");
        return Tags.of(
                "slo",
                member.map(GroupMember::group).orElse(definition.name()),
                "member",
                member.isPresent() && value.isEmpty() ? EMPTY_VALUE : value);
    }

    private double[] read(Duration[] further, List<Duration> latencyWindows, List<Double> quantiles) {
        SloReading reading = SloReading.of(slo, further, latencyWindows, quantiles);
        return values.stream()
                .mapToDouble(value -> value.applyAsDouble(reading))
                .toArray();
    }

    private void events() {
        String here = "Events that this process has counted";
        counter(
                "slo.events",
                here,
                tags.and("outcome", "good"),
                reading -> reading.status().goodInThisProcess());
        counter(
                "slo.events",
                here,
                tags.and("outcome", "bad"),
                reading -> reading.status().badInThisProcess());
        restored("good", SloReading::restoredGood);
        restored("bad", SloReading::restoredBad);
    }

    private void causes() {
        caused("failed", BadEvents::failed);
        caused("slow", BadEvents::slow);
        caused("judged", BadEvents::judged);
    }

    private void caused(String cause, ToLongFunction<BadEvents> events) {
        counter(
                "slo.bad.events",
                "Bad events that this process has counted, by what made them bad",
                tags.and("cause", cause),
                reading -> events.applyAsLong(reading.status().badEventsInThisProcess()));
    }

    private void inFlight() {
        gauge(
                "slo.in.flight.events",
                "Events that have begun and not yet ended",
                "events",
                tags,
                reading -> reading.inFlight().events());
        gauge(
                "slo.hanging.events",
                "Events in flight that have passed the latency threshold and were counted as bad",
                "events",
                tags,
                reading -> reading.inFlight().hanging());
        gauge(
                "slo.in.flight.oldest",
                "How long the event that began first has been in flight, 0 if there is none",
                "seconds",
                tags,
                reading -> reading.inFlight().oldest().toNanos() / 1e9);
    }

    private void counter(String name, String description, Tags all, ToDoubleFunction<SloReading> count) {
        int index = index(count);
        // A function counter holds its object weakly and its function strongly: this function holds the object.
        meters.add(new WantedMeter(
                slo,
                new Meter.Id(name, all, "events", description, Meter.Type.COUNTER),
                registry -> FunctionCounter.builder(name, this, ignored -> recent.get(index))
                        .tags(all)
                        .description(description)
                        .baseUnit("events")
                        .register(registry)));
    }

    private void restored(String outcome, ToDoubleFunction<SloReading> count) {
        gauge(
                "slo.restored.events",
                "Events that earlier processes have counted and this one has taken over from the store",
                "events",
                tags.and("outcome", outcome),
                count);
    }

    private void budget() {
        gauge(
                "slo.objective",
                "The share of events that must be good",
                null,
                tags,
                reading -> reading.status().objective().ratio());
        gauge(
                "slo.error.budget.remaining",
                "The share of the period's error budget that is left, below 0 when overspent",
                null,
                tags,
                reading -> reading.status().budget().remaining());
        slo.definition().budgetPolicy().ifPresent(policy -> policy.levels().forEach(this::level));
    }

    private void level(BudgetLevel level) {
        gauge(
                "slo.error.budget.level",
                "1 at the level of the budget policy where the error budget is, 0 at all others",
                null,
                tags.and("level", level.name()),
                reading -> reading.status().budgetLevel().filter(level::equals).isPresent() ? 1 : 0);
    }

    private void window(Duration length) {
        Tags all = tags.and("window", Durations.text(length));
        gauge(
                "slo.error.ratio",
                "The share of events in the window that were bad, 0 without events",
                "ratio",
                all,
                reading -> reading.status().errorRatio(length));
        gauge(
                "slo.burn.rate",
                "Error ratio in the window over error budget; 1 spends the budget in exactly the period",
                null,
                all,
                reading -> reading.status().burnRate(length));
        gauge(
                "slo.window.events",
                "Events in the window",
                "events",
                all,
                reading -> events(reading.status().window(length)));
    }

    private static long events(WindowStatus window) {
        return window.good() + window.bad();
    }

    private void latency(int window, Duration length, List<Double> quantiles) {
        for (int i = 0; i < quantiles.size(); i++) {
            int quantile = i;
            gauge(
                    "slo.latency",
                    "How long the given share of the events in the window took at most",
                    "seconds",
                    tags.and("window", Durations.text(length), "quantile", String.valueOf(quantiles.get(i))),
                    reading -> reading.seconds(window, quantile));
        }
    }

    private void alert(int index, AlertRule rule) {
        Tags all = tags.and("severity", rule.severity().name().toLowerCase(Locale.ROOT), "rule", rule.name());
        gauge(
                "slo.alert.state",
                "The state of the alert: 0 inactive, 1 pending, 2 firing",
                null,
                all,
                reading -> reading.alert(index));
        gauge(
                "slo.alert.distance",
                "What the rule of the alert judges over its limit: above 1 its condition holds",
                null,
                all,
                reading -> reading.distance(index));
    }

    private void label(String key, String value) {
        gauge("slo.info", "1 for each label of the SLO", null, tags.and("label", key, "value", value), reading -> 1);
    }

    private void gauge(
            String name, String description, @Nullable String unit, Tags all, ToDoubleFunction<SloReading> value) {
        int index = index(value);
        meters.add(new WantedMeter(
                slo,
                new Meter.Id(name, all, unit, description, Meter.Type.GAUGE),
                registry -> Gauge.builder(name, () -> recent.get(index))
                        .tags(all)
                        .description(description)
                        .baseUnit(unit)
                        .register(registry)));
    }

    private int index(ToDoubleFunction<SloReading> value) {
        values.add(value);
        return values.size() - 1;
    }

    Slo slo() {
        return slo;
    }

    /** The meters, which are wanted there from now on. */
    List<WantedMeter> wantedIn(SharedMeters place) {
        return wanted.computeIfAbsent(
                place, any -> meters.stream().map(WantedMeter::copy).toList());
    }

    void hide() {
        wanted.forEach((place, theirs) -> theirs.forEach(place::hide));
        wanted.clear();
    }
}
