package io.slo4j.micrometer;

import static io.slo4j.micrometer.SloMetrics.given;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.slo4j.SloRegistry;
import io.slo4j.series.SeriesSet;
import io.slo4j.series.SloSeries;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
    private final SloRegistry slos;
    private final Tags tags;
    private final SeriesSet series;
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
        this.series = SloSeries.ofHealth(slos);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        given("meter registry", registry);
        for (int i = 0; i < series.series().size(); i++) {
            int index = i;
            SeriesMeter shown = new SeriesMeter(series.series().get(i), tags, () -> series.read()[index]);
            Meter meter = shown.registerIn(registry);
            removals.add(() -> registry.remove(meter));
        }
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
