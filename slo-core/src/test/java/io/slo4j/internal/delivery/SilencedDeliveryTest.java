package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Registration;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A silence mutes the alerts that it matches. */
class SilencedDeliveryTest extends ReceivedAlerts {
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
    void aListenerMayWantNoSilences() {
        scene.subscribe(AlertSubscription.to(notes).withoutSilences());
        scene.silences.add(AlertMatcher.any(), Duration.ofHours(1), "migration");
        scene.tick(fires(FAST), fires(TICKET));
        assertReceived(FAST_FIRES);
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
