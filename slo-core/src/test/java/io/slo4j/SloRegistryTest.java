package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Failure;
import io.slo4j.alert.Severity;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SloRegistryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /* Stores of other tests may hang on their threads for good. */
    private final List<String> threadsBefore = threads();
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private static Slo register(String name, SloRegistry slos) {
        return Slo.builder(name)
                .objective("99.9%")
                .alerts(AlertPolicy.workbook())
                .register(slos);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    /** Everything fails, second by second. */
    private void fail(int seconds, Slo... failing) {
        for (int i = 0; i < seconds; i++) {
            for (Slo slo : failing) {
                slo.bad(1_000);
            }
            pass(1);
        }
    }

    private static Alert failUntilTold(Slo slo, LinkedBlockingQueue<Alert> told) throws InterruptedException {
        Alert alert = null;
        while (alert == null) {
            slo.bad(1_000);
            alert = told.poll(10, TimeUnit.MILLISECONDS);
        }
        return alert;
    }

    @Test
    void aRegistryCountsItsTicks() {
        assertEquals(0, slos.ticks());
        pass(2);
        slos.tick();
        assertEquals(3, slos.ticks());
    }

    @Test
    void onAVirtualClockThereIsNoThreadAndTheTestTicks() {
        List<String> added = new ArrayList<>(threads());
        added.removeAll(threadsBefore);
        assertFalse(added.stream().anyMatch(name -> name.startsWith("slo4j")), () -> "threads " + added);
        Slo slo = register("checkout", slos);
        List<Thread> told = new ArrayList<>();
        slos.onAlert(alert -> told.add(Thread.currentThread()));
        fail(60, slo);
        assertEquals(List.of(Thread.currentThread()), told);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static SloDefinition failingFrom(int status) {
        return Slo.builder("http")
                .objective("99%")
                .result(Integer.class, code -> code >= status, Outcome.BAD)
                .traceIds(() -> "trace " + status)
                .build();
    }

    @Test
    void aDefinitionIsFoundAgainWhereItsPredicatesWereWrittenInTheSamePlace() {
        Slo slo = slos.findOrRegister(failingFrom(500));
        assertSame(slo, slos.findOrRegister(failingFrom(500)));
        assertEquals(failingFrom(500), slo.definition());
    }

    @Test
    void aDefinitionWithAPredicateOrATraceIdSupplierFromAnotherPlaceIsRefused() {
        slos.findOrRegister(failingFrom(500));
        String message = "definition of SLO \"http\" must be that of the registered one, but a predicate, the trace id"
                + " supplier or the source comes from another lambda expression or class";
        SloDefinition stricter = Slo.builder("http")
                .objective("99%")
                .result(Integer.class, code -> code >= 400, Outcome.BAD)
                .traceIds(() -> "trace 500")
                .build();
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> slos.findOrRegister(stricter))
                        .getMessage());
        SloDefinition plain = Slo.builder("orders").objective("99%").build();
        slos.findOrRegister(plain);
        SloDefinition traced =
                Slo.builder("orders").objective("99%").traceIds(() -> "trace").build();
        assertEquals(
                message.replace("http", "orders"),
                assertThrows(IllegalArgumentException.class, () -> slos.findOrRegister(traced))
                        .getMessage());
    }

    @Test
    void aListenerThatThrowsHindersNobody() {
        Slo slo = register("checkout", slos);
        Registration throwing = slos.onAlert(alert -> {
            throw new java.io.IOException("pager is down");
        });
        List<Alert> told = new ArrayList<>();
        Registration listening = slos.onAlert(told::add);
        fail(60, slo);
        assertEquals(1, told.size());
        /* At once, and 1, 3 and 7 seconds later. */
        assertEquals(4, throwing.failed());
        assertEquals(1, listening.delivered());
    }

    @Test
    void aListenerMayWantOneSeverityOrOneSloOnly() {
        Slo checkout = register("checkout", slos);
        Slo search = register("search", slos);
        List<String> tickets = new ArrayList<>();
        List<String> ofSearch = new ArrayList<>();
        slos.onAlert(Severity.TICKET, alert -> tickets.add(alert.slo()));
        slos.onAlert(Severity.PAGE, alert -> {});
        search.onAlert(alert -> ofSearch.add(alert.rule().name()));
        fail(270, checkout, search);
        assertEquals(List.of(), tickets);
        assertEquals(List.of("14.4x 1h/5m", "6x 6h/30m"), ofSearch);
        for (int i = 0; i < 2_000; i++) {
            checkout.good();
            pass(1);
        }
        assertEquals(List.of("checkout"), tickets);
    }

    @Test
    void aRegistrationCanBeClosed() {
        Slo slo = register("checkout", slos);
        List<Alert> told = new ArrayList<>();
        Registration registration = slos.onAlert(told::add);
        registration.close();
        slo.bad(1_000);
        pass(60);
        assertTrue(told.isEmpty());
    }

    @Test
    void aListenerThatBlocksForEverDelaysNeitherTheTickerNorAnotherListenerNorClose() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch blocked = new CountDownLatch(1);
            LinkedBlockingQueue<Alert> told = new LinkedBlockingQueue<>();
            Slo slo;
            Logged logged = new Logged("io.slo4j.alert");
            try (logged;
                    SloRegistry real = SloRegistry.builder()
                            .clock(SloClock.accelerated(600))
                            .build()) {
                real.onAlert(alert -> {
                    blocked.countDown();
                    never.await();
                });
                real.onAlert(told::add);
                slo = register("checkout", real);
                Alert first = failUntilTold(slo, told);
                blocked.await();
                Alert second = failUntilTold(slo, told);
                assertEquals("14.4x 1h/5m", first.rule().name());
                assertEquals("6x 6h/30m", second.rule().name());
                assertTrue(threads().containsAll(List.of("slo4j-ticker", "slo4j-alerts-1", "slo4j-alerts-2")));
                slo.good(50);
                assertEquals(50, slo.status().good());
            }
            never.countDown();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("slo4j-alerts")) {
                    thread.join();
                }
            }
            assertEquals(1, logged.messages().size());
            assertTrue(
                    logged.messages()
                            .get(0)
                            .matches(
                                    "alert listener must return within 5s when its registry closes, but was still busy;"
                                            + " further notifications not delivered: \\d"),
                    logged.messages().get(0));
        });
    }

    @Test
    void closingEvaluatesOnceMoreAndDeliversWhatIsWaiting() throws InterruptedException {
        LinkedBlockingQueue<Alert> told = new LinkedBlockingQueue<>();
        SettableClock line = new SettableClock();
        SloRegistry real = SloRegistry.builder().clock(line).build();
        real.onAlert(told::add);
        Slo slo = register("checkout", real);
        slo.bad(1_000);
        line.nanos = 55_000_000_000L;
        real.close();
        Alert alert = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertEquals("14.4x 1h/5m", alert == null ? "none" : alert.rule().name());
        assertEquals(List.of(), List.copyOf(real.slos()));
        real.close();
        real.tick();
    }

    /** Its ticker waits for an hour that does not come. */
    private static final class SettableClock implements SloClock {
        private volatile long nanos;

        @Override
        public long epochNanos() {
            return nanos;
        }

        @Override
        public long stopwatchNanos() {
            return nanos;
        }

        @Override
        public double pace() {
            return 1e-6;
        }
    }

    @Test
    void sloListenersHearOfThoseThatAreThereThoseThatComeAndThoseThatGo() {
        Slo early = register("early", slos);
        HeardSlos listener = new HeardSlos() {
            @Override
            public void closed(Slo slo) {
                super.closed(slo);
                throw new IllegalStateException("a listener that throws");
            }
        };
        Registration registration = slos.addListener(listener);
        register("late", slos);
        early.close();
        early.close();
        registration.close();
        register("unheard", slos);
        assertEquals(List.of("+early", "+late", "-early"), listener.heard);
        assertEquals(2, registration.delivered());
        assertEquals(1, registration.failed());
        assertEquals(
                List.of("late", "unheard"), slos.slos().stream().map(Slo::name).toList());
    }

    @Test
    void anAlertCarriesLabelsAnnotationsTheRunbookAndTheLastException() {
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .exception(IllegalArgumentException.class, Outcome.GOOD)
                .label("team", "payments")
                .annotation("dashboard", "https://grafana.example/d/slo?slo={slo}&rule={rule}")
                .runbook("https://wiki.example/{slo}/{severity}")
                .register(slos);
        List<Alert> told = new ArrayList<>();
        slos.onAlert(told::add);
        slo.bad(1_000);
        java.io.IOException failure = new java.io.IOException("no stock");
        slo.track(() -> CompletableFuture.failedFuture(failure).thenApply(never -> "unreached"));
        assertThrows(
                IllegalArgumentException.class,
                () -> slo.run(() -> {
                    throw new IllegalArgumentException("the caller's mistake is good");
                }));
        fail(60, slo);
        Alert alert = told.get(0);
        assertEquals(Map.of("team", "payments"), alert.labels());
        assertEquals(
                "https://grafana.example/d/slo?slo=checkout&rule=14.4x%201h%2F5m",
                alert.annotations().get("dashboard"));
        assertEquals(
                Optional.of("java.io.IOException: no stock"),
                alert.lastFailure().flatMap(Failure::text));
        assertTrue(
                alert.summary()
                        .endsWith(" Last failure: java.io.IOException: no stock. Runbook:"
                                + " https://wiki.example/checkout/page"),
                alert.summary());
    }

    @Test
    void summariesSayWhatItMeans() {
        Slo slo = register("checkout", slos);
        List<String> summaries = new ArrayList<>();
        slos.onAlert(alert -> summaries.add(alert.summary()));
        for (int i = 0; i < 3_600; i++) {
            slo.good(100);
            pass(1);
        }
        for (int i = 0; i < 120; i++) {
            slo.good(50);
            slo.bad(50);
            pass(1);
        }
        for (int i = 0; i < 400; i++) {
            slo.good(100);
            pass(1);
        }
        assertEquals(
                List.of(
                        "PAGE checkout: 1.44% of events were bad in the last 1h. That burns the error budget 14.4x as"
                                + " fast as the objective of 99.9% allows (173x in the last 5m; the limit is 14.4x). 98%"
                                + " of the budget of 30d is left and lasts 2d 1h at 14.4x. Rule: 14.4x 1h/5m.",
                        "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 5m 8s. 97.7% of the budget of"
                                + " 30d is left."),
                summaries.stream().filter(s -> s.contains("14.4x")).toList());
    }

    @Test
    void whoeverFindsOrRegistersWhileOthersCloseGetsAnSlo() throws Exception {
        SloDefinition definition = Slo.builder("checkout").objective("99.9%").build();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            threads.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 3_000; i++) {
                    Slo slo = slos.findOrRegister(definition);
                    slo.good();
                    slo.close();
                }
            }));
        }
        for (CompletableFuture<Void> each : threads) {
            each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertEquals(12_000, slos.findOrRegister(definition).status().good());
    }

    @Test
    void oneStoreForTwoRegistriesIsSaidAtOnceAndForOneAfterTheOtherItIsNot() {
        MemoryStore store = new MemoryStore();
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry first = SloRegistry.builder().clock(clock).store(store).build();
            assertEquals(List.of(), log.messages());
            SloRegistry second = SloRegistry.builder().clock(clock).store(store).build();
            assertEquals(
                    List.of("snapshot store must be used by one registry at a time, but another one of this process"
                            + " uses it too; each save replaces what the other saved"),
                    log.messages());
            first.close();
            second.close();
            SloRegistry.builder().clock(clock).store(store).build().close();
            assertEquals(1, log.messages().size());
        }
    }
}
