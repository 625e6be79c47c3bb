package io.slo4j.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.series.SeriesSet;
import io.slo4j.series.SloSeries;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows every SLO of a registry, and how the registry itself is doing, as OpenTelemetry instruments:
 * {@code SloOpenTelemetry.bind(openTelemetry, slos)}.
 *
 * <p>Metrics, attributes and values are those of {@link SloSeries}, and so those of slo-micrometer: {@code slo.events} and so on, with
 * the attributes {@code slo} and {@code member}, and {@code slo.health.ticks} and so on. Counters are asynchronous counters of whole
 * numbers, everything else asynchronous gauges of numbers; their meter is called {@value #METER}. Units are those of OpenTelemetry:
 * {@code {event}}, {@code s}, {@code 1}. Numbers without unit have none, so that Prometheus has the same names from here and from
 * slo-micrometer.
 *
 * <p>All instruments have one callback. A collection takes one status of each SLO that the registry has then, so the values of an SLO are
 * consistent, and new SLOs appear and closed ones are gone. The callback never throws, and waits for nothing but another collection.
 * An SLO that takes the name of one that was closed goes on with its counters, as it does in slo4j; if a collection came between
 * the two, OpenTelemetry takes them for new ones.
 *
 * <p>Two of these in one {@code OpenTelemetry} show what both want once. Several registries of SLOs there need different
 * {@linkplain SloOpenTelemetryBuilder#attributes attributes}; of two series with the same attributes the one that was bound first
 * is shown. OpenTelemetry holds what it reads, so you need not keep this object, except to close it. Safe for use by any thread.
 */
public final class SloOpenTelemetry implements AutoCloseable {
    /** The name of the meter, which is the instrumentation scope. */
    public static final String METER = "io.slo4j";

    private final SloRegistry slos;
    private final Attributes attributes;
    private final SloSeries series;
    private final @Nullable ExportedSeries health;
    private final Instruments instruments;
    private final Complaints complaints = new Complaints();

    /* Held during a collection, which only another collection waits for. */
    private final ReentrantLock collecting = new ReentrantLock();

    /* By the name of the SLO; what the last collection showed, and never changed afterwards. */
    private volatile Map<String, ExportedSeries> exported = Map.of();

    SloOpenTelemetry(
            SloRegistry slos,
            Attributes attributes,
            SloSeries series,
            @Nullable SeriesSet health,
            Instruments instruments) {
        this.slos = slos;
        this.attributes = attributes;
        this.series = series;
        this.health = health == null ? null : new ExportedSeries(slos, health, attributes, null);
        this.instruments = instruments;
    }

    /**
     * Shows all present and future SLOs of a registry, with the usual series.
     *
     * @param openTelemetry where
     * @param slos the registry
     * @return what is to be closed when they are no longer to be shown
     */
    public static SloOpenTelemetry bind(OpenTelemetry openTelemetry, SloRegistry slos) {
        return builder(openTelemetry, slos).bind();
    }

    /**
     * Returns a builder for a choice of series.
     *
     * @param openTelemetry where they are to be shown
     * @param slos the registry
     * @return a builder
     */
    public static SloOpenTelemetryBuilder builder(OpenTelemetry openTelemetry, SloRegistry slos) {
        return new SloOpenTelemetryBuilder(given("OpenTelemetry", openTelemetry), given("registry of SLOs", slos));
    }

    static <T> T given(String what, @Nullable T argument) {
        return Objects.requireNonNull(argument, () -> what + " must be given, but was null");
    }

    /** Passes on the values of all series. */
    void collect(Recorder recorder) {
        collecting.lock();
        try {
            collectSlos(recorder);
            if (health != null) {
                collect(health, recorder);
            }
        } finally {
            collecting.unlock();
        }
    }

    private void collectSlos(Recorder recorder) {
        Collection<Slo> now = complaints.guarded("the SLOs of the registry", slos::slos);
        if (now == null) {
            return;
        }
        Map<String, ExportedSeries> before = exported;
        Map<String, ExportedSeries> next = new HashMap<>(now.size() * 2);
        for (Slo slo : now) {
            ExportedSeries known = before.get(slo.name());
            ExportedSeries current = known != null && known.isOf(slo) ? known : exportedOf(slo, known);
            if (current != null) {
                next.put(slo.name(), current);
                collect(current, recorder);
            }
        }
        exported = next;
    }

    private @Nullable ExportedSeries exportedOf(Slo slo, @Nullable ExportedSeries predecessor) {
        Supplier<ExportedSeries> made = () -> new ExportedSeries(slo, series.of(slo), attributes, predecessor);
        return complaints.guarded("the series of an SLO", made);
    }

    private void collect(ExportedSeries series, Recorder recorder) {
        complaints.guarded("the values of an SLO or of the registry", () -> {
            series.collect(recorder);
            return series;
        });
    }

    /** Removes its series; the last one of an {@code OpenTelemetry} removes the callback. Closing again does nothing. */
    @Override
    public void close() {
        instruments.remove(this);
    }

    /** The registry, and how many SLOs the last collection showed. */
    @Override
    public String toString() {
        return "SloOpenTelemetry[" + slos + ", " + exported.size() + " SLOs collected]";
    }
}
