package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Predicates, suppliers, stages, exceptions and loggers of the application fail: its calls do not see it, and it is said once. */
class ForeignCodeTest {
    private static final String ONCE = " (said once; how often it happens is said every hour)";

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private static SloBuilder failing() {
        return Slo.builder("checkout").objective("99.9%").result(String.class, Failing::decide, Outcome.BAD);
    }

    private static final class Failing {
        static boolean decide(String result) {
            return result.charAt(99) == '!';
        }
    }

    private void passAnHour() {
        slos.tick();
        clock.advance(Duration.ofHours(1));
        slos.tick();
    }

    @Test
    void twoHundredThousandFailingPredicatesAreOneStackTraceAndLaterACount() {
        Slo checkout = failing().register(slos);
        try (Logged logged = new Logged("io.slo4j")) {
            for (int i = 0; i < 200_000; i++) {
                checkout.call(() -> "ok");
            }
            passAnHour();
            String what = "SLO \"checkout\": an outcome predicate failed and was skipped";
            assertEquals(List.of(what + ONCE, what + ": 199999 times more"), logged.messages());
            assertEquals(1, logged.causes().size());
        }
        assertEquals(200_000, checkout.status().good());
    }

    @Test
    void theFailingPredicateOfAGroupIsSaidOnceForAllMembers() {
        SloGroup routes = failing().groupBy("route").register(slos);
        try (Logged logged = new Logged("io.slo4j")) {
            routes.of("/a").call(() -> "ok");
            routes.of("/b").call(() -> "ok");
            assertEquals(1, logged.messages().size());
        }
    }

    @Test
    void aStageThatCannotBeFollowedIsSaidOnce() {
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        try (Logged logged = new Logged("io.slo4j")) {
            for (int i = 0; i < 1_000; i++) {
                checkout.track(Unfollowed::new);
            }
            passAnHour();
            String what = "SLO \"checkout\" cannot follow a io.slo4j.ForeignCodeTest$Unfollowed";
            assertEquals(List.of(what + ONCE, what + ": 999 times more"), logged.messages());
        }
    }

    private static final class Unfollowed extends CompletableFuture<String> {
        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            throw new StackOverflowError("no stage");
        }
    }

    @Test
    void aFailureWhoseCauseCannotBeReadIsCountedAllTheSame() {
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        CompletableFuture<String> stage = new CompletableFuture<>();
        checkout.track(() -> stage);
        stage.completeExceptionally(new Causeless());
        assertEquals(1, checkout.status().bad());
    }

    private static final class Causeless extends CompletionException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    @Test
    void aLoggerThatThrowsIsNotSeenByACall() {
        Slo checkout = failing()
                .traceIds(() -> {
                    throw new IllegalStateException("no trace");
                })
                .register(slos);
        Handler broken = new Handler() {
            @Override
            public void publish(LogRecord message) {
                throw new IllegalStateException("disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.slo4j");
        logger.addHandler(broken);
        try {
            assertEquals("ok", checkout.call(() -> "ok"));
            IllegalArgumentException thrown = new IllegalArgumentException("of the work");
            assertEquals(
                    thrown,
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> checkout.call(() -> {
                                throw thrown;
                            })));
            passAnHour();
        } finally {
            logger.removeHandler(broken);
        }
        assertEquals(1, checkout.status().good());
        assertEquals(1, checkout.status().bad());
    }
}
