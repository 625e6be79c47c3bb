package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Failure;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What callers of the service have written reaches people as text, and as nothing else. */
class StrangersTextTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final AtomicReference<String> trace = new AtomicReference<>();
    private final List<Alert> alerts = new ArrayList<>();

    private SloRegistry registry(SloRegistryBuilder builder) {
        SloRegistry slos = builder.clock(clock).build();
        slos.onAlert(alert -> {
            if (alert.firing()) {
                alerts.add(alert);
            }
        });
        return slos;
    }

    private Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.workbook())
                .traceIds(trace::get)
                .register(slos);
    }

    private void pass(SloRegistry slos, Slo slo, int seconds, int good, int bad) {
        for (int second = 0; second < seconds; second++) {
            slo.good(good);
            slo.bad(bad);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    private static void fail(Slo slo, Throwable thrown) {
        try {
            slo.run(() -> {
                throw thrown;
            });
        } catch (Throwable expected) {
            assertEquals(thrown, expected);
        }
    }

    private Failure shownOf(SloRegistryBuilder builder, Throwable thrown) {
        SloRegistry slos = registry(builder);
        Slo slo = checkout(slos);
        fail(slo, thrown);
        pass(slos, slo, 60, 0, 1_000);
        return alerts.get(0).lastFailure().orElseThrow();
    }

    @Test
    void aMessageIsOneShortLineInWhichNothingIsForged() {
        Failure failure = shownOf(
                SloRegistry.builder(),
                new IllegalStateException(
                        "x\nPAGE payments: all is lost." + (char) 27 + "[31m" + "y".repeat(5_000_000)));
        String message = failure.message().orElseThrow();
        assertEquals("x\\u000aPAGE payments: all is lost.\\u001b[31my", message.substring(0, 45));
        assertEquals(200, message.length());
        String summary = alerts.get(0).summary();
        assertTrue(summary.contains(" Last failure: java.lang.IllegalStateException: x\\u000aPAGE payments"), summary);
        assertTrue(summary.codePoints().noneMatch(Character::isISOControl), summary);
        assertTrue(summary.length() < 700, summary);
    }

    @Test
    void theSummaryNamesAMemberOnOneLine() {
        SloRegistry slos = registry(SloRegistry.builder());
        SloGroup tenants =
                Slo.builder("tenants").objective("99.9%").groupBy("tenant").register(slos);
        Slo slo = tenants.of("a\nRESOLVED \"b\"\\");
        pass(slos, slo, 60, 0, 1_000);
        assertEquals(
                "PAGE tenants{tenant=\"a\\u000aRESOLVED \\\"b\\\"\\\\\"}: 100% of",
                alerts.get(0).summary().substring(0, 55));
    }

    @Test
    void theSummaryIsBoundedAsAWholeAndItsRunbookIsNotCut() {
        SloRegistry slos = registry(SloRegistry.builder());
        String runbook = "https://runbooks.example/" + "r".repeat(1_900);
        Slo slo = Slo.builder("\u0000".repeat(1_000))
                .objective("99.9%")
                .alerts(AlertPolicy.of(
                        io.slo4j.alert.BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                                .withName("\u0000".repeat(1_000))))
                .traceIds(() -> "\u001b".repeat(5_000))
                .runbook(runbook)
                .register(slos);
        fail(slo, new IllegalStateException("\r".repeat(5_000)));
        pass(slos, slo, 60, 0, 1_000);
        String summary = alerts.get(0).summary();
        assertTrue(summary.endsWith(" Runbook: " + runbook), summary);
        assertTrue(summary.length() < 4_000, () -> "was " + summary.length());
        assertTrue(summary.codePoints().noneMatch(Character::isISOControl), summary);
    }

    @Test
    void messagesCanBeLeftOut() {
        Failure failure =
                shownOf(SloRegistry.builder().withoutFailureMessages(), new IllegalStateException("password=hunter2"));
        assertEquals(Optional.empty(), failure.message());
        assertEquals(Optional.of("java.lang.IllegalStateException"), failure.text());
        assertFalse(alerts.get(0).summary().contains("hunter2"));
    }

    @Test
    void messagesCanBeRedacted() {
        Failure failure = shownOf(
                SloRegistry.builder()
                        .redactFailureMessages(message -> message.replaceAll("password=\\S+", "password=...")),
                new IllegalStateException("x".repeat(180) + " password=hunter2hunter2hunter2 for you"));
        assertEquals(Optional.of("x".repeat(180) + " password=... for y…"), failure.message());
    }

    @Test
    void aRedactorThatThrowsCostsTheMessageAndIsSaidOnce() {
        Logged logged = new Logged("io.slo4j");
        try (logged) {
            Failure failure = shownOf(
                    SloRegistry.builder().redactFailureMessages(message -> {
                        throw new IllegalArgumentException("password=hunter2");
                    }),
                    new IllegalStateException("password=hunter2"));
            assertEquals(Optional.of("java.lang.IllegalStateException"), failure.text());
        }
        assertEquals(
                List.of(
                        "the redactor of failure messages failed with java.lang.IllegalArgumentException, and the message"
                                + " is left out (said once; how often it happens is said every hour)"),
                logged.messages());
        assertEquals(List.of(), logged.causes());
    }

    @Test
    void anExceptionThatThrowsWhenItIsAskedIsShownByItsClass() {
        final class Spiteful extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException();
            }
        }
        Failure failure = shownOf(SloRegistry.builder(), new Spiteful());
        assertEquals(Optional.of(Spiteful.class.getName()), failure.text());
        assertEquals(List.of(), failure.stackTrace());
    }

    @Test
    void exceptionAndTraceAreThoseOfOneEvent() {
        SloRegistry slos = registry(SloRegistry.builder());
        Slo slo = checkout(slos);
        trace.set("trace-of-the-first");
        fail(slo, new IllegalStateException("the first", new java.io.IOException("password=hunter2")));
        trace.set(null);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        pass(slos, slo, 51, 0, 1_000);
        Failure failure = alerts.get(0).lastFailure().orElseThrow();
        assertEquals(Optional.of("the first"), failure.message());
        assertEquals(Optional.of("trace-of-the-first"), failure.traceId());
        assertEquals(Instant.parse("2026-03-01T00:00:01Z"), failure.at());
        assertTrue(failure.stackTrace().get(0).startsWith("at io.slo4j.StrangersTextTest.exceptionAndTraceAre"));
        assertTrue(failure.stackTrace().contains("Caused by: java.io.IOException"), failure.stackTrace()::toString);
        assertTrue(failure.stackTrace().stream().noneMatch(line -> line.contains("hunter2")));
        fail(slo, new IllegalStateException("the second"));
        clock.advance(Duration.ofHours(6));
        pass(slos, slo, 21_600, 0, 1_000);
        Failure second = alerts.get(1).lastFailure().orElseThrow();
        assertEquals(Optional.of("the second"), second.message());
        assertEquals(Optional.empty(), second.traceId());
    }

    @Test
    void aFailureIsReportedOnlyWhileItLiesInAWindowOfTheRule() {
        SloRegistry slos = registry(SloRegistry.builder());
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.of(
                        io.slo4j.alert.BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                        BudgetRule.below(Severity.TICKET, 0.5)))
                .register(slos);
        pass(slos, slo, 3_600, 1_000, 0);
        fail(slo, new IllegalStateException("long ago"));
        pass(slos, slo, 3_500, 1_000, 0);
        assertEquals(List.of(), alerts);
        pass(slos, slo, 600, 0, 1_000);
        Alert page = alerts.get(0);
        assertTrue(
                page.summary().contains("Last failure: java.lang.IllegalStateException: long ago, 59m "),
                page::summary);
        clock.advance(Duration.ofDays(1));
        pass(slos, slo, 1, 1, 0);
        alerts.clear();
        clock.advance(Duration.ofDays(1));
        pass(slos, slo, 3_600, 0, 1_000);
        assertEquals(Severity.PAGE, alerts.get(0).severity());
        assertEquals(Optional.empty(), alerts.get(0).lastFailure());
    }

    @Test
    void aPageAboutSlownessShowsNoFailure() {
        SloRegistry slos = registry(SloRegistry.builder());
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .trackLatency()
                .alerts(AlertPolicy.of(
                        LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))))
                .register(slos);
        fail(slo, new IllegalStateException("no stock"));
        for (int second = 0; second < 600; second++) {
            slo.record(Duration.ofSeconds(1), Outcome.GOOD);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        assertEquals(Optional.empty(), alerts.get(0).lastFailure());
    }

    @Test
    void nothingOfWhatWasThrownIsHeldForLongerThanElevenSeconds() throws InterruptedException {
        SloRegistry slos = registry(SloRegistry.builder());
        Slo slo = checkout(slos);
        for (int i = 0; i < 3; i++) {
            WeakReference<Throwable> thrown = failed(slo, i);
            pass(slos, slo, 11, 1_000, 0);
            for (int gc = 0; gc < 50 && thrown.get() != null; gc++) {
                System.gc();
                Thread.onSpinWait();
            }
            assertNull(thrown.get());
        }
        slo.close();
        WeakReference<Throwable> afterwards = failed(slo, 9);
        for (int gc = 0; gc < 50 && afterwards.get() != null; gc++) {
            System.gc();
        }
        assertNull(afterwards.get());
    }

    private static WeakReference<Throwable> failed(Slo slo, int number) {
        IllegalStateException thrown = new IllegalStateException("number " + number);
        fail(slo, thrown);
        return new WeakReference<>(thrown);
    }

    @Test
    void aMessageIsReadOnceForManyFailures() {
        AtomicInteger asked = new AtomicInteger();
        final class Costly extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                asked.incrementAndGet();
                return "costly";
            }
        }
        SloRegistry slos = registry(SloRegistry.builder());
        Slo slo = checkout(slos);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 1_000; i++) {
                fail(slo, new Costly());
            }
            pass(slos, slo, 1, 10_000_000, 0);
        }
        assertEquals(List.of(), alerts);
        assertTrue(asked.get() <= 4, "asked " + asked);
    }
}
