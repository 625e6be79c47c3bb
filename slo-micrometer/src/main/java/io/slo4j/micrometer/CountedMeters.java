package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.slo4j.source.Counters;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Some meters, and which events they count.
 *
 * @param role which events
 * @param name the name of the meters
 * @param which those of the name; may be the user's, and throw
 * @param count how many events one of them has counted
 */
record CountedMeters(Role role, String name, Predicate<Meter.Id> which, ToDoubleFunction<Meter> count) {
    enum Role {
        GOOD,
        BAD,
        TOTAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean matches(Meter meter) {
        return meter.getId().getName().equals(name) && which.test(meter.getId());
    }

    /** Passes on the count of a meter. */
    void read(Meter meter, Object key, Counters counters) {
        double events = count.applyAsDouble(meter);
        if (!(events >= 0 && events < 0x1p62)) {
            throw new IllegalStateException(
                    "count of meter " + meter.getId() + " must be 0 to 2^62, but was " + events);
        }
        switch (role) {
            case GOOD -> counters.good(key, (long) events);
            case BAD -> counters.bad(key, (long) events);
            case TOTAL -> counters.total(key, (long) events);
        }
    }

    @Override
    public String toString() {
        return role + " " + name;
    }
}
