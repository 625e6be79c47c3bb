package io.slo4j.examples.checkout;

import io.slo4j.Objective;
import io.slo4j.SloStatus;
import io.slo4j.alert.Alert;
import io.slo4j.text.Figures;
import io.slo4j.time.SloClock;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints lines on the terminal, each with the service's time in front. */
final class Console {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final SloClock clock;
    private final AtomicInteger fired = new AtomicInteger();
    private final AtomicInteger resolved = new AtomicInteger();

    Console(PrintStream out, SloClock clock) {
        this.out = out;
        this.clock = clock;
    }

    void banner(URI address, Objective checkout) {
        out.println("checkout-service: open " + address + "/ in a browser; Ctrl-C ends it");
        out.println(Pace.text(clock.pace()) + ".");
        out.println("Objective: " + checkout + " of checkouts succeed within 300 ms, over 30 days.");
        out.println();
    }

    void traffic(String description) {
        line(clock.now(), "TRAFFIC", description);
    }

    void alert(Alert alert) {
        (alert.firing() ? fired : resolved).incrementAndGet();
        String severity = alert.severity().name().toLowerCase(Locale.ROOT);
        line(alert.at(), (alert.firing() ? "FIRING " : "RESOLVED ") + severity, alert.summary());
    }

    void problem(String description) {
        line(clock.now(), "PROBLEM", description);
    }

    void summary(SloStatus checkout, long succeeded, long failed) {
        out.println();
        out.printf(
                Locale.ROOT,
                "The end: %s requests succeeded and %s failed. %d alerts fired and %d resolved."
                        + " %s of the error budget of 30 days is left.%n",
                Figures.count(succeeded),
                Figures.count(failed),
                fired.get(),
                resolved.get(),
                Figures.percent(checkout.budget().remaining()));
    }

    private void line(Instant at, String kind, String text) {
        out.printf(Locale.ROOT, "%s  %-15s  %s%n", TIME.format(at), kind, text);
    }
}
