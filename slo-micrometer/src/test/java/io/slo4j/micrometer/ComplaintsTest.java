package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private final Logger logger = Logger.getLogger("io.slo4j.micrometer");
    private final List<Handler> handlers = new ArrayList<>();
    private final Fixture fixture = new Fixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    ComplaintsTest() {
        logger.setUseParentHandlers(false);
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("slo.objective")) {
                    throw new IllegalStateException("no objectives, please");
                }
                return id;
            }
        });
    }

    private void onLog(Consumer<LogRecord> body) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                body.accept(said);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handlers.add(handler);
        logger.addHandler(handler);
    }

    @AfterEach
    void asItWas() {
        handlers.forEach(logger::removeHandler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void aMeterThatCannotBeRegisteredIsSaidOnceForItsName() {
        List<String> said = new ArrayList<>();
        onLog(message ->
                said.add(message.getMessage() + " - " + message.getThrown().getMessage()));
        fixture.register("checkout");
        new SloMetrics(fixture.slos).bindTo(meters);
        fixture.register("search");

        assertEquals(
                List.of("a meter could not be registered: slo.objective of SLO \"checkout\" (said once for each name)"
                        + " - no objectives, please"),
                said);
        assertEquals(26, meters.getMeters().size());
    }

    @Test
    void aLoggerThatThrowsStopsNoMeter() {
        onLog(message -> {
            throw new AssertionError("no logs, please");
        });
        fixture.register("checkout");
        new SloMetrics(fixture.slos).bindTo(meters);

        assertEquals(13, meters.getMeters().size());
    }
}
