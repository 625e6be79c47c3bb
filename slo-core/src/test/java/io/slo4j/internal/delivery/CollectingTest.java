package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener may collect what changes and be called once for all of it. */
class CollectingTest extends ReceivedAlerts {
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
}
