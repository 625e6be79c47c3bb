package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A null is refused by name where it is given, and leaves nothing behind. */
@SuppressWarnings("NullAway")
class NullTest {
    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();

    private static void assertRefused(String what, Executable call) {
        assertEquals(
                what + " must be given, but was null",
                assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void aNullIsRefusedByName() {
        assertRefused("registry of SLOs", () -> new SloMetrics(null));
        assertRefused("registry of SLOs", () -> new SloMetrics(null, List.of()));
        assertRefused("tags", () -> new SloMetrics(slos, null));
        assertRefused("tag", () -> new SloMetrics(slos, Collections.<Tag>singletonList(null)));
        assertRefused("meter registry", () -> new SloMetrics(slos).bindTo(null));
        assertRefused("registry of SLOs", () -> SloMetrics.builder(null));
        assertRefused("tags", () -> SloMetrics.builder(slos).tags(null));
        assertRefused("windows", () -> SloMetrics.builder(slos).windows((Duration[]) null));
        assertRefused("window", () -> SloMetrics.builder(slos).windows((Duration) null));
        assertRefused("latency windows", () -> SloMetrics.builder(slos).latencyWindows((Duration[]) null));
        assertRefused("latency window", () -> SloMetrics.builder(slos).latencyWindows((Duration) null));
        assertRefused("quantiles", () -> SloMetrics.builder(slos).quantiles((double[]) null));
        assertRefused("severities", () -> SloMetrics.builder(slos).rules((Severity[]) null));
        assertRefused("severity", () -> SloMetrics.builder(slos).rules((Severity) null));
    }

    @Test
    void aNullIsRefusedByNameInHealth() {
        assertRefused("registry of SLOs", () -> new SloHealthMetrics(null));
        assertRefused("tags", () -> new SloHealthMetrics(slos, null));
        assertRefused("meter registry", () -> new SloHealthMetrics(slos).bindTo(null));
    }

    @Test
    void aNullIsRefusedByNameInASource() {
        MeterSource source = MeterSource.in(new SimpleMeterRegistry());
        assertRefused("meter registry", () -> MeterSource.in(null));
        assertRefused("name of meters", () -> source.good(null));
        assertRefused("name of meters", () -> source.bad(null, "a", "b"));
        assertRefused("tags", () -> source.total("a", (String[]) null));
        assertRefused("tag", () -> source.total("a", (String) null));
        assertRefused("which meters", () -> source.good("a", (Predicate<Meter.Id>) null));
        assertRefused("threshold", () -> source.within("a", null));
    }

    @Test
    void aMeterRegistryThatWasRefusedIsNotFollowed() {
        SloMetrics metrics = new SloMetrics(slos);
        assertRefused("meter registry", () -> metrics.bindTo(null));
        assertEquals("SloMetrics[SloRegistry[0 SLOs] in 0 meter registries]", metrics.toString());
        MeterRegistry meters = new SimpleMeterRegistry();
        metrics.bindTo(meters);
        Slo.builder("checkout").objective("99.9%").register(slos);
        assertEquals(
                2, meters.find("slo.events").tag("slo", "checkout").meters().size());
        assertEquals("SloMetrics[SloRegistry[1 SLOs] in 1 meter registries]", metrics.toString());
    }
}
