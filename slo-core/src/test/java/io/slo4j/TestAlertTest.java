package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.SloView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert that somebody asks for goes the way of every alert, and touches no number. */
class TestAlertTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo checkout = Slo.builder("checkout")
            .objective("99%")
            .label("team", "shop")
            .runbook("https://wiki.example/checkout")
            .register(slos);
    private final List<Alert> heard = new ArrayList<>();

    private void pass(Duration time) {
        clock.advance(time);
        slos.tick();
    }

    @Test
    void aTestBeginsAtTheNextTickAndEndsInTime() {
        slos.onAlert(heard::add);
        Alert asked = slos.testAlert("checkout", Severity.PAGE, MINUTE);
        assertEquals(List.of(), heard);
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(asked), heard);
        pass(Duration.ofSeconds(58));
        assertEquals(1, heard.size());
        pass(Duration.ofSeconds(1));
        assertEquals(2, heard.size());

        Alert ends = heard.get(1);
        assertTrue(asked.isTest() && ends.isTest());
        assertTrue(asked.firing() && !ends.firing());
        assertEquals(asked.id(), ends.id());
        assertEquals(1, asked.sequence());
        assertEquals(60_002, ends.sequence());
        assertEquals("{team=shop}", asked.labels().toString());
        assertEquals(
                "TEST PAGE checkout: somebody has asked for this alert, to see whether it arrives. Nothing has"
                        + " happened. 100% of the budget of 30d is left. Runbook: https://wiki.example/checkout",
                asked.summary());
        assertEquals("RESOLVED TEST checkout: the test is over after 1m.", ends.summary());
        assertEquals("TEST PAGE checkout 14.4x 1h/5m: PENDING to FIRING at 2026-03-01T00:00:00Z", asked.toString());
        pass(MINUTE);
        assertEquals(2, heard.size());
    }

    @Test
    void aTestGoesToWhomSuchAnAlertGoesMutedOrNot() {
        List<Alert> others = new ArrayList<>();
        slos.subscribe(AlertSubscription.to(heard::add).severity(Severity.TICKET));
        slos.subscribe(AlertSubscription.to(others::add).slo("search"));
        slos.onAlert(Severity.PAGE, others::add);
        slos.silences().add(AlertMatcher.any(), Duration.ofHours(1), "migration");
        slos.testAlert("checkout", Severity.TICKET, MINUTE);
        pass(Duration.ofSeconds(1));
        assertEquals(1, heard.size());
        assertEquals(List.of(), others);
    }

    @Test
    void aTestTouchesNoNumber() {
        checkout.good(1_000);
        pass(MINUTE);
        slos.onAlert(heard::add);
        slos.testAlert("checkout", Severity.PAGE, MINUTE);
        SloView before = SloView.of(checkout.status());
        pass(Duration.ZERO);
        assertEquals(before, SloView.of(checkout.status()));
        assertEquals(1, heard.size());
        pass(MINUTE);
        assertEquals(2, heard.size());
        assertEquals(List.of(), slos.alertHistory().episodes(AlertMatcher.any()));
        assertTrue(slos.alertHistory().statistics().stream().allMatch(rule -> rule.fired() == 0));
        assertTrue(checkout.status().alerts().stream()
                .noneMatch(rule -> rule.state().name().equals("FIRING")));
    }

    @Test
    void aTestOfAPageMutesNoTicketAndIsNotTakenForTheAlertThatItTests() {
        Slo shop = Slo.builder("shop")
                .objective("99%")
                .alerts(AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 90, Duration.ofHours(1), Duration.ofMinutes(5)),
                        BurnRateRule.of(Severity.TICKET, 2, Duration.ofHours(1), Duration.ofMinutes(5))))
                .register(slos);
        slos.subscribe(AlertSubscription.to(heard::add).slo("shop"));
        for (int i = 0; i < 60; i++) {
            shop.good(100);
            pass(MINUTE);
        }
        slos.testAlert("shop", Severity.PAGE, Duration.ofHours(1));
        slos.testAlert("shop", Severity.TICKET, Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            shop.good(80);
            shop.bad(20);
            pass(MINUTE);
        }
        assertEquals(
                List.of("PAGE true", "TICKET true", "TICKET false"),
                heard.stream()
                        .map(alert -> alert.severity() + " " + alert.isTest())
                        .toList());
        assertEquals(3, heard.stream().map(Alert::id).distinct().count());
        assertEquals(1, slos.alertHistory().episodes(AlertMatcher.any()).size());
    }

    @Test
    void aListenerThatFailsIsCalledAgainWithATestToo() {
        slos.onAlert(alert -> {
            heard.add(alert);
            throw new IllegalStateException("pager is down");
        });
        slos.testAlert("checkout", Severity.PAGE, MINUTE);
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(1));
        }
        assertEquals(3, heard.size());
        assertEquals(1, heard.stream().distinct().count());
    }

    @Test
    void theEndOfATestIsToldWhenTheRegistryCloses() {
        slos.onAlert(heard::add);
        slos.testAlert("checkout", Severity.PAGE, Duration.ofHours(1));
        pass(Duration.ofSeconds(1));
        slos.close();
        assertEquals(List.of(true, false), heard.stream().map(Alert::firing).toList());
    }

    @Test
    void whatCannotBeTestedIsRefused() {
        Slo.builder("pages")
                .objective("99%")
                .alerts(AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))))
                .register(slos);
        assertRefused(
                "name of the SLO to test must be that of a registered one, but was \"x\"",
                () -> slos.testAlert("x", Severity.PAGE, MINUTE));
        assertRefused(
                "SLO \"pages\" must have a rule of severity TICKET to test, but has none",
                () -> slos.testAlert("pages", Severity.TICKET, MINUTE));
        assertRefused(
                "length of a test must be above zero, but was PT0S",
                () -> slos.testAlert("checkout", Severity.PAGE, Duration.ZERO));
        assertRefused(
                "length of a test must be at most PT24H, but was PT24H0.000000001S",
                () -> slos.testAlert(
                        "checkout", Severity.PAGE, Duration.ofDays(1).plusNanos(1)));
        slos.close();
        assertEquals(
                "registry must be open to test an alert, but was closed",
                assertThrows(IllegalStateException.class, () -> slos.testAlert("checkout", Severity.PAGE, MINUTE))
                        .getMessage());
        assertFalse(heard.iterator().hasNext());
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
