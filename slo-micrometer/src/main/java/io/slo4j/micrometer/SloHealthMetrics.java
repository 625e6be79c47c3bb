package io.slo4j.micrometer;

import static io.slo4j.micrometer.SloMetrics.given;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.slo4j.RegistryHealth;
import io.slo4j.RegistryHealth.Notifications;
import io.slo4j.RegistryHealth.Store;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a registry of SLOs is doing itself, for whoever watches the watcher: {@code new
 * SloHealthMetrics(slos).bindTo(meterRegistry)}.
 *
 * <table>
 * <caption>Meters</caption>
 * <thead>
 * <tr><th>meter</th><th>tags</th><th>value</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@code slo.health.ticks}</td><td></td><td>ticks, a counter</td></tr>
 * <tr><td>{@code slo.health.ticks.late}</td><td></td><td>ticks that came after others had been missed, a counter</td></tr>
 * <tr><td>{@code slo.health.tick.age}</td><td></td>
 *     <td>seconds since the last tick or, before the first, since the meters were made</td></tr>
 * <tr><td>{@code slo.health.notifications}</td><td>{@code result}: delivered, failed, coalesced, suppressed, rejected</td>
 *     <td>what became of the notifications of all listeners of alerts and budget levels, a counter</td></tr>
 * <tr><td>{@code slo.health.notifications.waiting}</td><td></td>
 *     <td>notifications that wait to be delivered, or to be tried again</td></tr>
 * <tr><td>{@code slo.health.store}</td><td>{@code state}: loading, saving, failing</td>
 *     <td>1 for the state of the store, 0 for all others; only where there is one</td></tr>
 * <tr><td>{@code slo.health.snapshot.age}</td><td></td>
 *     <td>seconds since a snapshot was saved or, before the first, since the meters were made; only where there is a store</td></tr>
 * <tr><td>{@code slo.health.group.overflow}</td><td></td>
 *     <td>how often groups had no place for a value, a counter</td></tr>
 * <tr><td>{@code slo.health.stale.sources}</td><td></td>
 *     <td>SLOs whose source or condition cannot be read</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Several registries of SLOs need different tags in one meter registry. Meters keep strong references to what they read. Safe for
 * use by any thread.
 */
public final class SloHealthMetrics implements MeterBinder, AutoCloseable {
    private static final String PREFIX = "slo.health.";

    private final SloRegistry slos;
    private final Tags tags;
    private final Instant madeAt;
    private final List<Runnable> removals = new CopyOnWriteArrayList<>();

    /**
     * The health of a registry.
     *
     * @param slos the registry
     */
    public SloHealthMetrics(SloRegistry slos) {
        this(slos, List.of());
    }

    /**
     * The health of a registry, with tags on every meter.
     *
     * @param slos the registry
     * @param tags the tags
     */
    public SloHealthMetrics(SloRegistry slos, Iterable<Tag> tags) {
        this.slos = given("registry of SLOs", slos);
        this.tags = SloMetricsBuilder.checked(tags);
        this.madeAt = slos.clock().now();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        given("meter registry", registry);
        counter(
                registry,
                "ticks",
                "Ticks of the registry of SLOs",
                tags,
                health -> health.ticks().count());
        counter(
                registry,
                "ticks.late",
                "Ticks that came after others had been missed",
                tags,
                health -> health.ticks().late());
        gauge(registry, "tick.age", "seconds", "Time since the last tick", tags, this::tickAge);
        result(registry, "delivered", Notifications::delivered);
        result(registry, "failed", Notifications::failed);
        result(registry, "coalesced", Notifications::coalesced);
        result(registry, "suppressed", Notifications::suppressed);
        result(registry, "rejected", Notifications::rejected);
        gauge(
                registry,
                "notifications.waiting",
                null,
                "Notifications that wait to be delivered, or to be tried again",
                tags,
                health -> health.notifications().waiting());
        if (slos.health().store() != Store.NONE) {
            state(registry, Store.LOADING);
            state(registry, Store.SAVING);
            state(registry, Store.FAILING);
            gauge(registry, "snapshot.age", "seconds", "Time since a snapshot was saved", tags, this::snapshotAge);
        }
        counter(
                registry,
                "group.overflow",
                "How often groups had no place for a value",
                tags,
                RegistryHealth::groupOverflow);
        gauge(
                registry,
                "stale.sources",
                null,
                "SLOs whose source or condition cannot be read",
                tags,
                RegistryHealth::staleSources);
    }

    private double tickAge(RegistryHealth health) {
        return seconds(Duration.between(health.ticks().last().orElse(madeAt), health.at()));
    }

    private double snapshotAge(RegistryHealth health) {
        return seconds(health.snapshotAge().orElseGet(() -> Duration.between(madeAt, health.at())));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private void result(MeterRegistry registry, String result, ToLongFunction<Notifications> count) {
        counter(
                registry,
                "notifications",
                "What became of the notifications of all listeners",
                tags.and("result", result),
                health -> count.applyAsLong(health.notifications()));
    }

    private void state(MeterRegistry registry, Store state) {
        gauge(
                registry,
                "store",
                null,
                "1 for the state of the store, 0 for all others",
                tags.and("state", state.name().toLowerCase(Locale.ROOT)),
                health -> health.store() == state ? 1 : 0);
    }

    private void counter(
            MeterRegistry registry, String name, String description, Tags all, ToDoubleFunction<RegistryHealth> value) {
        // A function counter holds its object weakly and its function strongly: this function holds the object.
        added(
                registry,
                () -> FunctionCounter.builder(PREFIX + name, this, any -> value.applyAsDouble(slos.health()))
                        .tags(all)
                        .description(description)
                        .register(registry));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            Tags all,
            ToDoubleFunction<RegistryHealth> value) {
        added(
                registry,
                () -> Gauge.builder(PREFIX + name, () -> value.applyAsDouble(slos.health()))
                        .tags(all)
                        .description(description)
                        .baseUnit(unit)
                        .register(registry));
    }

    private void added(MeterRegistry registry, Supplier<Meter> registration) {
        Meter meter = registration.get();
        removals.add(() -> registry.remove(meter));
    }

    /** Removes its meters from every meter registry. Closing again does nothing. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    @Override
    public String toString() {
        return "SloHealthMetrics[" + slos + "]";
    }
}
