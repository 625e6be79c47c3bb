package io.slo4j;

import io.slo4j.time.VirtualClock;
import java.time.Duration;

/** Seconds of a virtual clock, with the same traffic in each of them and a tick at its end. */
public final class VirtualSeconds {
    private VirtualSeconds() {}

    public static void pass(int seconds, VirtualClock clock, SloRegistry slos, Slo slo, int good, int bad) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            slo.good(good);
            slo.bad(bad);
            slos.tick();
        }
    }
}
