package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Months of traffic with incidents, in one process that is restarted every few hours and in one that never is. */
@Tag("long")
class RestartSoakTest {
    private static final int DAYS = Boolean.getBoolean("slo4j.full") ? 720 : 20;
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final Duration[] WINDOWS = {
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(30)
    };

    private final Random random = new Random(42);
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final Service steady =
            new Service(SloRegistry.builder().clock(clock).tick(TICK).build());
    private Service restarted = new Service(restored());
    private final List<String> restartedTransitions = new ArrayList<>();

    private SloRegistry restored() {
        return SloRegistry.builder().clock(clock).tick(TICK).store(store).build();
    }

    private static final class Service {
        final SloRegistry slos;
        final Slo slo;
        final List<String> transitions = new ArrayList<>();

        Service(SloRegistry slos) {
            this.slos = slos;
            this.slo = Slo.builder("checkout").objective("99.9%").trackLatency().register(slos);
            slos.onAlert(alert -> transitions.add(
                    alert.at() + " " + alert.rule().name() + " " + alert.to() + " since " + alert.since()));
        }

        void tick(long good, long bad, long latencyNanos) {
            slo.good(good);
            slo.bad(bad);
            slo.record(latencyNanos, Outcome.GOOD);
            slos.tick();
        }
    }

    @Test
    void windowsBudgetAndTransitionsAreThoseOfAProcessThatNeverRestarted() {
        long ticks = Duration.ofDays(DAYS).dividedBy(TICK);
        long untilRestart = 300;
        long faulty = 0;
        int restarts = 0;
        for (long tick = 0; tick < ticks; tick++) {
            if (untilRestart-- == 0) {
                untilRestart = 120L + random.nextInt(600);
                restart();
                restarts++;
            }
            if (faulty-- < 0 && random.nextInt(3000) == 0) {
                faulty = random.nextInt(300);
            }
            clock.advance(TICK);
            long good = 500L + random.nextInt(1000);
            long bad = faulty > 0 ? random.nextInt(300) : random.nextInt(1000) == 0 ? 1 : 0;
            long latency = 1_000_000L * (1 + random.nextInt(500));
            steady.tick(good, bad, latency);
            restarted.tick(good, bad, latency);
            if (tick % 120 == 0) {
                compare();
            }
        }
        restartedTransitions.addAll(restarted.transitions);
        assertTrue(steady.transitions.size() > 5, steady.transitions::toString);
        assertEquals(steady.transitions, restartedTransitions);
        System.out.println(restarts + " restarts in " + DAYS + " days, " + steady.transitions.size() + " transitions");
    }

    private void restart() {
        restarted.slos.close();
        restartedTransitions.addAll(restarted.transitions);
        restarted = new Service(restored());
    }

    private void compare() {
        SloStatus expected = steady.slo.status(WINDOWS);
        SloStatus actual = restarted.slo.status(WINDOWS);
        assertEquals(expected.good(), actual.good());
        assertEquals(expected.bad(), actual.bad());
        for (Duration window : WINDOWS) {
            assertEquals(expected.window(window), actual.window(window));
        }
        assertEquals(expected.budget(), actual.budget());
        /* Intervals are merged by their age, which a restart may meet in another place. */
        Duration p99 = expected.latency(Duration.ofHours(6)).p99();
        Duration other = actual.latency(Duration.ofHours(6)).p99();
        assertTrue(p99.minus(other).abs().compareTo(p99.dividedBy(30)) < 0, () -> other + " instead of " + p99);
    }
}
