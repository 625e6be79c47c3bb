package consumer;

import io.slo4j.*;
import io.slo4j.time.*;
import java.time.*;

/** Counts, and asks; compiled with module-info.java beside it, and without. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        try (SloRegistry slos = SloRegistry.builder().clock(clock).build()) {
            Slo checkout = Slo.builder("checkout")
                    .objective("99.9%")
                    .period(SloPeriod.rolling(Duration.ofDays(30)))
                    .latencyThreshold(Duration.ofMillis(300))
                    .register(slos);
            checkout.record(Duration.ofMillis(200), Outcome.GOOD);
            checkout.record(Duration.ofMillis(400), Outcome.GOOD);
            checkout.bad(2);
            String path = Main.class.getModule().isNamed() ? "module-path" : "class-path";
            System.out.println(path + ": " + checkout.status().errorRatio(Duration.ofHours(1)));
        }
    }
}
