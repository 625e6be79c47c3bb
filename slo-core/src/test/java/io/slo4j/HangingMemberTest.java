package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A member of a group with work in flight is not idle: nobody else would find the work that hangs. */
class HangingMemberTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final SloGroup routes = Slo.builder("http")
            .objective("99%")
            .latencyThreshold(Duration.ofMinutes(10))
            .detectHanging()
            .alerts(AlertPolicy.of())
            .groupBy("route")
            .evictAfter(Duration.ofMinutes(5))
            .register(slos);

    private void pass(Duration length) {
        for (long i = length.toSeconds(); i > 0; i--) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Test
    void itStaysUntilItsWorkHasEnded() {
        Slo report = routes.of("/report");
        report.good();
        OngoingEvent event = report.start();
        pass(Duration.ofMinutes(20));
        assertEquals(1, routes.members().size());
        assertEquals(1, report.status().bad());
        event.close();
        pass(Duration.ofMinutes(10));
        assertEquals(0, routes.members().size());
    }
}
