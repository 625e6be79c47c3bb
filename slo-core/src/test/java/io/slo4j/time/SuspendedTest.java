package io.slo4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The machine sleeps: the wall clock goes on, the monotonic one does not. */
class SuspendedTest {
    private Instant wall = Instant.parse("2026-01-31T20:00:00Z");
    private long nanoTime = 1_000;
    private final SystemClock system = new SystemClock(1, () -> wall, () -> nanoTime);
    private final SloRegistry slos = SloRegistry.builder().clock(new Stepped()).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("99%")
            .period(SloPeriod.calendarMonth(ZoneOffset.UTC))
            .alerts(AlertPolicy.of())
            .register(slos);

    /** The clock of production, in a registry without threads. */
    private final class Stepped implements SloClock {
        @Override
        public long epochNanos() {
            return system.epochNanos();
        }

        @Override
        public long stopwatchNanos() {
            return system.stopwatchNanos();
        }

        @Override
        public double pace() {
            return 0;
        }
    }

    private void run(int seconds) {
        for (int second = 0; second < seconds; second++) {
            nanoTime += 1_000_000_000L;
            wall = wall.plusSeconds(1);
            slos.tick();
        }
    }

    private void sleep(Duration time) {
        wall = wall.plus(time);
    }

    @Test
    void theTimeLineFollowsTheWallClockWithinTwoSeconds() {
        run(10);
        sleep(Duration.ofHours(8));
        run(1);
        assertEquals(wall.minus(Duration.ofHours(8)), system.now());
        run(1);
        assertEquals(wall, system.now());
    }

    @Test
    void aLeadThatIsGoneAtTheNextLookIsNotFollowed() {
        run(10);
        sleep(Duration.ofHours(8));
        run(1);
        sleep(Duration.ofHours(-8));
        run(10);
        assertEquals(wall, system.now());
    }

    @Test
    void aLeadOfASecondIsNoSuspension() {
        run(10);
        sleep(Duration.ofSeconds(1));
        run(10);
        assertEquals(wall.minusSeconds(1), system.now());
    }

    @Test
    void theMonthRenewsOnTime() {
        slo.good(900);
        slo.bad(100);
        run(10);
        assertEquals(100, slo.status().budget().bad());
        sleep(Duration.ofHours(8));
        run(3);
        assertEquals(0, slo.status().budget().bad());
        assertEquals(
                Duration.between(wall, Instant.parse("2026-03-01T00:00:00Z")),
                slo.status().budget().renewsIn().orElseThrow());
    }

    @Test
    void aMaintenanceDeclaredByTheWallClockLeavesOutWhatHappensInIt() {
        run(10);
        sleep(Duration.ofHours(2));
        run(3);
        slo.errorBudget().exclude(wall, wall.plus(Duration.ofMinutes(10)), "database upgrade");
        slo.bad(500);
        run(600);
        slo.good(98);
        slo.bad(2);
        run(5);
        assertEquals(2, slo.status().budget().bad());
        assertEquals(98, slo.status().budget().good());
    }
}
