package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.store.SnapshotStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SLOs are shown while they are there. */
class ComingAndGoingTest {
    private static final String BAD = "slo.events{member=, outcome=bad, slo=checkout}";

    private @TempDir Path folder;
    private final Fixture fixture = new Fixture();

    @Test
    void slosThatComeLaterAppearAndThoseThatAreClosedAreGone() {
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        assertEquals(Set.of(), fixture.shown());
        Slo checkout = fixture.register("checkout");
        fixture.register("search");
        assertEquals(Set.of("{member=, slo=checkout}", "{member=, slo=search}"), fixture.shown());
        checkout.close();
        assertEquals(Set.of("{member=, slo=search}"), fixture.shown());
    }

    @Test
    void membersOfAGroupAppearAndVanish() {
        SloOpenTelemetry.builder(fixture.openTelemetry, fixture.slos)
                .withoutHealth()
                .bind();
        SloGroup routes = Slo.builder("http")
                .objective("99%")
                .groupBy("route")
                .evictAfter(Duration.ofHours(1))
                .register(fixture.slos);
        routes.of("/cart").bad(2);
        routes.of("").good();

        assertEquals(Set.of("{member=(empty), slo=http}", "{member=/cart, slo=http}"), fixture.shown());
        assertEquals(2, fixture.collected("slo.events").get("{member=/cart, outcome=bad, slo=http}"));
        assertEquals(
                Map.of(
                        "{label=route, member=/cart, slo=http, value=/cart}", 1.0,
                        "{label=route, member=(empty), slo=http, value=}", 1.0),
                fixture.collected("slo.info"));

        fixture.advanceMinutes(180);
        assertEquals(Set.of(), fixture.shown());
        routes.of("/cart").bad();
        assertEquals(1, fixture.collected("slo.events").get("{member=/cart, outcome=bad, slo=http}"));
    }

    /** As an exporter of differences would see: what was counted is sent once, and nothing is taken back. */
    @Test
    void differencesOfACounterAddUpToWhatWasCountedWhateverBecomesOfTheSlo() {
        InMemoryMetricReader differences = InMemoryMetricReader.createDelta();
        SloOpenTelemetry.bind(Fixture.sdk(differences), fixture.slos);
        Slo checkout = fixture.register("checkout");
        checkout.bad(40);
        assertEquals(40, Fixture.collected(differences).get(BAD));

        checkout.close();
        checkout = fixture.register("checkout");
        checkout.bad(3);
        assertEquals(3, Fixture.collected(differences).get(BAD), "a closed SLO leaves its past to the next one");

        checkout.retire();
        checkout = fixture.register("checkout");
        checkout.bad(5);
        assertEquals(5, Fixture.collected(differences).get(BAD), "a retired one counts from 0");
        checkout.bad(1);
        assertEquals(1, Fixture.collected(differences).get(BAD));
    }

    @Test
    void countersBeginAtZeroInEveryProcess() {
        for (int process = 0; process < 3; process++) {
            try (SloRegistry slos = SloRegistry.builder()
                    .clock(fixture.clock)
                    .store(SnapshotStore.directory(folder))
                    .withoutShutdownHook()
                    .build()) {
                InMemoryMetricReader reader = InMemoryMetricReader.create();
                SloOpenTelemetry.bind(Fixture.sdk(reader), slos);
                Slo checkout = Slo.builder("checkout").objective("99%").register(slos);
                assertEquals(0, Fixture.collected(reader).get(BAD));
                checkout.bad(7);
                assertEquals(7, Fixture.collected(reader).get(BAD));
                assertEquals(
                        7.0 * process,
                        Fixture.collected(reader).get("slo.restored.events{member=, outcome=bad, slo=checkout}"));
                fixture.clock.advance(Duration.ofSeconds(1));
                slos.tick();
            }
        }
    }

    @Test
    void aRegistryThatIsClosedShowsItsHealthAndNoSlo() {
        fixture.register("checkout");
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        fixture.slos.close();

        assertEquals(Set.of(), fixture.shown());
        assertEquals(11, fixture.collected().size());
    }

    @Test
    void everyCollectionShowsTheSloThatStaysWhileOthersComeAndGo() throws Exception {
        fixture.register("checkout").bad(42);
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        AtomicBoolean collecting = new AtomicBoolean(true);
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100 || collecting.get(); i++) {
                Slo search = fixture.register("search");
                search.good();
                fixture.register("cart").close();
                search.retire();
            }
        });

        try {
            for (int i = 0; i < 300; i++) {
                Map<String, Double> collected = fixture.collected();
                assertEquals(42, collected.get(BAD));
                assertTrue(collected.size() >= 14 + 11, collected::toString);
            }
        } finally {
            collecting.set(false);
        }

        changes.get(60, TimeUnit.SECONDS);
        assertEquals(14 + 11, fixture.collected().size(), "nothing may be left of an SLO that was closed");
    }
}
