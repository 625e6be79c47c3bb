package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.alert.AlertSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a listener is called, and when it is not. */
class DeliveryTest extends ReceivedAlerts {
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
}
