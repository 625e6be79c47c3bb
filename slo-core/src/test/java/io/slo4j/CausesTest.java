package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Cause;
import io.slo4j.alert.Failure;
import io.slo4j.alert.Severity;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.AlertEventView;
import io.slo4j.view.CauseView;
import io.slo4j.view.SloView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final SloRegistry slos =
            SloRegistry.builder().clock(clock).store(store).build();
    private final List<Alert> alerts = new ArrayList<>();
    private final Slo checkout = register(slos);

    private record Answer(int status) {}

    private Slo register(SloRegistry registry) {
        registry.onAlert(alerts::add);
        return builder().register(registry);
    }

    private static SloBuilder builder() {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofMillis(300))
                .result(Integer.class, code -> code >= 500, Outcome.BAD)
                .badResult(Answer.class, answer -> answer.status() >= 500, "HTTP 5xx");
    }

    private void seconds(int seconds, Runnable each) {
        for (int i = 0; i < seconds; i++) {
            each.run();
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    private void fail() {
        assertThrows(
                IOException.class,
                () -> checkout.run(() -> {
                    throw new IOException("no stock");
                }));
    }

    private void slow() {
        checkout.record(Duration.ofMillis(301), Outcome.GOOD);
    }

    @Test
    void eachWayToBeBadHasItsCause() throws IOException {
        fail();
        slow();
        checkout.call(() -> 503);
        checkout.call(() -> new Answer(500));
        checkout.bad("payment refused");
        checkout.bad();
        checkout.bad(2);
        checkout.record(Duration.ofMillis(900), Outcome.BAD);
        checkout.start().close();
        try (OngoingEvent event = checkout.start()) {
            event.bad("payment refused");
        }
        try (OngoingEvent event = checkout.start()) {
            event.bad("payment refused");
            event.bad();
        }
        OngoingEvent refused = checkout.start();
        refused.bad("payment refused");
        refused.failed(new IOException());
        OngoingEvent failed = checkout.start();
        failed.bad();
        failed.failed(new IOException());
        BadEvents bad = checkout.status().badEvents();
        assertEquals(
                List.of(
                        "JUDGED marked bad 5",
                        "JUDGED payment refused 3",
                        "FAILED java.io.IOException 2",
                        "FAILED ended without a mark 1",
                        "SLOW slower than 300ms 1",
                        "JUDGED HTTP 5xx 1",
                        "JUDGED bad Integer 1"),
                bad.causes().stream()
                        .map(cause -> cause.kind() + " " + cause.label() + " " + cause.events())
                        .toList());
        assertEquals(checkout.status().bad(), bad.events());
        assertEquals(bad, checkout.status().badEvents(HOUR));
        assertEquals(bad, checkout.status().badEventsInThisProcess());
    }

    @Test
    void aPageNamesTheMostFrequentCausesOfItsWindow() {
        seconds(3_600, () -> checkout.good(100));
        seconds(600, () -> {
            checkout.good(50);
            for (int i = 0; i < 41; i++) {
                fail();
            }
            for (int i = 0; i < 9; i++) {
                slow();
            }
        });
        Alert page = alerts.get(0);
        String text = page.summary();
        assertTrue(text.startsWith("PAGE checkout: 1.4"), text);
        assertTrue(
                text.contains(
                        "% of events were bad in the last 1h (82% IOException, 18% slower than 300ms). That burns"),
                text);
        assertTrue(text.endsWith(" Rule: 14.4x 1h/5m. Last failure: java.io.IOException: no stock."), text);
        assertEquals(
                List.of(
                        new CauseView(
                                "failed",
                                "java.io.IOException",
                                page.badEvents().failed(),
                                0.82,
                                null),
                        new CauseView(
                                "slow", "slower than 300ms", page.badEvents().slow(), 0.18, null)),
                AlertEventView.of(page).causes());
    }

    /** As it was: "1.5 % of events failed", and an exception of ten days ago. */
    @Test
    void aPageAboutSlownessNamesNoException() {
        seconds(3_000, () -> checkout.good(100));
        fail();
        seconds(600, () -> checkout.good(100));
        seconds(600, () -> {
            checkout.good(50);
            for (int i = 0; i < 50; i++) {
                slow();
            }
        });
        Alert page = alerts.get(0);
        assertEquals(Optional.empty(), page.lastFailure());
        assertTrue(page.summary().contains(" (99.98% slower than 300ms). "), page.summary());
        assertEquals(1, page.badEvents().failed());
    }

    @Test
    void aBudgetAlertNamesTheCausesOfThePeriod() {
        SloRegistry others = SloRegistry.builder().clock(clock).build();
        List<Alert> told = new ArrayList<>();
        others.onAlert(told::add);
        Slo search = Slo.builder("search")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofDays(1)))
                .alerts(AlertPolicy.of(BudgetRule.below(Severity.TICKET, 0.5)))
                .register(others);
        search.good(990);
        search.bad("no shard");
        for (int i = 0; i < 20; i++) {
            clock.advance(HOUR);
            search.good(990);
            search.bad("no shard");
            others.tick();
        }
        search.bad(300);
        clock.advance(HOUR);
        others.tick();
        assertTrue(
                told.get(0)
                        .summary()
                        .startsWith(
                                "TICKET search: the error budget of the objective of 99% is running out (6.54% no shard). "),
                told.get(0).summary());
        others.close();
    }

    @Test
    void windowsOfAViewSayWhatWasBad() {
        fail();
        seconds(3_600, () -> checkout.good(100));
        slow();
        seconds(1, checkout::good);
        SloView view = SloView.of(checkout.status());
        assertEquals("5m", view.windows().get(0).window());
        assertEquals(0, view.windows().get(0).failed());
        assertEquals(1, view.windows().get(0).slow());
        assertEquals(
                List.of(new CauseView("slow", "slower than 300ms", 1, 1, null)),
                view.windows().get(0).causes());
        assertEquals("3d", view.windows().get(4).window());
        assertEquals(1, view.windows().get(4).failed());
    }

    @Test
    void aCauseHasATraceOfOneOfItsEvents() {
        SloRegistry traced = SloRegistry.builder().clock(clock).build();
        Slo search = Slo.builder("search")
                .objective("99%")
                .traceIds(() -> "4bf92f35")
                .register(traced);
        search.bad("no shard");
        search.good();
        assertEquals(
                List.of(new Cause(Cause.Kind.JUDGED, "no shard", 1, Optional.of("4bf92f35"))),
                search.status().badEvents().causes());
        traced.close();
    }

    @Test
    void theNextProcessGoesOnWithTheCausesOfThisOne() {
        seconds(60, this::fail);
        seconds(3_600, () -> checkout.good(10));
        slow();
        slos.close();
        clock.advance(Duration.ofMinutes(1));
        SloRegistry next = SloRegistry.builder().clock(clock).store(store).build();
        Slo again = register(next);
        again.bad("payment refused");
        next.tick();
        assertEquals(
                "60 failed, 1 slow, 1 judged (96.8% IOException, 1.61% slower than 300ms, 1.61% payment refused)",
                again.status().badEvents().toString());
        assertEquals(
                "0 failed, 1 slow, 1 judged (50% slower than 300ms, 50% payment refused)",
                again.status().badEvents(HOUR).toString());
        assertEquals(1, again.status().badEventsInThisProcess().events());
        next.close();
    }

    @Test
    void anSloOfTheSameNameGoesOnWithTheCauses() {
        fail();
        slos.tick();
        checkout.close();
        Slo again = builder().register(slos);
        again.bad("payment refused");
        fail();
        assertEquals(
                "2 failed, 0 slow, 1 judged (66.7% IOException, 33.3% payment refused)",
                again.status().badEvents().toString());
    }

    @Test
    void causesOfReplicasAreAdded() {
        fail();
        slow();
        slos.tick();
        SloRegistry replica = SloRegistry.builder().clock(clock).build();
        Slo other = builder().register(replica);
        other.bad("payment refused");
        other.record(Duration.ofMillis(301), Outcome.GOOD);
        replica.tick();
        SloStatus merged = SloStatus.of(SloSnapshot.merge(List.of(slos.snapshot(), replica.snapshot())))
                .get(0);
        assertEquals(
                "1 failed, 2 slow, 1 judged (50% slower than 300ms, 25% IOException, 25% payment refused)",
                merged.badEvents().toString());
        replica.close();
    }

    @Test
    void anAlertForATestOfAListenerCanHaveCauses() {
        Alert alert = Alert.builder("checkout", BudgetRule.exhausted(Severity.PAGE))
                .objective("99.9%")
                .changed(io.slo4j.alert.AlertState.INACTIVE, io.slo4j.alert.AlertState.FIRING, clock.now())
                .evidence(new BudgetRule.Seen(-0.1))
                .budget(checkout.status().budget())
                .badEvents(BadEvents.of(List.of(
                        new Cause(Cause.Kind.FAILED, "x".repeat(200), 9, Optional.empty()),
                        new Cause(Cause.Kind.JUDGED, "y".repeat(200), 9, Optional.empty()))))
                .lastFailure(Failure.of(clock.now()))
                .build();
        assertEquals(
                "PAGE checkout: the error budget of the objective of 99.9% is running out (50% " + "x".repeat(59)
                        + "\u2026, 50% " + "y".repeat(59)
                        + "\u2026). 100% of the budget of 30d is left. Rule: budget exhausted.",
                alert.summary());
    }

    @Test
    void aCauseOfARuleIsAShortText() {
        assertEquals(
                "cause must have at most 100 characters, but had 101",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Slo.builder("a").badResult(Integer.class, code -> true, "x".repeat(101)))
                        .getMessage());
        assertEquals(
                "events must be 0 or more, but was -1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Cause(Cause.Kind.SLOW, "slow", -1, Optional.empty()))
                        .getMessage());
    }
}
