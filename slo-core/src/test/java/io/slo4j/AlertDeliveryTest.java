package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatistics;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a registry tells whom, and what it remembers. */
class AlertDeliveryTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final VirtualClock clock = VirtualClock.at(START);
    private final SloRegistry slos =
            SloRegistry.builder().clock(clock).rememberAlerts(5).build();
    private final Slo checkout = Slo.builder("checkout")
            .objective("99.9%")
            .alerts(AlertPolicy.workbook())
            .register(slos);
    private final List<Alert> told = new ArrayList<>();

    private void pass(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, checkout, good, bad);
    }

    private static String line(Alert alert) {
        return Duration.between(START, alert.at()).toSeconds() + " s: " + (alert.firing() ? "" : "resolved ")
                + alert.rule().name();
    }

    private List<String> lines() {
        return told.stream().map(AlertDeliveryTest::line).toList();
    }

    @Test
    void theTicketIsReportedWhenThePagesAreOverWithTheFiguresOfThen() {
        slos.onAlert(told::add);
        pass(300, 0, 100);
        assertEquals(
                AlertState.FIRING, slos.find("checkout").orElseThrow().status().alert(Severity.TICKET));
        assertEquals(List.of("52 s: 14.4x 1h/5m", "130 s: 6x 6h/30m"), lines());
        pass(2_400, 100, 0);
        Alert ticket = told.get(4);
        assertEquals("2104 s: 1x 3d/6h", line(ticket));
        assertEquals(AlertState.FIRING, ticket.from());
        assertEquals(START.plusSeconds(260), ticket.firedAt());
        assertTrue(ticket.summary().contains(" It has been firing for 30m 44s."), ticket.summary());
        assertTrue(
                ticket.summary().startsWith("TICKET checkout: 14.3% of events were bad in the last 3d."),
                ticket.summary());
    }

    @Test
    void aRepeatHasTheFiguresOfNow() {
        List<String> summaries = new ArrayList<>();
        AlertListener pager = new AlertListener() {
            @Override
            public void onAlert(Alert alert) {
                told.add(alert);
            }

            @Override
            public void onRepeat(Alert alert) {
                summaries.add(alert.summary());
            }
        };
        slos.subscribe(AlertSubscription.to(pager).severity(Severity.PAGE).repeatEvery(Duration.ofMinutes(4)));
        pass(10, 100, 0);
        pass(300, 0, 100);
        assertEquals(2, told.size());
        assertEquals(1, summaries.size());
        assertTrue(
                summaries.get(0).startsWith("PAGE checkout: 96.7% of events were bad in the last 1h."),
                summaries.get(0));
        assertTrue(summaries.get(0).contains(" It has been firing for 4m."), summaries.get(0));
    }

    @Test
    void aSilencedAlertShowsInTheStatusAndInTheHistory() {
        slos.onAlert(told::add);
        slos.silences().add(AlertMatcher.ofSlo("check*"), Duration.ofMinutes(2), "migration");
        pass(119, 0, 100);
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        assertEquals(List.of(), told);
        assertEquals(1, slos.alertHistory().episodes().size());
        pass(1, 0, 100);
        assertEquals(List.of("120 s: 14.4x 1h/5m"), lines());
    }

    @Test
    void retiringAnSloResolvesItsAlerts() {
        slos.onAlert(told::add);
        pass(100, 0, 100);
        checkout.retire();
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(List.of("52 s: 14.4x 1h/5m", "100 s: resolved 14.4x 1h/5m"), lines());
        Slo again = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.workbook())
                .register(slos);
        again.bad(1_000);
        clock.advance(Duration.ofSeconds(60));
        slos.tick();
        assertEquals("161 s: 14.4x 1h/5m", lines().get(2));
    }

    @Test
    void closingTheRegistryResolvesNothing() {
        slos.onAlert(told::add);
        pass(100, 0, 100);
        slos.close();
        assertEquals(List.of("52 s: 14.4x 1h/5m"), lines());
    }

    @Test
    void theHistoryRemembersTheLastAlertsAndHowTheyBehaved() {
        /* A window of an hour begins up to a minute too early. */
        Duration untilItIsOver = Duration.ofMinutes(62);
        for (int i = 0; i < 2; i++) {
            pass(60, 0, 100);
            clock.advance(untilItIsOver);
            slos.tick();
        }
        List<AlertEpisode> episodes = slos.alertHistory().episodes();
        assertEquals(
                AlertEpisode.of("checkout", Severity.PAGE, "14.4x 1h/5m", START.plusSeconds(52), START.plusSeconds(52))
                        .withResolvedAt(START.plusSeconds(3_780)),
                episodes.get(episodes.size() - 1).withIncidentCost(0));
        AlertStatistics page = slos.alertHistory()
                .statistics(AlertMatcher.any().withRule("14.4x *"), AlertStatistics.FLAP_WITHIN)
                .get(0);
        assertEquals(2, page.fired());
        assertEquals(1, page.flaps());
        assertEquals(START.plusSeconds(52), page.since());
    }
}
