package consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.*;
import io.slo4j.micrometer.SloMetrics;

/** Counts, and asks the meters. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (SloRegistry slos = SloRegistry.create();
                SloMetrics metrics = new SloMetrics(slos)) {
            metrics.bindTo(meters);
            Slo.builder("checkout").objective("99.9%").register(slos).bad(3);
            double bad = meters.get("slo.events")
                    .tags("slo", "checkout", "outcome", "bad")
                    .functionCounter()
                    .count();
            System.out.println("micrometer: " + bad);
        }
    }
}
