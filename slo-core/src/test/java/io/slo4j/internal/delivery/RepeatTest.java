package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Registration;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes on firing is repeated to whoever wants that. */
class RepeatTest extends ReceivedAlerts {
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
}
