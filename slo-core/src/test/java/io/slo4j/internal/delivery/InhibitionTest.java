package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Registration;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A page mutes the tickets of its SLO. */
class InhibitionTest extends ReceivedAlerts {
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
    void aPageThatNobodyWantsHoldsNothingBack() {
        scene.subscribe(AlertSubscription.to(notes).severity(Severity.TICKET));
        scene.tick(fires(FAST), fires(TICKET));
        assertReceived(TICKET_FIRES);
    }

    @Test
    void aPageThatIsSilencedHoldsNothingBack() {
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "known");
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        scene.tick(fires(TICKET));
        assertReceived(TICKET_FIRES);
    }

    @Test
    void aTicketIsHeardWhenTheLastPageThatInhibitsItIsSilencedByItsOwnBeginning() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST), fires(TICKET));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "known");
        scene.tick(resolves(FAST));
        scene.tick(fires(MEDIUM));
        assertReceived(FAST_FIRES, FAST_RESOLVES, TICKET_FIRES);
    }

    @Test
    void aPageThatWasHeardBeforeItWasSilencedStillInhibits() {
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(fires(FAST));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "we are on it");
        scene.tick(fires(TICKET));
        assertReceived(FAST_FIRES);
    }

    @Test
    void aSilencedPageInhibitsForOneWhoHearsItInSpiteOfTheSilence() {
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "known");
        scene.subscribe(AlertSubscription.to(notes).withoutSilences());
        scene.tick(fires(FAST));
        scene.tick(fires(TICKET));
        assertReceived(FAST_FIRES);
    }

    @Test
    void theTicketIsMutedUntilTheLastPageResolves() {
        scene.subscribe(AlertSubscription.to(alert -> {}).severity(Severity.PAGE));
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
    void aPageThatIsSilencedAfterARestartInhibitsIfItWasHeardBefore() {
        scene.subscribe(AlertSubscription.to(alert -> {}));
        scene.tick(fires(FAST));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "we are on it");
        DeliveryScene next = scene.restarted(fires(FAST));
        next.subscribe(AlertSubscription.to(notes));
        next.tick(fires(TICKET));
        assertReceived();
    }

    @Test
    void aPageThatWasSilencedFromItsBeginningInhibitsNoMoreAfterARestart() {
        scene.subscribe(AlertSubscription.to(alert -> {}));
        scene.silences.add(AlertMatcher.any().withSeverity(Severity.PAGE), Duration.ofHours(1), "known");
        scene.tick(fires(FAST));
        DeliveryScene next = scene.restarted(fires(FAST));
        next.subscribe(AlertSubscription.to(notes));
        next.tick(fires(TICKET));
        assertReceived(TICKET_FIRES);
    }
}
