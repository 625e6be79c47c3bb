package io.slo4j.test;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** Snapshots that stores are checked with; each is always the same, but for the ids of silences. */
final class SomeSnapshots {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SloSnapshot SMALL = taken(1, 1, "checkout");
    private static final SloSnapshot ODD = taken(2, 3, "Z\u00fcrich \u6ce8\u6587 \ud83d\ude00 '\"\\;\u0000\r\n");
    private static final SloSnapshot LARGE = taken(3, 400, "slo");

    private SomeSnapshots() {}

    /** One SLO that has just begun. */
    static SloSnapshot small() {
        return SMALL;
    }

    /** Names in several scripts, with the characters that databases and shells quote. */
    static SloSnapshot odd() {
        return ODD;
    }

    /** Hundreds of SLOs with an hour of history: more than half a megabyte. */
    static SloSnapshot large() {
        return LARGE;
    }

    private static SloSnapshot taken(int day, int slos, String name) {
        VirtualClock clock = VirtualClock.at(START.plus(Duration.ofDays(day)));
        try (SloRegistry registry = SloRegistry.builder().clock(clock).build()) {
            for (int i = 0; i < slos; i++) {
                Slo.builder(slos == 1 ? name : name + i)
                        .objective("99.9%")
                        .trackLatency()
                        .label("place", name)
                        .register(registry);
            }
            registry.silences().add(AlertMatcher.ofSlo(name), Duration.ofDays(1), name);
            for (int tick = 0; tick < (slos > 3 ? 240 : 10); tick++) {
                int now = tick;
                registry.slos().forEach(slo -> record(slo, now));
                clock.advance(Duration.ofSeconds(15));
                registry.tick();
            }
            return registry.snapshot();
        }
    }

    private static void record(Slo slo, int tick) {
        slo.record(Duration.ofMillis(3 + (slo.name().hashCode() & 63) + tick), Outcome.GOOD);
        if (tick % 7 == 0) {
            slo.bad();
        }
    }
}
