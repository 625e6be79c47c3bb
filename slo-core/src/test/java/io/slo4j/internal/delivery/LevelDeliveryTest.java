package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LevelDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DeliveryScene scene = new DeliveryScene();
    private final Delivery background = scene.inBackground();
    private final Delivery here = scene.delivery;

    private static BudgetLevelChange change(String slo, int from, int to) {
        return BudgetLevelChange.of(
                slo,
                BudgetLevel.lowest("level " + from),
                BudgetLevel.lowest("level " + to),
                Instant.EPOCH,
                BudgetStatus.of(0.001, Duration.ofDays(30), 0, 0, 1, 0));
    }

    /** One second later the level has changed. */
    private void post(Delivery delivery, String slo, int from, int to) {
        scene.clock.advance(Duration.ofSeconds(1));
        delivery.post(change(slo, from, to));
        delivery.tick(scene.clock.epochNanos());
    }

    private static String text(BudgetLevelChange change) {
        return change.slo() + " " + change.from().name() + " to " + change.to().name();
    }

    @Test
    void aListenerThatBlocksReceivesTheLastLevelOfEverySloAndDelaysNoOther() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<String> slow = new CopyOnWriteArrayList<>();
        LinkedBlockingQueue<String> quick = new LinkedBlockingQueue<>();
        Registration busy = background.register(Scope.unlimited(change -> true), change -> {
            entered.countDown();
            leave.await();
            slow.add(text(change));
        });
        background.register(Scope.unlimited(change -> true), change -> quick.add(text(change)));
        post(background, "first", 0, 1);
        assertTrue(entered.await(20, TimeUnit.SECONDS));
        for (int i = 0; i < 10_000; i++) {
            post(background, "a", i, i + 1);
        }
        post(background, "b", 0, 1);
        post(background, "c", 0, 1);
        post(background, "c", 1, 0);
        String last = "";
        while (!last.equals("b level 0 to level 1")) {
            last = String.valueOf(quick.poll(20, TimeUnit.SECONDS));
        }
        assertEquals(0, busy.delivered());
        leave.countDown();
        background.close(PATIENCE);
        assertEquals(List.of("first level 0 to level 1", "a level 0 to level 10000", "b level 0 to level 1"), slow);
        assertEquals(3, busy.delivered());
        assertEquals(9_999 + 2, busy.coalesced());
    }

    @Test
    void closingDoesNotWaitLongerForAListenerThatDoesNotReturn() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        background.register(Scope.unlimited(change -> true), change -> {
            entered.countDown();
            leave.await();
        });
        post(background, "a", 0, 1);
        assertTrue(entered.await(20, TimeUnit.SECONDS));
        try (Logged log = new Logged("io.slo4j.budget")) {
            background.close(Duration.ofMillis(10));
            assertEquals(
                    List.of("budget listener must return within 10ms when its registry closes, but was still busy;"
                            + " further notifications not delivered: 0"),
                    log.messages());
        }
        leave.countDown();
    }

    @Test
    void withoutThreadsChangesWaitUntilTheyAreDeliveredHere() {
        List<String> received = new ArrayList<>();
        Registration registration = here.register(
                Scope.unlimited(change -> change.slo().equals("a")), change -> received.add(text(change)));
        post(here, "a", 0, 1);
        post(here, "b", 0, 1);
        assertEquals(List.of(), received);
        here.deliverHere();
        assertEquals(List.of("a level 0 to level 1"), received);
        post(here, "a", 1, 2);
        registration.close();
        here.deliverHere();
        assertEquals(1, received.size());
        assertEquals(1, registration.delivered());
        assertEquals(0, registration.coalesced());
    }

    @Test
    void closingDeliversWhatIsWaiting() {
        List<String> received = new ArrayList<>();
        here.register(Scope.unlimited(change -> true), change -> received.add(text(change)));
        post(here, "a", 0, 1);
        here.close(PATIENCE);
        assertEquals(List.of("a level 0 to level 1"), received);
        post(here, "a", 1, 2);
        here.deliverHere();
        assertEquals(1, received.size());
    }

    @Test
    void aListenerThatClosesItselfIsNotCalledAgain() {
        List<String> received = new ArrayList<>();
        List<Registration> self = new ArrayList<>();
        self.add(here.register(Scope.unlimited(change -> true), change -> {
            received.add(text(change));
            self.get(0).close();
        }));
        post(here, "a", 0, 1);
        post(here, "b", 0, 1);
        here.deliverHere();
        assertEquals(List.of("a level 0 to level 1"), received);
    }
}
