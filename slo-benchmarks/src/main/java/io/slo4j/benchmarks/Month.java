package io.slo4j.benchmarks;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * SLOs with the default rules after thirty days of steady traffic: every level of the checkpoint pyramid is full, and the
 * windows of all rules have events, one in a thousand of them bad.
 */
final class Month {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /*
     * A window W starts at a checkpoint at most W/60 too old, so the past is ticked in steps of a 128th of its age, which
     * is finer than what is kept of it, and the last two minutes second by second.
     */
    private static final int STEPS_PER_AGE = 128;

    private final MovableClock clock = new MovableClock();
    private final SloRegistry registry = SloRegistry.builder().clock(clock).build();
    private final List<Slo> slos = new ArrayList<>();

    Month(int count) {
        for (int i = 0; i < count; i++) {
            slos.add(Slo.builder("slo-" + i).objective("99.9%").register(registry));
        }
        long age = Duration.ofDays(30).toNanos();
        while (age > 0) {
            long step = Math.max(SECOND, age / STEPS_PER_AGE / SECOND * SECOND);
            traffic();
            advance(step);
            age -= step;
        }
    }

    /** A thousand events for every SLO. */
    void traffic() {
        for (Slo slo : slos) {
            slo.good(999);
            slo.bad();
        }
    }

    /** Moves the clock by one second and ticks. */
    void tick() {
        advance(SECOND);
    }

    private void advance(long nanos) {
        clock.advance(nanos);
        registry.tick();
    }

    List<Slo> slos() {
        return slos;
    }

    SloRegistry registry() {
        return registry;
    }
}
