package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a listener fails on more than can wait, what weighs least is given up, and that is said. */
class GivenUpTest {
    private static final SampleAlerts SAMPLES = new SampleAlerts("a");

    private final Retries<AlertNotification> retries = new Retries<>(0);

    private static Alert alert(String slo, String rule, boolean fires) {
        Alert sample = SAMPLES.fires("a", rule);
        return Alert.builder(slo, sample.rule())
                .objective("99.9%")
                .changed(
                        fires ? AlertState.INACTIVE : AlertState.FIRING,
                        fires ? AlertState.FIRING : AlertState.INACTIVE,
                        sample.at().plusSeconds(fires ? 0 : 60))
                .began(sample.since(), sample.firedAt())
                .evidence(sample.evidence())
                .budget(sample.budget())
                .build();
    }

    private static AlertNotification change(String slo, String rule, boolean fires) {
        Alert alert = alert(slo, rule, fires);
        return AlertNotification.change(AlertKey.of(alert), alert, 0);
    }

    private static AlertNotification page(int number) {
        return change("page " + number, SampleAlerts.FAST, true);
    }

    private static AlertNotification ticket(int number) {
        return change("ticket " + number, SampleAlerts.TICKET, true);
    }

    private static AlertNotification end(AlertNotification beginning) {
        return change(beginning.alert().slo(), beginning.alert().rule().name(), false);
    }

    private List<String> fails(AlertNotification notification) {
        return retries.failed(List.of(notification), 0, new IllegalStateException()).stream()
                .map(given -> given.alert().slo() + (given.alert().firing() ? " begins" : " ends"))
                .toList();
    }

    @Test
    void ofTheBeginningsTheOldestTicketGoesFirstAndThenTheOldestPage() {
        fails(page(0));
        fails(ticket(0));
        fails(ticket(1));
        for (int i = 1; i < 1_022; i++) {
            assertEquals(List.of(), fails(page(i)));
        }
        assertEquals(1_024, retries.size());
        assertEquals(List.of("ticket 0 begins"), fails(page(2_000)));
        assertEquals(List.of("ticket 1 begins"), fails(page(2_001)));
        assertEquals(List.of("page 0 begins"), fails(page(2_002)));
        assertEquals(List.of("ticket 9 begins"), fails(ticket(9)));
        assertEquals(1_024, retries.size());
    }

    @Test
    void theEndOfWhatWasTakenIsKeptBesideAllBeginnings() {
        for (int i = 0; i < 1_024; i++) {
            fails(page(i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of(), fails(end(ticket(i))));
        }
        assertEquals(1_124, retries.size());
    }

    @Test
    void theEndOfWhatWasNeverTakenGoesAfterEveryBeginning() {
        fails(page(0));
        retries.supersede(end(page(0)));
        fails(end(page(0)));
        for (int i = 1; i < 1_024; i++) {
            fails(page(i));
        }
        assertEquals(List.of("page 1 begins"), fails(page(1_024)));
        for (int i = 2; i <= 1_024; i++) {
            retries.supersede(end(page(i)));
            fails(end(page(i)));
        }
        assertEquals(1_024, retries.size());
        assertEquals(List.of("page 3000 begins"), fails(page(3_000)));
        retries.supersede(end(page(2)));
        fails(page(3_001));
        assertEquals(List.of("page 3001 begins"), fails(page(3_002)));
    }

    @Test
    void thatIsSaidOnceWithWhatIsGivenUp() {
        DeliveryScene scene = new DeliveryScene();
        scene.subscribe(AlertSubscription.to(alert -> {
            throw new IllegalStateException("pager is down");
        }));
        List<Alert> pages = new ArrayList<>();
        for (int i = 0; i < 1_026; i++) {
            pages.add(alert("page " + i, SampleAlerts.FAST, true));
        }
        try (Logged log = new Logged("io.slo4j")) {
            scene.tick(pages.toArray(Alert[]::new));
            assertEquals(2, log.messages().size());
            assertEquals(
                    "alert listener has failed on more than can wait, and is not called again with: "
                            + pages.get(0).summary() + " (said once; how often it happens is said every hour)",
                    log.messages().get(1));
        }
        assertEquals(true, scene.delivery.isOutstanding(pages.get(0).id()));
    }
}
