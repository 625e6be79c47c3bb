package io.slo4j.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.slo4j.series.Metric;
import io.slo4j.series.Series;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A series as a meter. */
final class SeriesMeter {
    private final Metric metric;
    private final Tags tags;
    private final DoubleSupplier value;

    /**
     * A meter.
     *
     * @param series what it shows
     * @param further tags beside those of the series, which win
     * @param value what it reads, held strongly
     */
    SeriesMeter(Series series, Tags further, DoubleSupplier value) {
        this.metric = series.metric();
        Tags all = further;
        for (var tag : series.tags().entrySet()) {
            all = all.and(tag.getKey(), tag.getValue());
        }
        this.tags = all;
        this.value = value;
    }

    private boolean isCounter() {
        return metric.kind() == Metric.Kind.COUNTER;
    }

    /* Micrometer spells units out, and Prometheus has them in its names: of what is counted, only events are named there. */
    private @Nullable String unit() {
        return switch (metric.unit()) {
            case "{event}" -> "events";
            case "s" -> "seconds";
            case "1" -> "ratio";
            default -> null;
        };
    }

    /** Its id before meter filters change it. */
    Meter.Id id() {
        Meter.Type type = isCounter() ? Meter.Type.COUNTER : Meter.Type.GAUGE;
        return new Meter.Id(metric.text(), tags, unit(), metric.description(), type);
    }

    Meter registerIn(MeterRegistry registry) {
        return isCounter() ? counter(registry) : gauge(registry);
    }

    private Meter counter(MeterRegistry registry) {
        // A function counter holds its object weakly and its function strongly: this function holds the object.
        return FunctionCounter.builder(metric.text(), this, any -> value.getAsDouble())
                .tags(tags)
                .description(metric.description())
                .baseUnit(unit())
                .register(registry);
    }

    private Meter gauge(MeterRegistry registry) {
        return Gauge.builder(metric.text(), value::getAsDouble)
                .tags(tags)
                .description(metric.description())
                .baseUnit(unit())
                .register(registry);
    }
}
