package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.TryAgainException;
import io.slo4j.internal.delivery.DeliveryScene.Notes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener that fails is called again until it takes its alert, or the alert is over. */
class RetryTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");
    private static final Alert FIRES = ALERTS.fires("a", FAST);
    private static final Alert RESOLVES = ALERTS.resolves("a", FAST);
    private static final String FIRING = "a 14.4x 1h/5m fires";
    private static final String RESOLVED = "a 14.4x 1h/5m resolves";

    private final DeliveryScene scene = new DeliveryScene();
    private final Instant start = scene.clock.now();
    private final List<String> calls = new ArrayList<>();
    private int failures = Integer.MAX_VALUE;

    private void pager(Alert alert) throws IOException {
        calls.add(Duration.between(start, scene.clock.now()).toSeconds() + " s: " + SampleAlerts.name(alert));
        if (failures-- > 0) {
            throw new IOException("pager is down");
        }
    }

    @Test
    void aPageIsTriedAgainAfterOneTwoFourSecondsAndSoOnUntilItArrives() {
        failures = 4;
        Registration registration = scene.subscribe(AlertSubscription.to(this::pager));
        scene.tick(FIRES);
        scene.pass(60);
        assertEquals(
                List.of("1 s: " + FIRING, "2 s: " + FIRING, "4 s: " + FIRING, "8 s: " + FIRING, "16 s: " + FIRING),
                calls);
        assertEquals(1, registration.delivered());
        assertEquals(4, registration.failed());
    }

    /** What is posted after the last look into the mailbox waits for no tick. */
    @Test
    void whatIsPostedDuringARetryIsDeliveredRightAfterIt() {
        failures = 1;
        scene.subscribe(AlertSubscription.to(alert -> {
            pager(alert);
            if (calls.size() == 2) {
                scene.tick(ALERTS.fires("a", MEDIUM));
            }
        }));
        scene.tick(FIRES);
        scene.tick();
        assertEquals(List.of("1 s: " + FIRING, "2 s: " + FIRING, "3 s: a 6x 6h/30m fires"), calls);
    }

    @Test
    void aRetryIsTheSameNotification() {
        List<String> heard = new ArrayList<>();
        scene.subscribe(AlertSubscription.to(alert -> {
            heard.add(alert.id() + " " + alert.sequence());
            pager(alert);
        }));
        scene.tick(FIRES);
        scene.pass(1);
        scene.tick(RESOLVES);
        assertEquals(
                List.of(
                        "bee01c79-299b-3dbc-8a4f-c060c48a7193 1",
                        "bee01c79-299b-3dbc-8a4f-c060c48a7193 1",
                        "bee01c79-299b-3dbc-8a4f-c060c48a7193 345600002"),
                heard);
    }

    @Test
    void afterTenFailuresItIsTriedNoMoreOftenThanEveryFourHours() {
        scene.subscribe(AlertSubscription.to(this::pager));
        scene.tick(FIRES);
        scene.pass(511);
        assertEquals(10, calls.size());
        scene.pass(4 * 3_600 - 1);
        assertEquals(10, calls.size());
        scene.pass(1);
        assertEquals(11, calls.size());
    }

    @Test
    void afterTenFailuresItIsTriedNoMoreOftenThanRepeatsAreWanted() {
        scene.subscribe(AlertSubscription.to(this::pager).repeatEvery(Duration.ofMinutes(30)));
        scene.tick(FIRES);
        scene.pass(511);
        assertEquals(10, calls.size());
        scene.pass(1_799);
        assertEquals(10, calls.size());
        scene.pass(1);
        assertEquals(11, calls.size());
    }

    @Test
    void whoSaysWhenToTryAgainIsCalledThenHoweverOftenItHasFailed() {
        List<Long> seconds = new ArrayList<>();
        scene.subscribe(AlertSubscription.to(alert -> {
            seconds.add(Duration.between(start, scene.clock.now()).toSeconds());
            throw new TryAgainException("pager is down", Duration.ofSeconds(seconds.size() == 1 ? 7 : 30));
        }));
        scene.tick(FIRES);
        scene.pass(7 + 30 * 12);
        assertEquals(List.of(1L, 8L, 38L, 68L), seconds.subList(0, 4));
        assertEquals(14, seconds.size());
    }

    @Test
    void whoSaysWhenToTryAgainIsLoggedOnOneLineAndNotAtAllIfItHasSaidWhy() {
        for (String reason : List.of("pager is down", "")) {
            Logged logged = new Logged("io.slo4j.alert");
            try (logged) {
                DeliveryScene own = new DeliveryScene();
                own.subscribe(AlertSubscription.to(alert -> {
                    throw new TryAgainException(reason, Duration.ofSeconds(7));
                }));
                own.tick(FIRES);
                own.pass(60);
                assertEquals(
                        reason.isEmpty()
                                ? List.of()
                                : List.of("alert listener failed on: " + FIRES.summary()
                                        + ": pager is down (said once; how often it happens is said every hour)"),
                        logged.messages());
            }
        }
    }

    @Test
    void theTimeToTheNextCallIsAboveZeroAndAtMostFourHours() {
        assertEquals(
                "time to the next call must be above zero, but was PT0S",
                assertThrows(IllegalArgumentException.class, () -> new TryAgainException("down", Duration.ZERO))
                        .getMessage());
        assertEquals(
                "time to the next call must be at most PT4H, but was PT4H0.000000001S",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TryAgainException(
                                        "down", Duration.ofHours(4).plusNanos(1)))
                        .getMessage());
        assertEquals(Duration.ofHours(4), new TryAgainException("down", Duration.ofHours(4)).after());
    }

    @Test
    void aPageThatNeverArrivedIsNotTriedAgainWhenItIsOverAndItsEndIs() {
        failures = 3;
        scene.subscribe(AlertSubscription.to(this::pager));
        scene.tick(FIRES);
        scene.pass(1);
        scene.tick(RESOLVES);
        scene.pass(60);
        assertEquals(List.of("1 s: " + FIRING, "2 s: " + FIRING, "3 s: " + RESOLVED, "4 s: " + RESOLVED), calls);
    }

    @Test
    void othersAreNotHeldUp() {
        Notes notes = new Notes();
        scene.subscribe(AlertSubscription.to(this::pager));
        scene.subscribe(AlertSubscription.to(notes));
        scene.tick(FIRES);
        scene.tick(ALERTS.fires("b", FAST));
        assertEquals(List.of(FIRING, "b 14.4x 1h/5m fires"), notes.lines);
    }

    @Test
    void anotherAlertOfTheSameListenerIsNotHeldUpEither() {
        failures = 1;
        scene.subscribe(AlertSubscription.to(this::pager));
        scene.tick(FIRES, ALERTS.fires("b", FAST));
        assertEquals(List.of("1 s: " + FIRING, "1 s: b 14.4x 1h/5m fires"), calls);
        scene.pass(1);
        assertEquals("2 s: " + FIRING, calls.get(2));
    }

    @Test
    void aBatchThatFailedIsTriedAgainAsOne() {
        List<String> batches = new ArrayList<>();
        scene.subscribe(AlertSubscription.collecting(Duration.ofSeconds(1), alerts -> {
            batches.add(
                    String.join(", ", alerts.stream().map(SampleAlerts::name).toList()));
            if (batches.size() < 3) {
                throw new IOException("mail is down");
            }
        }));
        scene.tick(FIRES, ALERTS.fires("b", FAST));
        scene.pass(60);
        String batch = FIRING + ", b 14.4x 1h/5m fires";
        assertEquals(List.of(batch, batch, batch), batches);
    }

    @Test
    void whatAFailingListenerDidNotTakeTheNextProcessDelivers() {
        scene.subscribe(AlertSubscription.to(this::pager));
        scene.tick(FIRES);
        DeliveryScene next = scene.restarted(FIRES);
        Notes notes = new Notes();
        next.subscribe(AlertSubscription.to(notes));
        next.tick();
        assertEquals(List.of(FIRING), notes.lines);
    }

    @Test
    void anExecutorThatDropsItsTaskIsAskedAgainAfterAMinute() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        List<Runnable> dropped = new ArrayList<>();
        Notes notes = new Notes();
        Registration registration = scene.subscribe(AlertSubscription.to(notes).executor(task -> {
            if (dropped.isEmpty()) {
                dropped.add(task);
            } else {
                tasks.add(task);
            }
        }));
        scene.tick(FIRES);
        scene.pass(60);
        assertEquals(0, tasks.size());
        scene.pass(1);
        assertEquals(1, tasks.size());
        assertEquals(1, registration.rejected());
        tasks.remove().run();
        dropped.get(0).run();
        assertEquals(List.of(FIRING), notes.lines);
    }

    @Test
    void anExecutorThatIsSlowerThanThatStillDeliversOnce() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        Notes notes = new Notes();
        scene.subscribe(AlertSubscription.to(notes).executor(tasks::add));
        scene.tick(FIRES);
        scene.pass(600);
        assertEquals(4, tasks.size());
        tasks.forEach(Runnable::run);
        assertEquals(List.of(FIRING), notes.lines);
    }
}
