package io.slo4j.series;

import io.slo4j.RegistryHealth;
import io.slo4j.RegistryHealth.Notifications;
import io.slo4j.RegistryHealth.Store;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Says which series a registry has, and what each reads. Used by one thread, and then given up. */
final class HealthSeries {
    private final SeriesSet.Collected<RegistryHealth> all = new SeriesSet.Collected<>();

    private HealthSeries() {}

    static SeriesSet of(SloRegistry slos) {
        HealthSeries series = new HealthSeries();
        Instant madeAt = slos.clock().now();
        series.ticks(madeAt);
        series.notifications();
        if (slos.health().store() != Store.NONE) {
            series.store(madeAt);
        }
        series.add(Metric.HEALTH_GROUP_OVERFLOW, RegistryHealth::groupOverflow);
        series.add(Metric.HEALTH_STALE_SOURCES, RegistryHealth::staleSources);
        return series.all.readBy(slos::health);
    }

    private void add(Metric metric, ToDoubleFunction<RegistryHealth> value) {
        all.add(metric, Map.of(), value);
    }

    private void ticks(Instant madeAt) {
        add(Metric.HEALTH_TICKS, health -> health.ticks().count());
        add(Metric.HEALTH_TICKS_LATE, health -> health.ticks().late());
        add(
                Metric.HEALTH_TICK_AGE,
                health -> seconds(Duration.between(health.ticks().last().orElse(madeAt), health.at())));
    }

    private void notifications() {
        result("delivered", Notifications::delivered);
        result("failed", Notifications::failed);
        result("coalesced", Notifications::coalesced);
        result("suppressed", Notifications::suppressed);
        result("rejected", Notifications::rejected);
        add(
                Metric.HEALTH_NOTIFICATIONS_WAITING,
                health -> health.notifications().waiting());
    }

    private void result(String result, ToLongFunction<Notifications> count) {
        all.add(
                Metric.HEALTH_NOTIFICATIONS,
                Map.of("result", result),
                health -> count.applyAsLong(health.notifications()));
    }

    private void store(Instant madeAt) {
        state(Store.LOADING);
        state(Store.SAVING);
        state(Store.FAILING);
        add(
                Metric.HEALTH_SNAPSHOT_AGE,
                health -> seconds(health.snapshotAge().orElseGet(() -> Duration.between(madeAt, health.at()))));
    }

    private void state(Store state) {
        all.add(
                Metric.HEALTH_STORE,
                Map.of("state", state.name().toLowerCase(Locale.ROOT)),
                health -> health.store() == state ? 1 : 0);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
