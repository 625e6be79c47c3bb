package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.InFlight;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HangingRequestTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final SloGroup routes = Slo.builder("http")
            .objective("99%")
            .latencyThreshold(Duration.ofMillis(300))
            .detectHanging()
            .groupBy("route")
            .register(slos);
    private final HttpEvent event = new HttpEvent(routes, new ClientErrors(Set.of()), clock.stopwatchNanos());

    private void pass(Duration time) {
        clock.advance(time);
        slos.tick();
    }

    private void assertCounted(long good, long bad, long inFlight) {
        Slo cart = routes.of("/cart");
        assertEquals(good, cart.status().good());
        assertEquals(bad, cart.status().bad());
        assertEquals(inFlight, cart.status().inFlight().orElseThrow().events());
    }

    @Test
    void aRequestIsBadOnceItPassesTheThresholdAndNotAgainWhenItIsAnswered() {
        pass(Duration.ofMillis(200));
        event.found("/cart");
        pass(Duration.ofMillis(100));
        assertCounted(0, 0, 1);
        pass(Duration.ofMillis(1));
        assertEquals(
                new InFlight(1, 1, Duration.ofMillis(301)),
                routes.of("/cart").status().inFlight().orElseThrow());
        event.answered(200, null);
        assertCounted(0, 1, 0);
    }

    @Test
    void aRequestThatIsAnsweredInTimeIsGood() {
        event.found("/cart");
        event.answered(200, null);
        pass(Duration.ofSeconds(1));
        assertCounted(1, 0, 0);
    }

    @Test
    void aRequestThatNobodyWaitsForIsNotInFlight() {
        event.found("/cart");
        event.aborted();
        pass(Duration.ofSeconds(1));
        assertCounted(0, 0, 0);
    }

    @Test
    void whatEndsBeforeItsRouteIsFoundIsNotInFlight() {
        event.aborted();
        event.found("/cart");
        pass(Duration.ofSeconds(1));
        assertCounted(0, 0, 0);
    }
}
