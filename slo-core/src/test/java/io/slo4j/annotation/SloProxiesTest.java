package io.slo4j.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SloProxiesTest {
    interface CheckoutApi {
        @TrackSlo("checkout")
        String placeOrder(String cart) throws IOException;

        @TrackSlo("checkout")
        CompletionStage<String> placeOrderLater(String cart);

        default String health() {
            return "up";
        }
    }

    @TrackSlo("search")
    interface SearchApi {
        int find(String words);

        @TrackSlo("checkout")
        int buy();
    }

    private static class Shop implements CheckoutApi {
        final CompletableFuture<String> later = new CompletableFuture<>();
        final IOException failure = new IOException("no stock");

        @Override
        public String placeOrder(String cart) throws IOException {
            if (cart.isEmpty()) {
                throw failure;
            }
            return "order of " + cart;
        }

        @Override
        public CompletionStage<String> placeOrderLater(String cart) {
            return later;
        }
    }

    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private final Slo checkout = Slo.builder("checkout")
            .objective("99.9%")
            .result(String.class, text -> text.equals("order of bricks"), Outcome.BAD)
            .register(slos);
    private final Slo search = Slo.builder("search").objective("99%").register(slos);
    private final Shop shop = new Shop();
    private final CheckoutApi api = SloProxies.of(CheckoutApi.class, shop, slos);

    @Test
    void anAnnotatedCallHasTheOutcomesOfAWrappedOne() throws IOException {
        assertEquals("order of tea", api.placeOrder("tea"));
        assertEquals("order of bricks", api.placeOrder("bricks"));
        assertSame(shop.failure, assertThrows(IOException.class, () -> api.placeOrder("")));
        assertEquals(1, checkout.status().good());
        assertEquals(2, checkout.status().bad());
    }

    @Test
    void aStageCountsWhenItCompletes() {
        CompletionStage<String> stage = api.placeOrderLater("tea");
        assertSame(shop.later, stage);
        assertEquals(0, checkout.status().good());
        shop.later.complete("order");
        assertEquals(1, checkout.status().good());
    }

    @Test
    void whatIsNotAnnotatedIsPassedOnUncounted() {
        assertEquals("up", api.health());
        assertEquals(shop.toString(), api.toString());
        assertEquals(shop.hashCode(), api.hashCode());
        assertEquals(api, api);
        assertNotEquals(api, SloProxies.of(CheckoutApi.class, shop, slos));
        assertEquals(0, checkout.status().good());
    }

    @Test
    void aMethodsAnnotationGoesBeforeItsTypesAndTheImplementationsBeforeTheInterfaces() {
        class Implementation implements SearchApi {
            @Override
            @TrackSlo("checkout")
            public int find(String words) {
                return words.length();
            }

            @Override
            public int buy() {
                return 1;
            }
        }
        SearchApi byImplementation = SloProxies.of(SearchApi.class, new Implementation(), slos);
        byImplementation.find("tea");
        assertEquals(1, checkout.status().good());
        SearchApi byInterface = SloProxies.of(
                SearchApi.class,
                new SearchApi() {
                    @Override
                    public int find(String words) {
                        return 0;
                    }

                    @Override
                    public int buy() {
                        return 0;
                    }
                },
                slos);
        byInterface.find("tea");
        byInterface.buy();
        assertEquals(1, search.status().good());
        assertEquals(2, checkout.status().good());
    }

    interface Misspelt {
        @TrackSlo("chekout")
        void placeOrder();
    }

    @Test
    void mistakesAreRefusedWhenTheProxyIsMade() {
        assertEquals(
                "@TrackSlo on Misspelt.placeOrder() must name a registered SLO, but was \"chekout\"",
                assertThrows(IllegalArgumentException.class, () -> SloProxies.of(Misspelt.class, () -> {}, slos))
                        .getMessage());
        assertEquals(
                "api must be an interface, but was class java.lang.String",
                assertThrows(IllegalArgumentException.class, () -> SloProxies.of(String.class, "", slos))
                        .getMessage());
        assertEquals(
                "api must have a method with @TrackSlo, but was interface java.lang.Runnable",
                assertThrows(IllegalArgumentException.class, () -> SloProxies.of(Runnable.class, () -> {}, slos))
                        .getMessage());
    }

    interface Catalog {
        @TrackSlo(
                value = "catalog",
                objective = "99%",
                latency = "300ms",
                good = IllegalArgumentException.class,
                ignored = java.util.concurrent.CancellationException.class)
        Object find(String words);

        @TrackSlo("catalog")
        Object later();
    }

    private static Catalog catalog(Object found) {
        return new Catalog() {
            @Override
            public Object find(String words) {
                if (words.isEmpty()) {
                    throw new IllegalArgumentException("no words");
                }
                return found;
            }

            @Override
            public Object later() {
                return found;
            }
        };
    }

    @Test
    void anAnnotationWithAnObjectiveDefinesTheSlo() {
        Catalog catalog = SloProxies.of(Catalog.class, catalog("tea"), slos);
        catalog.find("tea");
        assertThrows(IllegalArgumentException.class, () -> catalog.find(""));
        Slo slo = slos.find("catalog").orElseThrow();
        assertEquals(2, slo.status().good());
        assertEquals(
                "within 300ms, exception java.lang.IllegalArgumentException may be GOOD, exception"
                        + " java.util.concurrent.CancellationException may be IGNORED",
                slo.definition().meaningOfGood());
    }

    @Test
    void anSloThatIsThereStaysAsItIs() {
        Slo configured = Slo.builder("catalog").objective("95%").register(slos);
        SloProxies.of(Catalog.class, catalog("tea"), slos).find("tea");
        assertEquals("95%", configured.objective().toString());
        assertEquals(1, configured.status().good());
    }

    @Test
    void aStageBehindAnObjectIsFollowed() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        assertSame(stage, SloProxies.of(Catalog.class, catalog(stage), slos).later());
        Slo slo = slos.find("catalog").orElseThrow();
        assertEquals(0, slo.status().good());
        stage.completeExceptionally(new IOException());
        assertEquals(1, slo.status().bad());
    }

    @Test
    void aFutureBehindAnObjectIsNotCountedAsGood() {
        java.util.concurrent.FutureTask<String> task = new java.util.concurrent.FutureTask<>(() -> "tea");
        assertSame(task, SloProxies.of(Catalog.class, catalog(task), slos).later());
        SloStatus status = slos.find("catalog").orElseThrow().status();
        assertEquals(0, status.good() + status.bad());
    }

    @Test
    void aProxyOfAProxyCountsOnce() throws IOException {
        CheckoutApi twice = SloProxies.of(CheckoutApi.class, SloProxies.of(CheckoutApi.class, api, slos), slos);
        twice.placeOrder("tea");
        assertEquals(1, checkout.status().good());
    }

    interface Broken {
        @TrackSlo(value = "broken", objective = "99.9", latency = "soon")
        void fail();
    }

    @Test
    void wrongAttributesAreRefusedWithTheirPlace() {
        assertEquals(
                "@TrackSlo on Broken.fail().objective: objective must be a ratio above 0 and below 1, such as 0.999, or a"
                        + " percentage above 0% and below 100%, such as \"99.9%\", but was \"99.9\"; @TrackSlo on"
                        + " Broken.fail().latency: latency threshold must be a time in w, d, h, m, s, ms, us or ns,"
                        + " such as 1h 30m, but was \"soon\"",
                assertThrows(IllegalArgumentException.class, () -> SloProxies.of(Broken.class, () -> {}, slos))
                        .getMessage());
    }
}
