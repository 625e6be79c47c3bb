package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeterFilterTest {
    private final Fixture fixture = new Fixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SloMetrics metrics = new SloMetrics(fixture.slos);

    @Test
    void deniedMetersAreMissingAndTheRestWorks() {
        meters.config().meterFilter(MeterFilter.denyNameStartsWith("slo.error"));
        meters.config().meterFilter(MeterFilter.denyNameStartsWith("slo.window"));
        meters.config().meterFilter(MeterFilter.denyNameStartsWith("slo.restored"));
        meters.config().meterFilter(MeterFilter.denyNameStartsWith("slo.burn"));
        metrics.bindTo(meters);

        Slo checkout = fixture.register("checkout");
        checkout.bad(2);

        assertEquals(
                Set.of(
                        "slo.events{member=,outcome=bad,slo=checkout}",
                        "slo.events{member=,outcome=good,slo=checkout}",
                        "slo.objective{member=,slo=checkout}",
                        "slo.alert.distance{member=,rule=14.4x 1h/5m,severity=page,slo=checkout}",
                        "slo.alert.state{member=,rule=14.4x 1h/5m,severity=page,slo=checkout}"),
                Fixture.ids(meters));
        assertEquals(2, value(meters, "slo.events", "outcome", "bad"));
        checkout.close();
        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void renamedMetersDisappearUnderTheirNewNames() {
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.withName("acme." + id.getName());
            }
        });
        meters.config().commonTags("region", "eu");
        metrics.bindTo(meters);

        Slo checkout = fixture.register("checkout");
        checkout.bad(2);

        assertEquals(2, value(meters, "acme.slo.events", "outcome", "bad", "region", "eu"));
        assertEquals(14, meters.getMeters().size());
        checkout.close();
        assertEquals(List.of(), meters.getMeters());
    }

    /** Counters and gauges cannot share a name and tags: whoever comes second is refused by Micrometer. */
    @Test
    void metersThatCollideAfterRenamingLeaveTheOthersAlone() {
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                boolean hit = Set.of("slo.objective", "slo.events").contains(id.getName());
                return hit ? id.withName("slo.one").replaceTags(Tags.of("slo", "checkout")) : id;
            }
        });
        metrics.bindTo(meters);

        Slo checkout = fixture.register("checkout");
        checkout.good(6);

        assertEquals(6, value(meters, "slo.one"));
        assertEquals(0, value(meters, "slo.alert.state"));
        checkout.close();
        assertEquals(List.of(), meters.getMeters());
    }
}
