package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.shown;
import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloListener;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SloComingAndGoingTest {
    private final Fixture fixture = new Fixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SloMetrics metrics = new SloMetrics(fixture.slos);

    @Test
    void anSloThatIsRegisteredLaterAppears() {
        fixture.register("checkout");
        metrics.bindTo(meters);

        fixture.register("search").bad(3);

        assertEquals(Set.of("checkout", "search"), shown(meters));
        assertEquals(3, value(meters, "slo.events", "slo", "search", "outcome", "bad"));
    }

    @Test
    void anSloThatIsClosedDisappears() {
        Slo checkout = fixture.register("checkout");
        fixture.register("search");
        metrics.bindTo(meters);

        checkout.close();

        assertEquals(Set.of("search"), shown(meters));
        assertEquals(14, meters.getMeters().size());
    }

    @Test
    void noMeterIsLeftOfAClosedRegistry() {
        fixture.register("checkout");
        metrics.bindTo(meters);

        fixture.slos.close();

        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void metersFollowTheNewSloOfTheSameName() {
        metrics.bindTo(meters);
        Slo old = fixture.register("checkout");
        old.bad(5);
        old.close();

        Slo renewed = fixture.register("checkout");
        renewed.bad(2);
        old.bad(5);

        assertEquals(12, value(meters, "slo.events", "outcome", "bad"));
        assertEquals(14, meters.getMeters().size());
    }

    /** A listener that is told first registers the name anew, so that the meters hear of the new SLO before the old one's end. */
    @Test
    void theOrderInWhichEndAndBeginningAreReportedDoesNotMatter() {
        fixture.slos.addListener(new SloListener() {
            @Override
            public void registered(Slo slo) {}

            @Override
            public void closed(Slo slo) {
                fixture.register(slo.name()).bad(2);
            }
        });
        metrics.bindTo(meters);
        Slo old = fixture.register("checkout");
        old.bad(5);

        old.close();

        assertEquals(7, value(meters, "slo.events", "outcome", "bad"));
        assertEquals(14, meters.getMeters().size());
    }

    /** A listener that is told first closes the SLO, so that the meters hear of its beginning after its end. */
    @Test
    void anSloThatIsOverBeforeItIsAnnouncedNeverAppears() {
        fixture.slos.addListener(new SloListener() {
            @Override
            public void registered(Slo slo) {
                slo.close();
            }

            @Override
            public void closed(Slo slo) {}
        });
        metrics.bindTo(meters);

        fixture.register("checkout");

        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void anSloThatIsClosedWhileItsMetersAppearLeavesNone() throws Exception {
        Slo checkout = fixture.register("checkout");
        Thread closer = new Thread(checkout::close);
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("slo.objective") && closer.getState() == Thread.State.NEW) {
                    closer.start();
                    Fixture.awaitEndOrWait(closer);
                }
                return id;
            }
        });

        metrics.bindTo(meters);

        closer.join(20_000);
        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void everyMeterRegistryShowsEverySlo() {
        MeterRegistry second = new SimpleMeterRegistry();
        fixture.register("checkout");
        metrics.bindTo(meters);
        metrics.bindTo(second);
        Slo search = fixture.register("search");
        search.good(7);

        assertEquals(7, value(meters, "slo.events", "slo", "search", "outcome", "good"));
        assertEquals(7, value(second, "slo.events", "slo", "search", "outcome", "good"));
        search.close();
        assertEquals(Set.of("checkout"), shown(meters));
        assertEquals(Set.of("checkout"), shown(second));
    }

    @Test
    void aCompositeShowsTheSlosInItsMembers() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        metrics.bindTo(composite);
        Slo checkout = fixture.register("checkout");
        composite.add(meters);
        checkout.good(4);

        assertEquals(4, value(meters, "slo.events", "outcome", "good"));
        checkout.close();
        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void bindingTwiceIsBindingOnce() {
        fixture.register("checkout");

        metrics.bindTo(meters);
        metrics.bindTo(meters);
        metrics.close();

        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void closingRemovesTheMetersOfThisOnlyAndForGood() {
        MeterRegistry second = new SimpleMeterRegistry();
        meters.counter("http.requests").increment();
        fixture.register("checkout");
        metrics.bindTo(meters);
        metrics.bindTo(second);

        metrics.close();
        metrics.close();
        fixture.register("search");
        fixture.advanceMinutes(1);

        assertEquals(Set.of("http.requests{}"), Fixture.ids(meters));
        assertEquals(List.of(), second.getMeters());
    }

    @Test
    void aClosedBinderRefusesToBind() {
        metrics.close();

        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> metrics.bindTo(meters));

        assertEquals("SLO metrics must be open to be bound, but were closed", refusal.getMessage());
    }
}
