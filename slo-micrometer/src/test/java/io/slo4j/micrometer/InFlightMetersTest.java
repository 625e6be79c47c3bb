package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InFlightMetersTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void workThatHangsIsShownWhereItIsDetected() {
        Slo detecting = Slo.builder("checkout")
                .objective("99%")
                .latencyThreshold(Duration.ofMillis(300))
                .detectHanging()
                .register(slos);
        Slo.builder("search").objective("99%").register(slos);
        SloMetrics.builder(slos).build().bindTo(meters);
        OngoingEvent event = detecting.start();
        clock.advance(Duration.ofMillis(1500));
        slos.tick();
        assertEquals(1, value("slo.in.flight.events"));
        assertEquals(1, value("slo.hanging.events"));
        assertEquals(1.5, value("slo.in.flight.oldest"));
        event.close();
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(0, value("slo.in.flight.events"));
        assertEquals(0, value("slo.in.flight.oldest"));
        assertTrue(meters.find("slo.in.flight.events")
                .tag("slo", "search")
                .meters()
                .isEmpty());
    }

    private double value(String meter) {
        return meters.get(meter).tag("slo", "checkout").gauge().value();
    }
}
