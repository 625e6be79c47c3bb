package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.SloClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Odd names, and code of the application that fails. */
class ForeignCodeTest {
    private final Fixture fixture = new Fixture();

    @Test
    void namesAndLabelsAreAnyText() {
        String odd = "a\n\"}{=,\u202e\u0000\\ud800 slo";
        Slo.builder(odd).objective("99%").label("team " + odd, odd).register(fixture.slos);
        Slo.builder("group " + odd)
                .objective("99%")
                .groupBy("route")
                .register(fixture.slos)
                .of(odd)
                .bad();
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);

        assertEquals(
                Set.of("{member=, slo=" + odd + "}", "{member=" + odd + ", slo=group " + odd + "}"), fixture.shown());
        assertEquals(
                1.0,
                fixture.collected("slo.info")
                        .get("{label=team " + odd + ", member=, slo=" + odd + ", value=" + odd + "}"));
    }

    @Test
    void membersThatReadTheSameAreShownOnce() {
        var routes = Slo.builder("http").objective("99%").groupBy("route").register(fixture.slos);
        routes.of("").bad(1);
        routes.of("(empty)").bad(2);
        SloOpenTelemetry.builder(fixture.openTelemetry, fixture.slos)
                .withoutHealth()
                .bind();

        assertEquals(Set.of("{member=(empty), slo=http}"), fixture.shown());
    }

    /** A clock that can be made to throw. */
    private static final class OddClock implements SloClock {
        volatile boolean broken;

        @Override
        public long epochNanos() {
            if (broken) {
                throw new IllegalStateException("no time");
            }
            return Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() * 1_000_000_000;
        }

        @Override
        public long stopwatchNanos() {
            return 0;
        }

        @Override
        public double pace() {
            return 0;
        }
    }

    /** What is logged while something runs. */
    private static List<String> logged(Runnable body) {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                messages.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.slo4j.opentelemetry");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            body.run();
            return messages;
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void whileAClockThrowsSeriesStayAsTheyWere() {
        OddClock clock = new OddClock();
        SloRegistry odd = SloRegistry.builder().clock(clock).build();
        Slo.builder("odd").objective("99%").register(odd).bad(3);
        SloOpenTelemetry.bind(fixture.openTelemetry, odd);
        Map<String, Double> before = fixture.collected();

        clock.broken = true;
        assertEquals(before, fixture.collected());
        assertEquals(3, before.get("slo.events{member=, outcome=bad, slo=odd}"));
    }

    @Test
    void whatCannotBeShownIsSaidOnceAndHidesNothingElse() {
        fixture.register("odd");
        fixture.register("search");
        SloOpenTelemetry binding = SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        Set<String> shown = new TreeSet<>();
        Recorder refusing = (metric, attributes, value) -> {
            if ("odd".equals(attributes.get(AttributeKey.stringKey("slo")))) {
                throw new IllegalStateException("no odd ones");
            }
            shown.add(metric.text() + attributes);
        };

        List<String> said = logged(() -> {
            binding.collect(refusing);
            binding.collect(refusing);
        });

        assertEquals(
                List.of("the values of an SLO or of the registry could not be shown to OpenTelemetry (said once)"),
                said);
        assertEquals(14 + 11, shown.size());
    }

    /** An OpenTelemetry whose meters cannot be had. */
    private static final class BrokenOpenTelemetry implements OpenTelemetry {
        @Override
        public TracerProvider getTracerProvider() {
            return TracerProvider.noop();
        }

        @Override
        public MeterProvider getMeterProvider() {
            throw new IllegalStateException("no meters");
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }

    @Test
    void anOpenTelemetryThatThrowsIsToldToWhoeverBinds() {
        assertEquals(
                "no meters",
                assertThrows(
                                IllegalStateException.class,
                                () -> SloOpenTelemetry.bind(new BrokenOpenTelemetry(), fixture.slos))
                        .getMessage());
    }

    /** As the guide says. */
    @Test
    void aViewLetsThroughMoreSeriesThanOpenTelemetryDoesByItself() {
        for (int i = 0; i < 1_100; i++) {
            fixture.register("slo " + i);
        }
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(reader)
                        .registerView(
                                InstrumentSelector.builder()
                                        .setMeterName(SloOpenTelemetry.METER)
                                        .build(),
                                View.builder().setCardinalityLimit(20_000).build())
                        .build())
                .build();
        SloOpenTelemetry.bind(sdk, fixture.slos);
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);

        assertEquals(2_200, events(Fixture.collected(reader).keySet()).size());
        Set<String> limited = events(fixture.collected().keySet());
        assertEquals(2_000, limited.size());
        assertEquals(
                Set.of("slo.events{otel.metric.overflow=true}"),
                limited.stream().filter(series -> series.contains("overflow")).collect(Collectors.toSet()));
    }

    private static Set<String> events(Set<String> series) {
        return series.stream()
                .filter(each -> each.startsWith("slo.events{"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
