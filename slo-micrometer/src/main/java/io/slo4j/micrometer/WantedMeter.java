package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.slo4j.Slo;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A meter that somebody wants to be in a meter registry. Guarded by {@link SharedMeters#CHANGING}. */
final class WantedMeter {
    /** What it reads. */
    final Slo slo;

    /** Its id before meter filters change it. */
    final Meter.Id id;

    private final Function<MeterRegistry, Meter> registration;

    /** Its id in the registry; null if it is not registered. */
    Meter.@Nullable Id mapped;

    WantedMeter(Slo slo, Meter.Id id, Function<MeterRegistry, Meter> registration) {
        this.slo = slo;
        this.id = id;
        this.registration = registration;
    }

    /** The same, for another meter registry. */
    WantedMeter copy() {
        return new WantedMeter(slo, id, registration);
    }

    Meter.Id registerIn(MeterRegistry registry) {
        return registration.apply(registry).getId();
    }
}
