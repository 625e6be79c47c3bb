package io.slo4j.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TrackedCallsTest {
    interface Shop {
        @TrackSlo("checkout")
        Object buy() throws Exception;
    }

    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private final Slo checkout = Slo.builder("checkout")
            .objective("99.9%")
            .exception(IOException.class, io.slo4j.Outcome.GOOD)
            .register(slos);
    private final TrackedCalls calls = TrackedMethods.throughInterfaces(Shop.class, List.of(Shop.class))
            .all()
            .get(0)
            .in(checkout);

    private final List<OngoingEvent> failed = new ArrayList<>();
    private final List<Throwable> reasons = new ArrayList<>();

    private Object call(io.slo4j.CheckedSupplier<Object, Exception> work) throws Throwable {
        return java.util.Objects.requireNonNull(calls.call(work, (event, thrown) -> {
            failed.add(event);
            reasons.add(thrown);
        }));
    }

    private String counted() {
        SloStatus status = checkout.status();
        return status.good() + " good, " + status.bad() + " bad";
    }

    @Test
    void aFailureCountsWhenItsEventIsEnded() {
        IllegalStateException failure = new IllegalStateException();
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> call(() -> {
                            throw failure;
                        })));
        assertEquals("0 good, 0 bad", counted());
        failed.get(0).failed(reasons.get(0));
        assertEquals("0 good, 1 bad", counted());
    }

    @Test
    void aStageThatFailsCountsWhenItsEventIsEnded() throws Throwable {
        CompletableFuture<Object> later = new CompletableFuture<>();
        assertSame(later, call(() -> later));
        IOException failure = new IOException();
        later.completeExceptionally(failure);
        assertSame(failure, reasons.get(0));
        assertEquals("0 good, 0 bad", counted());
        failed.get(0).failed(failure);
        assertEquals("1 good, 0 bad", counted());
    }

    @Test
    void whatSucceedsCountsAtOnce() throws Throwable {
        assertEquals("tea", call(() -> "tea"));
        CompletableFuture<Object> there = CompletableFuture.completedFuture("tea");
        assertSame(there, call(() -> there));
        assertEquals("2 good, 0 bad", counted());
        assertEquals(List.of(), failed);
    }

    @Test
    void whatAProxyHasWrappedIsJudgedWithoutTheWrapper() {
        assertThrows(
                UndeclaredThrowableException.class,
                () -> calls.call(() -> {
                    throw new UndeclaredThrowableException(new IOException());
                }));
        assertEquals("1 good, 0 bad", counted());
    }
}
