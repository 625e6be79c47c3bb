package io.slo4j.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.time.SloClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The meters of one SLO, and where they are registered. Guarded by the lock of its {@link SloMetrics}. */
final class SloMeters {
    private static final Logger LOG = System.getLogger("io.slo4j.micrometer");

    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};

    private final Slo slo;
    private final RecentStatus status;
    private final Tags tags;
    private final List<Function<MeterRegistry, Meter>> meters = new ArrayList<>();
    private final List<Registered> registered = new ArrayList<>();

    /** A meter's id in its registry, which differs from the requested id if a meter filter renamed it. */
    private record Registered(MeterRegistry registry, Meter.Id id) {}

    SloMeters(Slo slo, SloClock clock, Tags extraTags) {
        this.slo = slo;
        this.status = new RecentStatus(slo::status, clock);
        this.tags = extraTags.and("slo", slo.name());
        SloStatus now = slo.status();
        events("good", SloStatus::goodInThisProcess);
        events("bad", SloStatus::badInThisProcess);
        gauge("slo.objective", tags, at -> at.objective().ratio()).description("The share of events that must be good");
        gauge("slo.error.budget.remaining", tags, at -> at.budget().remaining())
                .description("The share of the period's error budget that is left, below 0 when overspent");
        slo.errorBudget().policy().ifPresent(policy -> policy.levels().forEach(this::level));
        now.windows().forEach(this::window);
        if (now.tracksLatency()) {
            now.windows().forEach(this::latency);
        }
        for (int i = 0; i < now.alerts().size(); i++) {
            alert(now.alerts().get(i).rule(), i);
        }
    }

    private void events(String outcome, ToDoubleFunction<SloStatus> count) {
        // A function counter holds its object weakly and its function strongly: this function holds the object.
        meters.add(FunctionCounter.builder("slo.events", this, ignored -> count.applyAsDouble(status.get()))
                .tags(tags.and("outcome", outcome))
                .description("Events since the SLO was registered in this process")
                .baseUnit("events")::register);
    }

    private void level(BudgetLevel level) {
        gauge(
                        "slo.error.budget.level",
                        tags.and("level", level.name()),
                        at -> slo.errorBudget().level().equals(level) ? 1 : 0)
                .description("1 at the level of the budget policy where the error budget is, 0 at all others");
    }

    private void window(WindowStatus window) {
        Duration length = window.window();
        Tags windowTags = tags.and("window", window.name());
        gauge("slo.error.ratio", windowTags, at -> at.errorRatio(length))
                .description("The share of events in the window that were bad, 0 without events")
                .baseUnit("ratio");
        gauge("slo.burn.rate", windowTags, at -> at.burnRate(length))
                .description("Error ratio in the window over error budget; 1 spends the budget in exactly the period");
        gauge("slo.window.events", windowTags, at -> events(at.window(length)))
                .description("Events in the window")
                .baseUnit("events");
    }

    private void latency(WindowStatus window) {
        Duration length = window.window();
        for (double quantile : QUANTILES) {
            Tags quantileTags = tags.and("window", window.name(), "quantile", String.valueOf(quantile));
            gauge(
                            "slo.latency",
                            quantileTags,
                            at -> at.latency(length).quantile(quantile).toNanos() / 1e9)
                    .description("How long the given share of the events in the window took at most")
                    .baseUnit("seconds");
        }
    }

    private static long events(WindowStatus window) {
        return window.good() + window.bad();
    }

    private void alert(AlertRule rule, int index) {
        String severity = rule.severity().name().toLowerCase(Locale.ROOT);
        gauge(
                        "slo.alert.state",
                        tags.and("severity", severity, "rule", rule.name()),
                        at -> level(at.alerts().get(index).state()))
                .description("The state of the alert: 0 inactive, 1 pending, 2 firing");
    }

    /** A gauge to be registered, whose description and unit can still be given. */
    private Gauge.Builder<?> gauge(String name, Tags gaugeTags, ToDoubleFunction<SloStatus> value) {
        Gauge.Builder<?> gauge =
                Gauge.builder(name, () -> value.applyAsDouble(status.get())).tags(gaugeTags);
        meters.add(gauge::register);
        return gauge;
    }

    private static int level(AlertState state) {
        return switch (state) {
            case INACTIVE -> 0;
            case PENDING -> 1;
            case FIRING -> 2;
        };
    }

    Slo slo() {
        return slo;
    }

    /** Registers every meter, each by itself: one that collides with a foreign meter does not stop the others. */
    void bindTo(MeterRegistry registry) {
        for (Function<MeterRegistry, Meter> meter : meters) {
            try {
                registered.add(new Registered(registry, meter.apply(registry).getId()));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a meter of SLO \"" + slo.name() + "\" could not be registered", e);
            }
        }
    }

    void unbind() {
        registered.forEach(meter -> meter.registry().remove(meter.id()));
        registered.clear();
    }
}
