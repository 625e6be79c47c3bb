package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.Search;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** A registry in virtual time, and how tests read meters. */
final class Fixture {
    static final BurnRateRule FAST = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    /** An SLO of 99 % with one rule of two windows: 14 meters. */
    Slo register(String name) {
        return Slo.builder(name).objective("99%").alerts(AlertPolicy.of(FAST)).register(slos);
    }

    /** Lets time pass with one tick a minute. */
    void advanceMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    /** Until the thread has ended or waits for somebody: it has then done all that it can do now. */
    static void awaitEndOrWait(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    static double value(MeterRegistry meters, String name, String... tags) {
        return meters.get(name)
                .tags(tags)
                .meters()
                .iterator()
                .next()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    /** The SLOs that a meter registry shows. */
    static Set<String> shown(MeterRegistry meters) {
        return Search.in(meters).tagKeys("slo").meters().stream()
                .map(meter -> meter.getId().getTag("slo"))
                .collect(Collectors.toSet());
    }

    /** Every meter as {@code name{key=value,...}}. */
    static Set<String> ids(MeterRegistry meters) {
        return meters.getMeters().stream().map(Meter::getId).map(Fixture::text).collect(Collectors.toSet());
    }

    private static String text(Meter.Id id) {
        return id.getTags().stream()
                .map((Tag tag) -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(",", id.getName() + "{", "}"));
    }
}
