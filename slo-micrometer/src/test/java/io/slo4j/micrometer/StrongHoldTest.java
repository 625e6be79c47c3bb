package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrongHoldTest {

    /** Each meter alone in its meter registry, so that no other one keeps alive what it reads. */
    @ParameterizedTest
    @CsvSource({
        "slo.events, 3",
        "slo.restored.events, 0",
        "slo.objective, 0.99",
        "slo.error.ratio, 1",
        "slo.burn.rate, 100",
        "slo.window.events, 3",
        "slo.error.budget.remaining, 1",
        "slo.alert.state, 0"
    })
    void aMeterKeepsWhatItReads(String name, double expected) {
        MeterRegistry meters = new SimpleMeterRegistry();
        meters.config().meterFilter(MeterFilter.denyUnless(id -> id.getName().equals(name)));
        meters.config().meterFilter(MeterFilter.deny(id -> "good".equals(id.getTag("outcome"))));
        bindAndForget(meters);

        collectGarbage();

        assertEquals(expected, value(meters, name), 1e-9);
    }

    private static void bindAndForget(MeterRegistry meters) {
        Fixture fixture = new Fixture();
        new SloMetrics(fixture.slos).bindTo(meters);
        fixture.register("checkout").bad(3);
    }

    private static void collectGarbage() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        for (int i = 0; i < 50 && garbage.get() != null; i++) {
            System.gc();
        }
        assertNull(garbage.get(), "the garbage collector must have run");
    }
}
