package io.slo4j.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import io.slo4j.series.Metric;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of slo4j in one meter of OpenTelemetry, and the callback of them all, which is there while somebody has bound SLOs
 * to it. The meter holds this by its callback.
 */
final class Instruments {
    /* Held while somebody binds or closes, never during a collection. One for all: it is taken rarely. */
    private static final ReentrantLock CHANGING = new ReentrantLock();

    private static final Map<Meter, WeakReference<Instruments>> ALL = new WeakHashMap<>();

    private final Meter meter;
    private final Map<Metric, ObservableLongMeasurement> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, ObservableDoubleMeasurement> gauges = new EnumMap<>(Metric.class);
    private final List<SloOpenTelemetry> bound = new CopyOnWriteArrayList<>();
    private @Nullable BatchCallback callback;

    private Instruments(Meter meter) {
        this.meter = meter;
        for (Metric metric : Metric.values()) {
            switch (metric.kind()) {
                case COUNTER ->
                    counters.put(
                            metric,
                            meter.counterBuilder(metric.text())
                                    .setUnit(metric.unit())
                                    .setDescription(metric.description())
                                    .buildObserver());
                case GAUGE ->
                    gauges.put(
                            metric,
                            meter.gaugeBuilder(metric.text())
                                    .setUnit(metric.unit())
                                    .setDescription(metric.description())
                                    .buildObserver());
            }
        }
    }

    static Instruments of(Meter meter) {
        CHANGING.lock();
        try {
            WeakReference<Instruments> known = ALL.get(meter);
            Instruments instruments = known == null ? null : known.get();
            if (instruments == null) {
                instruments = new Instruments(meter);
                ALL.put(meter, new WeakReference<>(instruments));
            }
            return instruments;
        } finally {
            CHANGING.unlock();
        }
    }

    void add(SloOpenTelemetry binding) {
        CHANGING.lock();
        try {
            if (callback == null) {
                callback = registered();
            }
            bound.add(binding);
        } finally {
            CHANGING.unlock();
        }
    }

    private BatchCallback registered() {
        List<ObservableMeasurement> all = new ArrayList<>(counters.values());
        all.addAll(gauges.values());
        ObservableMeasurement[] others = all.subList(1, all.size()).toArray(ObservableMeasurement[]::new);
        return meter.batchCallback(this::collect, all.get(0), others);
    }

    void remove(SloOpenTelemetry binding) {
        CHANGING.lock();
        try {
            if (bound.remove(binding) && bound.isEmpty() && callback != null) {
                callback.close();
                callback = null;
            }
        } finally {
            CHANGING.unlock();
        }
    }

    private void collect() {
        Recorder recorder = bound.size() > 1 ? eachOnce() : this::record;
        bound.forEach(binding -> binding.collect(recorder));
    }

    /* OpenTelemetry takes one value for the same attributes, and logs every other one. */
    private Recorder eachOnce() {
        Map<Metric, Set<Attributes>> recorded = new EnumMap<>(Metric.class);
        return (metric, attributes, value) -> {
            if (recorded.computeIfAbsent(metric, any -> new HashSet<>()).add(attributes)) {
                record(metric, attributes, value);
            }
        };
    }

    private void record(Metric metric, Attributes attributes, double value) {
        ObservableLongMeasurement counter = counters.get(metric);
        if (counter != null) {
            counter.record((long) value, attributes);
            return;
        }
        ObservableDoubleMeasurement gauge = gauges.get(metric);
        if (gauge != null) {
            gauge.record(value, attributes);
        }
    }
}
