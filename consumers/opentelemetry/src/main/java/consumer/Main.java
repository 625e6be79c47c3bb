package consumer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.slo4j.*;
import io.slo4j.opentelemetry.SloOpenTelemetry;
import io.slo4j.series.SloSeries;

/** Counts, binds, and asks the series. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try (SloRegistry slos = SloRegistry.create();
                SloOpenTelemetry shown = SloOpenTelemetry.builder(OpenTelemetry.noop(), slos)
                        .attributes(Attributes.of(AttributeKey.stringKey("shop"), "berlin"))
                        .bind()) {
            Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
            checkout.bad(3);
            System.out.println("opentelemetry: " + SloSeries.usual().of(checkout).read()[1] + ", " + shown);
        }
    }
}
