package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.slo4j.micrometer.CountedMeters.Role;
import io.slo4j.source.CounterReading;
import io.slo4j.source.Counters;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the meters that there are, and those that have gone since the last reading once more. Each meter has a key of its own, so that
 * one that takes the place of another, with the same name and tags, is another counter.
 */
final class MeterReading implements CounterReading {
    private final MeterRegistry registry;
    private final List<CountedMeters> counted;

    /* Guarded by this. By which events they count, the meters that were there at the last reading. */
    private Map<Role, IdentityHashMap<Meter, Counter>> present = none();

    private @Nullable MeterRegistry chosen;

    /** One meter: what it counts, and by what it is known. */
    private record Counter(CountedMeters meters, Object key) {}

    MeterReading(MeterRegistry registry, List<CountedMeters> counted) {
        this.registry = registry;
        this.counted = counted;
    }

    private static Map<Role, IdentityHashMap<Meter, Counter>> none() {
        Map<Role, IdentityHashMap<Meter, Counter>> none = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            none.put(role, new IdentityHashMap<>());
        }
        return none;
    }

    /* Two registries of SLOs may have one source. */
    @Override
    public synchronized void read(Counters counters) {
        Map<Role, IdentityHashMap<Meter, Counter>> now = none();
        lasting().forEachMeter(meter -> find(meter, now));
        Map<Role, IdentityHashMap<Meter, Counter>> before = present;
        present = now;
        /* All events first: one that is counted in between is late then, and not wrong. */
        for (Role role : List.of(Role.TOTAL, Role.GOOD, Role.BAD)) {
            IdentityHashMap<Meter, Counter> gone = new IdentityHashMap<>(of(before, role));
            gone.keySet().removeAll(of(now, role).keySet());
            gone.forEach((meter, counter) -> counter.meters.read(meter, counter.key, counters));
            of(now, role).forEach((meter, counter) -> counter.meters.read(meter, counter.key, counters));
        }
    }

    /* Asked of every meter that there is at each reading. */
    private void find(Meter meter, Map<Role, IdentityHashMap<Meter, Counter>> found) {
        for (CountedMeters meters : counted) {
            if (meters.matches(meter)) {
                of(found, meters.role()).putIfAbsent(meter, known(meters, meter));
            }
        }
    }

    private Counter known(CountedMeters meters, Meter meter) {
        Counter known = of(present, meters.role()).get(meter);
        return known == null ? new Counter(meters, new Object()) : known;
    }

    private static IdentityHashMap<Meter, Counter> of(Map<Role, IdentityHashMap<Meter, Counter>> all, Role role) {
        return all.getOrDefault(role, new IdentityHashMap<>());
    }

    /* A composite shows the counts of its first member, which may be those of steps; another one would count anew. */
    private MeterRegistry lasting() {
        List<MeterRegistry> lasting = members(registry)
                .filter(member -> !(member instanceof StepMeterRegistry))
                .toList();
        MeterRegistry known = chosen;
        if (known == null || !lasting.contains(known)) {
            known = lasting.stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "composite meter registry must have a member that keeps totals, but had "
                                    + members(registry)
                                            .map(member -> member.getClass().getSimpleName())
                                            .toList()));
            chosen = known;
        }
        return known;
    }

    private static Stream<MeterRegistry> members(MeterRegistry registry) {
        return registry instanceof CompositeMeterRegistry composite
                ? composite.getRegistries().stream().flatMap(MeterReading::members)
                : Stream.of(registry);
    }
}
