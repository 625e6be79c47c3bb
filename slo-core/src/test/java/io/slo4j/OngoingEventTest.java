package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OngoingEventTest {
    private final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("99.9%")
            .latencyThreshold(Duration.ofMillis(300))
            .result(Integer.class, status -> status >= 500, Outcome.BAD)
            .exception(IllegalArgumentException.class, Outcome.GOOD)
            .register(slos);

    private void assertCounted(long good, long bad) {
        SloStatus status = slo.status();
        assertEquals(List.of(good, bad), List.of(status.good(), status.bad()));
    }

    private String end(Consumer<OngoingEvent> how) {
        SloStatus before = slo.status();
        OngoingEvent event = slo.start();
        how.accept(event);
        SloStatus after = slo.status();
        long good = after.good() - before.good();
        long bad = after.bad() - before.bad();
        assertEquals(0, slo.status().rejected());
        return good + bad == 0 ? "nothing" : good == 1 && bad == 0 ? "good" : good == 0 && bad == 1 ? "bad" : "twice";
    }

    private DynamicTest outcome(String expected, String how, Consumer<OngoingEvent> ending) {
        return DynamicTest.dynamicTest(how + " is " + expected, () -> assertEquals(expected, end(ending)));
    }

    @TestFactory
    Stream<DynamicTest> theEndDecidesUnlessAMarkDoes() {
        return Stream.of(
                outcome("good", "a result", event -> event.completed("order")),
                outcome("good", "no result", event -> event.completed(null)),
                outcome("bad", "a bad result", event -> event.completed(500)),
                outcome("bad", "an exception", event -> event.failed(new IOException())),
                outcome("good", "a good exception", event -> event.failed(new IllegalArgumentException())),
                outcome(
                        "good",
                        "a good exception in two wrappers",
                        event -> event.failed(
                                new ExecutionException(new CompletionException(new IllegalArgumentException())))),
                outcome("nothing", "a cancelled event", OngoingEvent::cancelled),
                outcome("bad", "an event that is only closed", OngoingEvent::close),
                outcome("bad", "a good result of an event marked bad", event -> {
                    event.bad();
                    event.completed("order");
                }),
                outcome("good", "an exception of an event marked good", event -> {
                    event.good();
                    event.failed(new IOException());
                }),
                outcome("nothing", "an exception of an event to ignore", event -> {
                    event.ignore();
                    event.failed(new IOException());
                }),
                outcome("bad", "a cancelled event marked bad", event -> {
                    event.bad();
                    event.cancelled();
                }),
                outcome("good", "an event whose last mark is good", event -> {
                    event.bad();
                    event.good();
                    event.close();
                }),
                outcome("bad", "a slow event marked good", event -> {
                    event.good();
                    clock.advance(Duration.ofMillis(301));
                    event.completed("order");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatComesAfterTheEndDoesNothing() {
        return Stream.<Consumer<OngoingEvent>>of(
                        event -> event.completed("order"),
                        event -> event.failed(new IOException()),
                        OngoingEvent::cancelled,
                        OngoingEvent::close,
                        OngoingEvent::good,
                        OngoingEvent::bad,
                        OngoingEvent::ignore)
                .map(later -> outcome("good", "a result, before anything", event -> {
                    event.completed("order");
                    later.accept(event);
                    event.close();
                }));
    }

    @Test
    void aStageCountsWhenItCompletes() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        OngoingEvent event = slo.start();
        event.completed(stage);
        event.close();
        assertCounted(0, 0);
        stage.complete(503);
        assertCounted(0, 1);
    }

    @Test
    void anEventMayHaveBegunBeforeItsSloWasKnown() {
        long began = clock.stopwatchNanos();
        clock.advance(Duration.ofMillis(301));
        slo.startedAt(began).completed("order");
        assertCounted(0, 1);
    }

    @Test
    void theExceptionOfABadEventIsThatOfItsAlert() {
        AtomicReference<String> type = new AtomicReference<>();
        slos.onAlert(alert -> type.set(alert.lastFailure().orElseThrow().type().orElseThrow()));
        slo.start().failed(new CompletionException(new IOException("no stock")));
        for (int i = 0; i < 20_000; i++) {
            slo.bad();
        }
        for (int i = 0; i < 600; i++) {
            slo.bad();
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        assertEquals("java.io.IOException", type.get());
    }

    @Test
    void ofTwoThreadsThatEndAnEventOneDoes() throws InterruptedException {
        int events = 50_000;
        Slo plain = Slo.builder("plain").objective("99%").register(slos);
        OngoingEvent[] ongoing = new OngoingEvent[events];
        for (int i = 0; i < events; i++) {
            ongoing[i] = plain.start();
            ongoing[i].good();
        }
        CountDownLatch begin = new CountDownLatch(1);
        List<Consumer<OngoingEvent>> ends = List.of(OngoingEvent::close, event -> event.completed("order"));
        List<Thread> threads = ends.stream()
                .map(end -> new Thread(() -> {
                    try {
                        begin.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    Stream.of(ongoing).forEach(end);
                }))
                .toList();
        threads.forEach(Thread::start);
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(events, plain.status().good());
        assertEquals(0, plain.status().bad());
    }

    @Test
    void whateverWorkReturnsAStageIsFollowed() throws Exception {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        assertSame(stage, slo.call(() -> stage));
        assertSame(stage, slo.get(() -> (Object) stage));
        assertSame(stage, slo.wrap(() -> stage).call());
        assertCounted(0, 0);
        clock.advance(Duration.ofMillis(200));
        stage.completeExceptionally(new IllegalStateException());
        assertCounted(0, 3);
    }

    @Test
    void aStageThatCompletesWithItselfIsDone() {
        CompletableFuture<Object> odd = new CompletableFuture<>();
        slo.call(() -> odd);
        odd.complete(odd);
        assertCounted(1, 0);
    }

    @Test
    void whatIsWrappedIsJudgedInEveryWay() {
        CompletionException wrapped = new CompletionException(new IllegalArgumentException());
        assertSame(
                wrapped,
                assertThrows(
                        CompletionException.class,
                        () -> slo.call(() -> {
                            throw wrapped;
                        })));
        assertThrows(
                CompletionException.class,
                () -> slo.run(() -> {
                    throw wrapped;
                }));
        slo.track(() -> CompletableFuture.failedFuture(wrapped));
        assertCounted(3, 0);
        assertEquals(Outcome.GOOD, slo.definition().outcomeOfException(wrapped));
    }

    @Test
    void aRuleForAWrapperIsRefused() {
        assertEquals(
                "exception type must be that of what is wrapped, which is judged, but was"
                        + " java.util.concurrent.ExecutionException",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Slo.builder("x").exception(ExecutionException.class, Outcome.GOOD))
                        .getMessage());
    }
}
