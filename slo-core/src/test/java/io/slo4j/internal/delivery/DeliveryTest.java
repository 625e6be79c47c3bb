package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.internal.delivery.DeliveryScene.Notes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");
    private static final String FAST_FIRES = "a 14.4x 1h/5m fires";
    private static final String FAST_RESOLVES = "a 14.4x 1h/5m resolves";
    private static final String TICKET_FIRES = "a 1x 3d/6h fires";
    private static final String TICKET_RESOLVES = "a 1x 3d/6h resolves";

    private final DeliveryScene scene = new DeliveryScene();
    private final Notes notes = new Notes();

    private static Alert fires(String rule) {
        return ALERTS.fires("a", rule);
    }

    private static Alert resolves(String rule) {
        return ALERTS.resolves("a", rule);
    }

    private void assertReceived(String... lines) {
        assertEquals(List.of(lines), notes.lines);
    }

    @Test
    void aTicketThatFiresUnderAPageIsDeliveredWhenThePageResolves() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        scene.tick(fires(TICKET));
        scene.pass(3);
        assertReceived(FAST_FIRES);
        scene.tick(resolves(FAST));
        assertReceived(FAST_FIRES, FAST_RESOLVES, TICKET_FIRES);
        scene.tick(resolves(TICKET));
        assertReceived(FAST_FIRES, FAST_RESOLVES, TICKET_FIRES, TICKET_RESOLVES);
        assertEquals(4, registration.delivered());
        assertEquals(0, registration.suppressed());
    }

    @Test
    void aTicketWhollyUnderAPageIsNotDelivered() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        scene.tick(fires(TICKET));
        scene.tick(resolves(TICKET));
        scene.tick(resolves(FAST));
        assertReceived(FAST_FIRES, FAST_RESOLVES);
        assertEquals(2, registration.suppressed());
        assertEquals(2, scene.history.episodes().size());
    }

    @Test
    void theEndOfADeliveredTicketIsDeliveredAlthoughAPageFires() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(TICKET));
        scene.tick(fires(FAST));
        scene.tick(resolves(TICKET));
        assertReceived(TICKET_FIRES, FAST_FIRES, TICKET_RESOLVES);
    }

    @Test
    void thePageInhibitsAlsoWhenTheTicketComesFirstInTheSameTick() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(TICKET), fires(FAST));
        assertReceived(FAST_FIRES);
        scene.tick(resolves(FAST), resolves(TICKET));
        assertReceived(FAST_FIRES, FAST_RESOLVES);
    }

    @Test
    void theTicketIsMutedUntilTheLastPageResolves() {
        scene.subscribe(AlertSubscription.to(notes).severity(Severity.TICKET));
        scene.tick(fires(FAST), fires(MEDIUM), fires(TICKET));
        scene.tick(resolves(FAST));
        assertReceived();
        scene.tick(resolves(MEDIUM));
        assertReceived(TICKET_FIRES);
    }

    @Test
    void aPageInhibitsTheTicketsOfItsOwnSloOnly() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST), ALERTS.fires("b", TICKET));
        assertReceived(FAST_FIRES, "b 1x 3d/6h fires");
    }

    @Test
    void aListenerMayWantNoInhibition() {
        scene.subscribe(AlertSubscription.to(notes).withoutInhibition());
        scene.tick(fires(FAST), fires(TICKET));
        assertReceived(FAST_FIRES, TICKET_FIRES);
    }

    @Test
    void aSilencedAlertIsDeliveredWhenTheSilenceEndsWhileItFires() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.silences.add(AlertMatcher.ofSlo("a"), Duration.ofSeconds(10), "migration");
        scene.tick(fires(FAST), ALERTS.fires("b", FAST));
        assertReceived("b 14.4x 1h/5m fires");
        scene.pass(8);
        assertReceived("b 14.4x 1h/5m fires");
        scene.pass(1);
        assertReceived("b 14.4x 1h/5m fires", FAST_FIRES);
    }

    @Test
    void whatASilenceMutedThatIsEndedByHandIsDeliveredAtTheNextTick() {
        scene.subscribe(AlertSubscription.to(notes));
        Silence silence = scene.silences.add(AlertMatcher.any(), Duration.ofDays(1), "migration");
        scene.tick(fires(FAST));
        scene.silences.end(silence.id());
        assertReceived();
        scene.tick();
        assertReceived(FAST_FIRES);
    }

    @Test
    void anAlertThatFiresAndResolvesSilencedIsNotDeliveredButRemembered() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes));
        scene.silences.add(AlertMatcher.ofSlo("a"), Duration.ofSeconds(10), "migration");
        scene.tick(fires(FAST));
        scene.tick(resolves(FAST));
        scene.pass(20);
        assertReceived();
        assertEquals(2, registration.suppressed());
        assertEquals(1, scene.history.episodes().size());
    }

    @Test
    void theEndOfADeliveredAlertIsDeliveredAlthoughItIsSilenced() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        scene.silences.add(AlertMatcher.any(), Duration.ofHours(1), "we know");
        scene.tick(resolves(FAST));
        assertReceived(FAST_FIRES, FAST_RESOLVES);
    }

    @Test
    void aSilencedPageInhibitsAllTheSame() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "we know");
        scene.tick(fires(FAST), fires(TICKET));
        assertReceived();
        scene.tick(resolves(FAST));
        assertReceived(TICKET_FIRES);
    }

    @Test
    void aListenerMayWantNoSilences() {
        scene.subscribe(AlertSubscription.to(notes).withoutSilences());
        scene.silences.add(AlertMatcher.any(), Duration.ofHours(1), "migration");
        scene.tick(fires(FAST), fires(TICKET));
        assertReceived(FAST_FIRES);
    }

    @Test
    void anAlertThatFiresOnIsRepeatedIfThatIsWanted() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes).repeatEvery(Duration.ofSeconds(60)));
        scene.tick(fires(FAST));
        scene.pass(59);
        assertReceived(FAST_FIRES);
        scene.pass(1);
        assertReceived(FAST_FIRES, FAST_FIRES + " still");
        scene.tick(ALERTS.fires("b", FAST));
        scene.pass(58);
        assertEquals(3, notes.lines.size());
        scene.pass(2);
        scene.tick(resolves(FAST));
        scene.pass(58);
        assertReceived(
                FAST_FIRES,
                FAST_FIRES + " still",
                "b 14.4x 1h/5m fires",
                FAST_FIRES + " still",
                "b 14.4x 1h/5m fires still",
                FAST_RESOLVES);
        assertEquals(3, registration.delivered());
        assertEquals(3, registration.repeated());
    }

    @Test
    void aRepeatComesThoughSomethingElseChangesAtEveryTick() {
        scene.subscribe(AlertSubscription.to(notes).slo("*").repeatEvery(Duration.ofSeconds(3)));
        scene.tick(fires(FAST));
        scene.tick(ALERTS.fires("b", FAST));
        scene.tick(ALERTS.resolves("b", FAST));
        scene.tick(ALERTS.fires("b", FAST));
        assertEquals(FAST_FIRES + " still", notes.lines.get(4));
    }

    @Test
    void whatIsSilencedOrInhibitedIsNotRepeated() {
        scene.subscribe(AlertSubscription.to(notes).repeatEvery(Duration.ofSeconds(5)));
        scene.tick(fires(TICKET));
        scene.tick(fires(FAST));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofSeconds(20), "we know");
        scene.pass(19);
        assertReceived(TICKET_FIRES, FAST_FIRES);
        scene.pass(1);
        assertReceived(TICKET_FIRES, FAST_FIRES, FAST_FIRES + " still");
        scene.tick(resolves(FAST));
        assertReceived(TICKET_FIRES, FAST_FIRES, FAST_FIRES + " still", FAST_RESOLVES, TICKET_FIRES + " still");
    }

    @Test
    void aLateListenerReceivesWhatFiresAndNoEndWithoutABeginning() {
        scene.tick(fires(FAST), ALERTS.fires("b", MEDIUM), ALERTS.fires("b", TICKET));
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(resolves(FAST));
        assertReceived("b 6x 6h/30m fires");
        scene.tick(ALERTS.resolves("b", MEDIUM));
        assertReceived("b 6x 6h/30m fires", "b 6x 6h/30m resolves", "b 1x 3d/6h fires");
    }

    @Test
    void aListenerIsNotCalledAfterItsRegistrationIsClosed() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        registration.close();
        scene.tick(resolves(FAST));
        assertReceived(FAST_FIRES);
    }

    @Test
    void aListenerThatClosesItsRegistrationIsNotCalledAgain() {
        List<Registration> registrations = new ArrayList<>();
        registrations.add(scene.subscribe(AlertSubscription.to(alert -> {
            notes.onAlert(alert);
            registrations.get(0).close();
        })));
        scene.tick(fires(FAST), fires(MEDIUM));
        assertReceived(FAST_FIRES);
    }

    @Test
    void aListenerThatIsRegisteredAfterTheCloseIsNotCalled() {
        scene.tick(fires(FAST));
        scene.delivery.close(Duration.ofSeconds(1));
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick();
        assertReceived();
    }

    @Test
    void aListenerThatThrowsIsCountedAndReceivesTheNextAlert() {
        Registration registration = scene.subscribe(AlertSubscription.to(alert -> {
            notes.onAlert(alert);
            throw new IOException("pager is down");
        }));
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            scene.tick(fires(FAST));
            scene.tick(resolves(FAST));
        }
        assertReceived(FAST_FIRES, FAST_RESOLVES);
        assertEquals(
                List.of("alert listener failed on: " + fires(FAST).summary()
                        + " (said once; how often it happens is said every hour)"),
                logged.messages());
        assertEquals(2, registration.failed());
        assertEquals(0, registration.delivered());
        assertEquals(
                "Registration[delivered=0, repeated=0, failed=2, coalesced=1, suppressed=0, rejected=0]",
                registration.toString());
    }

    @Test
    void aListenerThatTicksIsNotCalledWithinItsOwnCall() {
        scene.subscribe(AlertSubscription.to(alert -> {
            notes.lines.add("begin " + SampleAlerts.name(alert));
            if (alert.firing()) {
                scene.tick(resolves(FAST));
            }
            notes.lines.add("end");
        }));
        scene.tick(fires(FAST));
        assertReceived("begin " + FAST_FIRES, "end", "begin " + FAST_RESOLVES, "end");
    }

    /** Writes down one line for each call. */
    private AlertBatchListener batches() {
        return new AlertBatchListener() {
            @Override
            public void onAlerts(List<Alert> alerts) {
                notes.lines.add(String.join(
                        ", ", alerts.stream().map(SampleAlerts::name).toList()));
            }

            @Override
            public void onRepeats(List<Alert> alerts) {
                onAlerts(alerts);
                notes.lines.add("still");
            }
        };
    }

    @Test
    void aCollectingListenerIsCalledOnceWithEverythingThatChangedInItsWindow() {
        Registration registration = scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), batches()));
        scene.tick(fires(FAST));
        scene.pass(10);
        scene.tick(ALERTS.fires("b", FAST));
        scene.pass(18);
        assertReceived();
        scene.pass(1);
        assertReceived(FAST_FIRES + ", b 14.4x 1h/5m fires");
        scene.tick(resolves(FAST));
        scene.pass(30);
        assertReceived(FAST_FIRES + ", b 14.4x 1h/5m fires", FAST_RESOLVES);
        assertEquals(3, registration.delivered());
    }

    @Test
    void changesThatCancelOutWithinTheWindowAreCoalesced() {
        Registration registration = scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), batches()));
        scene.tick(fires(FAST));
        scene.pass(5);
        scene.tick(resolves(FAST));
        scene.pass(60);
        assertReceived();
        assertEquals(2, registration.coalesced());
        scene.tick(fires(FAST));
        scene.tick(fires(MEDIUM));
        scene.tick(resolves(FAST));
        scene.pass(28);
        assertReceived();
        scene.pass(1);
        assertReceived("a 6x 6h/30m fires");
        scene.tick(resolves(MEDIUM));
        scene.tick(fires(MEDIUM));
        scene.pass(60);
        assertReceived("a 6x 6h/30m fires");
    }

    @Test
    void changesAndRepeatsComeInSeparateCalls() {
        Registration registration = scene.subscribe(
                AlertSubscription.collecting(Duration.ofSeconds(10), batches()).repeatEvery(Duration.ofSeconds(60)));
        scene.tick(fires(FAST), fires(MEDIUM));
        scene.pass(60);
        scene.tick(ALERTS.fires("b", FAST), resolves(MEDIUM));
        scene.pass(8);
        assertReceived(FAST_FIRES + ", a 6x 6h/30m fires");
        scene.pass(1);
        assertReceived(
                FAST_FIRES + ", a 6x 6h/30m fires", "b 14.4x 1h/5m fires, a 6x 6h/30m resolves", FAST_FIRES, "still");
        assertEquals(4, registration.delivered());
        assertEquals(1, registration.repeated());
    }

    @Test
    void closingDeliversWhatIsStillBeingCollected() {
        scene.subscribe(AlertSubscription.collecting(Duration.ofHours(1), batches()));
        scene.tick(fires(FAST));
        scene.delivery.close(Duration.ofSeconds(1));
        assertReceived(FAST_FIRES);
    }

    @Test
    void aBatchThatFailsFailsForEachOfItsAlerts() {
        Registration registration = scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(1), alerts -> {
            throw new IOException("mail is down");
        }));
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            scene.tick(fires(FAST), ALERTS.fires("b", FAST), ALERTS.fires("b", MEDIUM));
            scene.pass(1);
        }
        assertEquals(3, registration.failed());
        assertEquals(
                List.of("alert listener failed on: " + fires(FAST).summary() + " (and 2 more)"
                        + " (said once; how often it happens is said every hour)"),
                logged.messages());
    }

    @Test
    void silencesBeginAndEndWhenTheySay() {
        Instant start = scene.clock.now();
        scene.subscribe(AlertSubscription.to(notes));
        scene.silences.add(Silence.of(AlertMatcher.any(), start.plusSeconds(10), start.plusSeconds(20), "load test"));
        scene.pass(8);
        scene.tick(fires(FAST));
        scene.tick(fires(MEDIUM));
        assertReceived(FAST_FIRES);
        scene.pass(10);
        assertReceived(FAST_FIRES, "a 6x 6h/30m fires");
        assertEquals(List.of(), scene.silences.list());
    }
}
