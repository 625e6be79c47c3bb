package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.internal.delivery.DeliveryScene.Notes;
import java.util.List;

/** A listener that writes down what it receives while alerts of two SLOs, a and b, fire and resolve. */
abstract class ReceivedAlerts {
    static final SampleAlerts ALERTS = new SampleAlerts("a", "b");
    static final String FAST_FIRES = "a " + FAST + " fires";
    static final String FAST_RESOLVES = "a " + FAST + " resolves";
    static final String TICKET_FIRES = "a " + TICKET + " fires";
    static final String TICKET_RESOLVES = "a " + TICKET + " resolves";

    final DeliveryScene scene = new DeliveryScene();
    final Notes notes = new Notes();

    static Alert fires(String rule) {
        return ALERTS.fires("a", rule);
    }

    static Alert resolves(String rule) {
        return ALERTS.resolves("a", rule);
    }

    void assertReceived(String... lines) {
        assertEquals(List.of(lines), notes.lines);
    }
}
