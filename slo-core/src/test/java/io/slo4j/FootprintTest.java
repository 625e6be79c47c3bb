package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class FootprintTest {

    @Test
    void anSloOverThirtyDaysTakesAtMostSixteenKilobytes() {
        long empty = GraphLayout.parseInstance(registryWith(1)).totalSize();
        long full = GraphLayout.parseInstance(registryWith(201)).totalSize();
        long bytes = (full - empty) / 200;
        System.out.println("bytes per SLO, 30-day period, counting only: " + bytes);
        assertTrue(bytes > 10_000 && bytes <= 16_000, "bytes per SLO: " + bytes);
    }

    private static SloRegistry registryWith(int count) {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        for (int i = 0; i < count; i++) {
            Slo.builder("slo-" + i)
                    .objective("99.9%")
                    .latencyThreshold(Duration.ofMillis(300))
                    .register(slos);
        }
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.slos().forEach(Slo::good);
            slos.tick();
        }
        return slos;
    }
}
