package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.ids;
import static io.slo4j.micrometer.Fixture.shown;
import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two SloMetrics in one meter registry, and meters that others remove. */
class SharedMeterRegistryTest {
    private final Fixture fixture = new Fixture();
    private final Slo checkout = fixture.register("checkout");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final CompositeMeterRegistry composite = new CompositeMeterRegistry();
    private final SloMetrics one = new SloMetrics(fixture.slos);
    private final SloMetrics other = new SloMetrics(fixture.slos);

    SharedMeterRegistryTest() {
        composite.add(meters);
    }

    private void assertCountedUntilClosed(SloMetrics last) {
        checkout.bad(3);
        assertEquals(3, value(meters, "slo.events", "outcome", "bad"));
        last.close();
        assertEquals(Set.of(), ids(meters));
    }

    private MeterRegistry registry(boolean isComposite) {
        return isComposite ? composite : meters;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingOneLeavesTheMetersOfTheOther(boolean isComposite) {
        one.bindTo(registry(isComposite));
        other.bindTo(registry(isComposite));
        Set<String> before = ids(meters);
        assertEquals(14, before.size());

        one.close();

        assertEquals(before, ids(meters));
        assertCountedUntilClosed(other);
        assertEquals(Set.of(), ids(composite));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOneThatCameSecondMayCloseFirst(boolean isComposite) {
        one.bindTo(registry(isComposite));
        other.bindTo(registry(isComposite));

        other.close();

        assertEquals(14, ids(meters).size());
        one.close();
        assertEquals(Set.of(), ids(meters));
    }

    /** Removing from a composite removes from its members, also what another composite shows there. */
    @Test
    void ofTwoCompositesThatShareAMemberOneMayClose() {
        CompositeMeterRegistry second = new CompositeMeterRegistry();
        second.add(meters);
        one.bindTo(composite);
        other.bindTo(second);
        assertEquals(14, ids(meters).size());
        checkout.bad(3);

        one.close();

        assertEquals(14, ids(meters).size());
        assertEquals(14, ids(second).size());
        assertEquals(Set.of(), ids(composite));
        assertEquals(3, value(meters, "slo.events", "outcome", "bad"));
        fixture.register("search");
        assertEquals(28, ids(meters).size());
        other.close();
        assertEquals(Set.of(), ids(meters));
    }

    @Test
    void eachKeepsTheSlosThatOnlyItHas() {
        Fixture second = new Fixture();
        second.register("search");
        SloMetrics search = new SloMetrics(second.slos);
        one.bindTo(meters);
        search.bindTo(meters);

        one.close();

        assertEquals(Set.of("search"), shown(meters));
        assertEquals(14, meters.getMeters().size());
    }

    /** Two registries of SLOs have an SLO of one name each: the meters show the one that came first until it is gone. */
    @Test
    void theMeterOfAnotherSloOfTheNameAppearsWhenTheFirstIsGone() {
        Fixture second = new Fixture();
        Slo namesake = second.register("checkout");
        checkout.bad(1);
        namesake.bad(2);
        one.bindTo(meters);
        new SloMetrics(second.slos).bindTo(meters);
        assertEquals(1, value(meters, "slo.events", "outcome", "bad"));

        checkout.close();

        assertEquals(2, value(meters, "slo.events", "outcome", "bad"));
        assertEquals(14, meters.getMeters().size());
        namesake.close();
        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void bothFollowTheNewSloOfTheName() {
        one.bindTo(meters);
        other.bindTo(meters);
        checkout.close();
        assertEquals(List.of(), meters.getMeters());

        Slo renewed = fixture.register("checkout");
        renewed.bad(2);

        assertEquals(2, value(meters, "slo.events", "outcome", "bad"));
        one.close();
        assertEquals(14, meters.getMeters().size());
        renewed.close();
        assertEquals(List.of(), meters.getMeters());
    }

    @Test
    void furtherTagsMakeOtherMeters() {
        SloMetrics eu = new SloMetrics(fixture.slos, Tags.of("region", "eu"));
        SloMetrics us = new SloMetrics(fixture.slos, Tags.of("region", "us"));
        eu.bindTo(meters);
        us.bindTo(meters);
        assertEquals(28, meters.getMeters().size());

        eu.close();

        assertEquals(2, meters.find("slo.events").tag("region", "us").meters().size());
        assertEquals(14, meters.getMeters().size());
    }

    @Test
    void aMeterOfSomebodyElseIsNotRemoved() {
        Gauge.builder("slo.objective", () -> 42)
                .tags("slo", "checkout", "member", "")
                .register(meters);
        one.bindTo(meters);
        assertEquals(14, meters.getMeters().size());

        one.close();

        assertEquals(Set.of("slo.objective{member=,slo=checkout}"), ids(meters));
        assertEquals(42, value(meters, "slo.objective"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bindingAgainAfterClearShowsEverything(boolean isComposite) {
        MeterRegistry registry = registry(isComposite);
        one.bindTo(registry);
        Set<String> before = ids(meters);
        registry.clear();
        assertEquals(Set.of(), ids(meters));

        one.bindTo(registry);

        assertEquals(before, ids(meters));
        fixture.register("search");
        one.close();
        assertEquals(Set.of(), ids(meters));
        assertEquals(Set.of(), ids(composite));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bindingAgainBringsBackASingleMeter(boolean isComposite) {
        MeterRegistry registry = registry(isComposite);
        one.bindTo(registry);
        Set<String> before = ids(meters);
        registry.remove(registry.get("slo.objective").meter());
        assertEquals(13, ids(meters).size());

        one.bindTo(registry);

        assertEquals(before, ids(meters));
        assertEquals(0.99, value(meters, "slo.objective"));
    }

    @Test
    void bindingACompositeAgainBringsBackWhatAMemberHasLost() {
        one.bindTo(composite);
        checkout.bad(3);
        meters.remove(meters.get("slo.events").tag("outcome", "bad").meter());

        one.bindTo(composite);

        assertEquals(14, ids(meters).size());
        assertEquals(3, value(meters, "slo.events", "outcome", "bad"));
        one.close();
        assertEquals(Set.of(), ids(meters));
    }

    @Test
    void whatAUserHasRemovedStaysAwayWhileNobodyBindsAgain() {
        one.bindTo(meters);
        other.bindTo(meters);
        meters.remove(meters.get("slo.objective").meter());

        fixture.register("search");
        one.close();

        assertEquals(27, meters.getMeters().size());
    }

    @Test
    void aMemberKeepsWhatItsCompositeShows() {
        one.bindTo(meters);
        other.bindTo(composite);

        one.close();

        assertEquals(14, ids(meters).size());
        assertCountedUntilClosed(other);
    }

    @Test
    void aMemberKeepsWhatIsBoundToIt() {
        one.bindTo(composite);
        other.bindTo(meters);

        one.close();

        assertEquals(14, ids(meters).size());
        assertCountedUntilClosed(other);
    }

    @Test
    void oneInACompositeAndItsMemberLeavesNothing() {
        one.bindTo(composite);
        one.bindTo(meters);
        assertEquals(14, ids(meters).size());

        checkout.close();

        assertEquals(Set.of(), ids(meters));
        assertEquals(Set.of(), ids(composite));
    }

    @Test
    void metersThatWereRenamedAreSharedAsWell() {
        meters.config().commonTags("region", "eu");
        meters.config().meterFilter(MeterFilter.renameTag("slo.events", "outcome", "result"));
        one.bindTo(meters);
        other.bindTo(meters);

        one.close();

        assertEquals(
                1,
                meters.find("slo.events")
                        .tags("region", "eu", "result", "bad")
                        .meters()
                        .size());
        assertEquals(14, meters.getMeters().size());
        other.close();
        assertEquals(List.of(), meters.getMeters());
    }
}
