package io.slo4j.notify;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** A service in virtual time, whose SLO pages nine minutes after it begins to fail, and lets go a little after it is well again. */
final class Service implements AutoCloseable {
    static final BurnRateRule FAST = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
    static final Instant BEGAN = Instant.parse("2026-03-01T00:00:00Z");

    final VirtualClock clock = VirtualClock.at(BEGAN);
    final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    final Slo slo;

    Service() {
        this(Slo.builder("checkout").label("team", "shop"));
    }

    Service(SloBuilder builder) {
        slo = builder.objective("99%").alerts(AlertPolicy.of(FAST)).register(slos);
        minutes(60, true);
    }

    void failing() {
        minutes(9, false);
    }

    void well() {
        minutes(90, true);
    }

    void minutes(int count, boolean good) {
        for (int i = 0; i < count; i++) {
            if (good) {
                slo.good(100);
            } else {
                slo.bad(100);
            }
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    /** Nothing happens for some seconds. */
    void seconds(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Override
    public void close() {
        slos.close();
    }
}
