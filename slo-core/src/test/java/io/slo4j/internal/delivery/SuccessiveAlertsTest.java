package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is coalesced are the two ends of one alert, never the end of one and the beginning of the next of its rule. */
class SuccessiveAlertsTest {
    private static final Alert SAMPLE = new SampleAlerts("a").fires("a", SampleAlerts.FAST);

    private final DeliveryScene scene = new DeliveryScene();
    private final List<String> heard = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();

    /** The alert of a rule that began to fire at some second. */
    private static Alert at(int fired, AlertState state, int second) {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        boolean fires = state == AlertState.FIRING;
        return Alert.builder("a", SAMPLE.rule())
                .objective("99.9%")
                .changed(fires ? AlertState.INACTIVE : AlertState.FIRING, state, start.plusSeconds(second))
                .began(start.plusSeconds(fired), start.plusSeconds(fired))
                .evidence(SAMPLE.evidence())
                .budget(SAMPLE.budget())
                .build();
    }

    private static Alert fires(int second) {
        return at(second, AlertState.FIRING, second);
    }

    private static Alert resolves(int fired, int second) {
        return at(fired, AlertState.INACTIVE, second);
    }

    private void note(Alert alert) {
        heard.add((alert.firing() ? "begin " : "end ")
                + Duration.between(SAMPLE.firedAt(), alert.firedAt())
                        .plusMinutes(10)
                        .toSeconds());
    }

    @Test
    void aCollectorHearsTheEndOfOneAlertAndTheBeginningOfTheNext() {
        scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), alerts -> alerts.forEach(this::note)));
        scene.tick(fires(1));
        scene.pass(30);
        assertEquals(List.of("begin 1"), heard);
        scene.tick(resolves(1, 32));
        scene.tick(fires(33));
        scene.pass(30);
        assertEquals(List.of("begin 1", "end 1", "begin 33"), heard);
    }

    @Test
    void anAlertThatBeganAndEndedUnheardIsLeftOutAndTheOneBeforeItEnds() {
        scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), alerts -> alerts.forEach(this::note)));
        scene.tick(fires(1));
        scene.pass(30);
        scene.tick(resolves(1, 32));
        scene.tick(fires(33));
        scene.tick(resolves(33, 34));
        scene.pass(30);
        assertEquals(List.of("begin 1", "end 1"), heard);
    }

    @Test
    void behindAFullQueueEveryAlertThatIsHeardToBeginIsHeardToEnd() {
        scene.subscribe(AlertSubscription.to(this::note).executor(tasks::add));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            scene.tick(i % 2 == 0 ? fires(i + 1) : resolves(i, i + 1));
            if (i < 1_024) {
                expected.add(i % 2 == 0 ? "begin " + (i + 1) : "end " + i);
            }
        }
        tasks.get(0).run();
        assertEquals(expected, heard);
    }
}
