package io.slo4j.examples.quickstart;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** An hour of a service in a second: 30 quiet minutes, then half an hour in which one event in ten fails. */
public final class Main {
    private Main() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-05T09:00:00Z"));
        try (SloRegistry slos = SloRegistry.builder().clock(clock).build()) {
            Slo checkout = Slo.builder("checkout")
                    .objective("99.9%") // over 30 days
                    .latencyThreshold(Duration.ofMillis(300)) // slower than this is bad too
                    .register(slos);
            slos.onAlert(Severity.PAGE, alert -> out.println(alert.at() + " " + alert.summary()));

            String order = checkout.call(() -> "order 1"); // an exception is bad, and is rethrown
            out.println("placed " + order);
            for (int second = 0; second < 3600; second++) {
                clock.advance(Duration.ofSeconds(1));
                checkout.good(9);
                checkout.record(Duration.ofMillis(second < 1800 ? 12 : 400), Outcome.GOOD);
                slos.tick();
            }

            SloStatus now = checkout.status();
            out.printf(Locale.ROOT, "error ratio in 5 minutes: %.1f %%%n", 100 * now.errorRatio(Duration.ofMinutes(5)));
            out.printf(Locale.ROOT, "burn rate in 1 hour: %.1f%n", now.burnRate(Duration.ofHours(1)));
            out.printf(
                    Locale.ROOT,
                    "error budget left: %.1f %%%n",
                    100 * now.budget().remaining());
        }
    }
}
