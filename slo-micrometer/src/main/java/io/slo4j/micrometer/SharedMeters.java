package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meters of slo4j in one meter registry, which several {@link SloMetrics} may want at the same time: who wants each, and
 * whose is there. A meter is removed only if slo4j has registered it, and stays as long as somebody wants it.
 *
 * <p>A meter registry tells which meters it has got and lost by listeners that it keeps for as long as there is itself; so there is
 * one of these for each, held by its registry.
 */
final class SharedMeters {
    /* Held while meters are registered and removed, never while one is read. One for all: two SloMetrics may share a registry. */
    static final ReentrantLock CHANGING = new ReentrantLock();

    private static final Map<MeterRegistry, WeakReference<SharedMeters>> ALL = new WeakHashMap<>();

    private final MeterRegistry registry;
    private final Complaints complaints = new Complaints();
    private final Map<Meter.Id, List<WantedMeter>> wanted = new HashMap<>();
    private @Nullable WantedMeter registering;

    /* By the id in the registry. Whoever removes a meter from it changes this while the registry's own lock is held. */
    private final Map<Meter.Id, WantedMeter> there = new ConcurrentHashMap<>();

    private SharedMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.config().onMeterAdded(this::added);
        registry.config().onMeterRemoved(removed -> there.remove(removed.getId()));
    }

    static SharedMeters of(MeterRegistry registry) {
        WeakReference<SharedMeters> known = ALL.get(registry);
        SharedMeters meters = known == null ? null : known.get();
        if (meters == null) {
            meters = new SharedMeters(registry);
            ALL.put(registry, new WeakReference<>(meters));
        }
        return meters;
    }

    private static List<SharedMeters> all() {
        return ALL.values().stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private void added(Meter meter) {
        if (CHANGING.isHeldByCurrentThread() && registering != null) {
            there.put(meter.getId(), registering);
        }
    }

    /** Shows meters that are not there; one that cannot be registered does not stop the others. */
    void show(Collection<WantedMeter> meters) {
        if (registry instanceof CompositeMeterRegistry) {
            removeIncomplete(meters);
        }
        meters.forEach(this::show);
    }

    /* A composite adds a meter to its members when it is registered there, and at no other time. */
    private void removeIncomplete(Collection<WantedMeter> meters) {
        Set<Meter.Id> shown = new HashSet<>();
        meters.stream().map(meter -> meter.mapped).filter(this::isThere).forEach(shown::add);
        if (!shown.isEmpty()) {
            Set<Meter.Id> complete = new HashSet<>(shown);
            members(registry).forEach(member -> complete.retainAll(ids(member)));
            shown.removeAll(complete);
            shown.forEach(registry::remove);
        }
    }

    private boolean isThere(Meter.@Nullable Id mapped) {
        return mapped != null && there.containsKey(mapped);
    }

    private static Set<Meter.Id> ids(MeterRegistry registry) {
        Set<Meter.Id> ids = new HashSet<>();
        registry.getMeters().forEach(meter -> ids.add(meter.getId()));
        return ids;
    }

    private void show(WantedMeter meter) {
        List<WantedMeter> sharers = wanted.computeIfAbsent(meter.id, id -> new ArrayList<>(1));
        if (!sharers.contains(meter)) {
            sharers.add(meter);
        }
        Meter.Id shown = sharers.stream()
                .map(sharer -> sharer.mapped)
                .filter(this::isThere)
                .findFirst()
                .orElse(null);
        meter.mapped = shown == null ? registered(meter) : shown;
    }

    private Meter.@Nullable Id registered(WantedMeter meter) {
        registering = meter;
        try {
            return meter.registerIn(registry);
        } catch (RuntimeException e) {
            complaints.notRegistered(meter.id, e);
            return null;
        } finally {
            registering = null;
        }
    }

    /** Removes a meter, unless it is another's; others that want it keep or get it. */
    void hide(WantedMeter meter) {
        List<WantedMeter> sharers = wanted.getOrDefault(meter.id, new ArrayList<>());
        sharers.remove(meter);
        if (sharers.isEmpty()) {
            wanted.remove(meter.id);
        }
        Meter.Id mapped = meter.mapped;
        meter.mapped = null;
        if (mapped != null && there.get(mapped) == meter) {
            giveUp(mapped, meter);
        }
    }

    private void giveUp(Meter.Id mapped, WantedMeter meter) {
        WantedMeter heir = wanted.getOrDefault(meter.id, List.of()).stream()
                .filter(other -> other.slo == meter.slo)
                .findFirst()
                .orElse(null);
        if (heir != null) {
            /* It reads the same, and a new one would count from zero in registries that send steps. */
            heir.mapped = mapped;
            there.put(mapped, heir);
        } else if (isShownByComposite(meter)) {
            there.remove(mapped);
        } else {
            registry.remove(mapped);
            all().forEach(place -> place.showFirst(meter.id));
        }
    }

    private boolean isShownByComposite(WantedMeter meter) {
        return all().stream()
                .filter(place -> members(place.registry).anyMatch(registry::equals))
                .flatMap(place -> place.wanted.getOrDefault(meter.id, List.of()).stream())
                .anyMatch(other -> other.slo == meter.slo);
    }

    private static Stream<MeterRegistry> members(MeterRegistry registry) {
        return registry instanceof CompositeMeterRegistry composite
                ? composite.getRegistries().stream()
                        .flatMap(member ->
                                member instanceof CompositeMeterRegistry ? members(member) : Stream.of(member))
                : Stream.empty();
    }

    /* Removing from a composite removes from its members, whoever has registered there. */
    private void showFirst(Meter.Id id) {
        List<WantedMeter> sharers = wanted.get(id);
        if (sharers != null) {
            show(List.of(sharers.get(0)));
        }
    }
}
