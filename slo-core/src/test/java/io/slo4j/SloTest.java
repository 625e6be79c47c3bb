package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.time.VirtualClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SloTest {
    record Response(int status) {}

    private final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("99.9%")
            .latencyThreshold(Duration.ofMillis(300))
            .result(Response.class, response -> response.status() >= 500, Outcome.BAD)
            .result(Response.class, response -> response.status() == 499, Outcome.IGNORED)
            .exception(FileNotFoundException.class, Outcome.GOOD)
            .exception(CancellationException.class, Outcome.IGNORED)
            .register(slos);

    private void assertCounted(long good, long bad) {
        assertEquals(good, slo.status().good(), "good");
        assertEquals(bad, slo.status().bad(), "bad");
    }

    @Test
    void workThatReturnsIsGood() {
        assertEquals("order", slo.call(() -> "order"));
        assertEquals("order", slo.get(() -> "order"));
        slo.run(() -> {});
        assertCounted(3, 0);
    }

    @Test
    @SuppressWarnings("NullAway")
    void workThatReturnsNullIsGood() {
        assertNull(slo.<String, RuntimeException>call(() -> null));
        assertCounted(1, 0);
    }

    @Test
    void workThatThrowsIsBadAndTheExceptionIsRethrownUntouched() {
        IOException failure = new IOException("no stock");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> slo.call(() -> {
                            throw failure;
                        })));
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> slo.run(() -> {
                            throw failure;
                        })));
        Error error = new StackOverflowError();
        assertSame(
                error,
                assertThrows(
                        StackOverflowError.class,
                        () -> slo.get(() -> {
                            throw error;
                        })));
        assertCounted(0, 3);
    }

    @Test
    void predicatesDecideOnExceptions() {
        assertThrows(
                FileNotFoundException.class,
                () -> slo.call(() -> {
                    throw new FileNotFoundException();
                }));
        assertThrows(
                CancellationException.class,
                () -> slo.run(() -> {
                    throw new CancellationException();
                }));
        assertCounted(1, 0);
    }

    @Test
    void predicatesDecideOnResults() {
        slo.call(() -> new Response(200));
        slo.call(() -> new Response(499));
        slo.call(() -> new Response(503));
        assertCounted(1, 1);
    }

    @Test
    void aPredicateThatThrowsIsPassedOver() {
        Slo fragile = Slo.builder("fragile")
                .objective("99%")
                .result(
                        Response.class,
                        response -> {
                            throw new IllegalStateException("broken predicate");
                        },
                        Outcome.IGNORED)
                .result(Response.class, response -> true, Outcome.BAD)
                .register(slos);
        assertEquals(new Response(200), fragile.call(() -> new Response(200)));
        assertEquals(1, fragile.status().bad());
    }

    @Test
    void whatTakesLongerThanTheThresholdIsBad() {
        slo.run(() -> clock.advance(Duration.ofMillis(300)));
        assertCounted(1, 0);
        slo.run(() -> clock.advance(Duration.ofMillis(300).plusNanos(1)));
        assertCounted(1, 1);
        slo.record(Duration.ofMillis(300), Outcome.GOOD);
        slo.record(300_000_001, Outcome.GOOD);
        slo.record(1, Outcome.BAD);
        slo.record(Duration.ofSeconds(Long.MAX_VALUE), Outcome.IGNORED);
        assertCounted(2, 3);
    }

    @Test
    void howLongThePredicatesTakeIsNotPartOfTheEvent() {
        Slo judged = Slo.builder("judged")
                .objective("99%")
                .latencyThreshold(Duration.ofMillis(300))
                .result(Response.class, this::slowly, Outcome.BAD)
                .exception(IOException.class, this::slowly, Outcome.GOOD)
                .register(slos);
        judged.call(() -> new Response(200));
        judged.track(() -> CompletableFuture.completedFuture(new Response(200)));
        assertThrows(
                IOException.class,
                () -> judged.call(() -> {
                    throw new IOException("no stock");
                }));
        assertEquals(3, judged.status().good());
        assertEquals(0, judged.status().bad());
    }

    private boolean slowly(Object judged) {
        clock.advance(Duration.ofSeconds(1));
        return judged instanceof IOException;
    }

    @Test
    void aDurationTooLongToCountIsSlow() {
        slo.record(Duration.ofSeconds(Long.MAX_VALUE), Outcome.GOOD);
        assertCounted(0, 1);
    }

    @Test
    void aStageCountsWhenItCompletes() {
        CompletableFuture<Response> promise = new CompletableFuture<>();
        CompletionStage<Response> tracked = slo.track(() -> promise);
        assertSame(promise, tracked);
        assertCounted(0, 0);
        promise.complete(new Response(200));
        assertCounted(1, 0);
    }

    @Test
    void aStageHasTheOutcomesOfACall() {
        slo.track(() -> CompletableFuture.completedFuture(new Response(500)));
        assertCounted(0, 1);
        slo.track(() -> CompletableFuture.failedFuture(new IOException()));
        assertCounted(0, 2);
        slo.track(() -> CompletableFuture.supplyAsync(
                () -> {
                    throw new CancellationException();
                },
                Runnable::run));
        assertCounted(0, 2);
        slo.track(() ->
                CompletableFuture.failedFuture(new FileNotFoundException()).thenApply(never -> "unreached"));
        assertCounted(1, 2);
        CompletableFuture<String> slow = new CompletableFuture<>();
        slo.track(() -> slow);
        clock.advance(Duration.ofSeconds(1));
        slow.complete("late");
        assertCounted(1, 3);
    }

    @Test
    void workThatThrowsInsteadOfReturningAStageIsCountedAtOnce() {
        assertThrows(
                IOException.class,
                () -> slo.<CompletableFuture<String>, IOException>track(() -> {
                    throw new IOException();
                }));
        assertCounted(0, 1);
    }

    @Test
    void anOngoingEventCountsOnceWhenItIsClosed() {
        try (OngoingEvent event = slo.start()) {
            event.good();
        }
        OngoingEvent twice = slo.start();
        twice.good();
        twice.close();
        twice.close();
        try (OngoingEvent event = slo.start()) {
            event.ignore();
        }
        assertCounted(2, 0);
    }

    @Test
    void anOngoingEventThatNobodyCalledGoodIsBad() {
        assertThrows(IOException.class, () -> {
            try (OngoingEvent event = slo.start()) {
                throw new IOException("before " + event.getClass());
            }
        });
        try (OngoingEvent event = slo.start()) {
            event.good();
            clock.advance(Duration.ofSeconds(1));
        }
        assertCounted(0, 2);
    }

    @Test
    void countsCanBeTold() {
        slo.good();
        slo.good(10);
        slo.bad();
        slo.bad(3);
        slo.good(0);
        assertCounted(11, 4);
    }

    @Test
    void withoutAThresholdNoClockIsRead() {
        Slo plain = Slo.builder("plain")
                .objective("99%")
                .register(SloRegistry.builder().clock(new StopwatchlessClock()).build());
        plain.run(() -> {});
        plain.call(() -> "order");
        plain.track(() -> CompletableFuture.completedFuture("order"));
        try (OngoingEvent event = plain.start()) {
            event.good();
        }
        assertEquals(4, plain.status().good());
    }

    private static final class StopwatchlessClock implements io.slo4j.time.SloClock {
        @Override
        public long epochNanos() {
            return 0;
        }

        @Override
        public long stopwatchNanos() {
            throw new AssertionError("the stopwatch was read");
        }

        @Override
        public double pace() {
            return 0;
        }
    }

    @Test
    void aClosedSloKeepsItsLastStatusAndFreesItsName() {
        slo.good(5);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        slo.close();
        slo.bad(7);
        clock.advance(Duration.ofDays(1));
        slos.tick();
        assertCounted(5, 0);
        assertEquals(5, slo.window(Duration.ofMinutes(7)).good());
        assertEquals(java.util.Optional.empty(), slos.find("checkout"));
        Slo anew = Slo.builder("checkout").objective("99%").register(slos);
        assertSame(anew, slos.find("checkout").orElseThrow());
        slo.close();
        assertSame(anew, slos.find("checkout").orElseThrow());
    }
}
