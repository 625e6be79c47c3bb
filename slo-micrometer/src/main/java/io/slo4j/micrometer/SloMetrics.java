package io.slo4j.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.slo4j.Registration;
import io.slo4j.Slo;
import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.series.SloSeries;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows every SLO of a registry as meters: {@code new SloMetrics(slos).bindTo(meterRegistry)}.
 *
 * <table>
 * <caption>Meters. Each is tagged {@code slo}, the name of the SLO or its group, and {@code member}, the value for which it is a
 * member of that group, or empty; meters of one name have the same tag keys for every SLO</caption>
 * <thead>
 * <tr><th>meter</th><th>further tags</th><th>value</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@code slo.events}</td><td>{@code outcome}: good, bad</td>
 *     <td>events that this process has counted, a counter from 0; the meter to add up over a fleet</td></tr>
 * <tr><td>{@code slo.bad.events}</td><td>{@code cause}: failed, slow, judged</td>
 *     <td>bad events that this process has counted, a counter from 0; only where the {@linkplain SloMetricsBuilder#causes builder was
 *     told so}</td></tr>
 * <tr><td>{@code slo.restored.events}</td><td>{@code outcome}</td>
 *     <td>events that earlier processes counted and this one has taken over from its store</td></tr>
 * <tr><td>{@code slo.objective}</td><td></td><td>share of events that must be good, above 0 and below 1</td></tr>
 * <tr><td>{@code slo.error.budget.remaining}</td><td></td>
 *     <td>share of the period's budget, 1 at most, below 0 when overspent</td></tr>
 * <tr><td>{@code slo.error.budget.level}</td><td>{@code level}: normal, caution ...</td>
 *     <td>1 at the level where the budget was at the last tick, 0 at all others; only where the SLO has a budget policy</td></tr>
 * <tr><td>{@code slo.error.ratio}</td><td>{@code window}: 5m, 1h</td><td>bad events / all events</td></tr>
 * <tr><td>{@code slo.burn.rate}</td><td>{@code window}</td><td>error ratio / error budget</td></tr>
 * <tr><td>{@code slo.window.events}</td><td>{@code window}</td><td>events in the window</td></tr>
 * <tr><td>{@code slo.latency}</td><td>{@code window}: 5m; {@code quantile}: 0.5, 0.9, 0.99</td>
 *     <td>seconds; only where the SLO tracks latency</td></tr>
 * <tr><td>{@code slo.alert.state}</td><td>{@code severity}: page, ticket, info; {@code rule}: 14.4x 1h/5m ...</td>
 *     <td>0 inactive, 1 pending, 2 firing</td></tr>
 * <tr><td>{@code slo.alert.distance}</td><td>{@code severity}, {@code rule}</td>
 *     <td>what the rule judges / its limit: above 1 its condition holds</td></tr>
 * <tr><td>{@code slo.info}</td><td>{@code label}, {@code value}</td>
 *     <td>1, for each label of the SLO, that of its group included; for joining</td></tr>
 * </tbody>
 * </table>
 *
 * <p>{@link #builder} makes other choices of windows, quantiles and rules. A window without events reads 0, never NaN; its
 * {@code slo.window.events} says which kind of 0 it is.
 *
 * <p>The meters of SLOs that are registered later appear, those of closed SLOs disappear, and a new SLO under the name of a
 * closed one takes its place. Meters keep strong references to what they read, so you need not keep this object, except to
 * close it.
 *
 * <p>All meters of an SLO show one reading, which is replaced when the registry of SLOs has ticked, or when it is ten seconds old.
 * So the values of one scrape are consistent, and a scrape costs one reading of each SLO. A test on a virtual clock ticks between
 * two readings.
 *
 * <p>May be bound to several meter registries, which may deny or rename meters, and several of these to one meter registry: a meter
 * that two of them have is there for as long as one of them is. Their further tags must have the same keys then. Safe for use by
 * any thread.
 */
public final class SloMetrics implements MeterBinder, AutoCloseable {
    private final SloRegistry slos;
    private final Tags tags;
    private final SloSeries series;
    private final SloListener follower = new SloListener() {
        @Override
        public void registered(Slo slo) {
            follow(slo.name());
        }

        @Override
        public void closed(Slo slo) {
            follow(slo.name());
        }
    };

    /* Guarded by SharedMeters.CHANGING. */
    private final Map<MeterRegistry, SharedMeters> registries = new LinkedHashMap<>();
    private final Map<String, SloMeters> bound = new HashMap<>();
    private @Nullable Registration following;
    private boolean closed;

    /**
     * The SLOs of a registry.
     *
     * @param slos the registry
     */
    public SloMetrics(SloRegistry slos) {
        this(slos, List.of());
    }

    /**
     * The SLOs of a registry, with further tags on every meter.
     *
     * @param slos the registry
     * @param tags the tags; a tag of the table above replaces one with the same key
     */
    public SloMetrics(SloRegistry slos, Iterable<Tag> tags) {
        this(given("registry of SLOs", slos), SloMetricsBuilder.checked(tags), SloSeries.usual());
    }

    SloMetrics(SloRegistry slos, Tags tags, SloSeries series) {
        this.slos = slos;
        this.tags = tags;
        this.series = series;
    }

    /**
     * Returns a builder for a choice of meters.
     *
     * @param slos the registry of SLOs
     * @return a builder
     */
    public static SloMetricsBuilder builder(SloRegistry slos) {
        return new SloMetricsBuilder(given("registry of SLOs", slos));
    }

    static <T> T given(String what, @Nullable T argument) {
        return Objects.requireNonNull(argument, () -> what + " must be given, but was null");
    }

    /**
     * Shows all present and future SLOs in a meter registry. Binding again to the same one registers what is missing there, after
     * {@code clear()} or where single meters were removed.
     *
     * @param registry the meter registry
     * @throws IllegalStateException if this has been closed
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        given("meter registry", registry);
        locked(() -> {
            if (closed) {
                throw new IllegalStateException("SLO metrics must be open to be bound, but were closed");
            }
            boolean first = registries.isEmpty();
            SharedMeters place = registries.computeIfAbsent(registry, SharedMeters::of);
            place.show(bound.values().stream()
                    .flatMap(meters -> meters.wantedIn(place).stream())
                    .toList());
            if (first) {
                Registration registration = slos.addListener(follower);
                following = registration;
                /* A meter filter that closed this while the meters appeared had no registration to close. */
                if (closed) {
                    registration.close();
                }
            }
        });
    }

    /**
     * Makes the meters those of the SLO that has this name now, if any. The argument of the listener is ignored: when one
     * SLO is closed and another takes its name, the two calls may arrive in either order.
     */
    private void follow(String name) {
        locked(() -> {
            @Nullable Slo current = closed ? null : slos.find(name).orElse(null);
            SloMeters meters = bound.get(name);
            if (meters != null && meters.slo() != current) {
                bound.remove(name);
                meters.hide();
                meters = null;
            }
            if (meters == null && current != null) {
                SloMeters added = new SloMeters(current, slos, tags, series);
                bound.put(name, added);
                List.copyOf(registries.values()).forEach(place -> place.show(added.wantedIn(place)));
            }
        });
    }

    /** Removes its meters from every meter registry and stops following the SLOs. Closing again does nothing. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            if (following != null) {
                following.close();
            }
            bound.values().forEach(SloMeters::hide);
            bound.clear();
            registries.clear();
        });
    }

    /** The registry, and how many meter registries show it. */
    @Override
    public String toString() {
        SharedMeters.CHANGING.lock();
        try {
            return "SloMetrics[" + slos + " in " + registries.size() + " meter registries]";
        } finally {
            SharedMeters.CHANGING.unlock();
        }
    }

    private static void locked(Runnable body) {
        SharedMeters.CHANGING.lock();
        try {
            body.run();
        } finally {
            SharedMeters.CHANGING.unlock();
        }
    }
}
