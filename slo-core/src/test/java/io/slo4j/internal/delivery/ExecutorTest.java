package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.delivery.DeliveryScene.Notes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Listeners that run on an executor of their own. */
class ExecutorTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");
    private static final Alert FIRES = ALERTS.fires("a", FAST);
    private static final Alert RESOLVES = ALERTS.resolves("a", FAST);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DeliveryScene scene = new DeliveryScene();
    private final Notes notes = new Notes();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean refusing;

    private void execute(Runnable task) {
        if (refusing) {
            throw new RejectedExecutionException("queue is full");
        }
        tasks.add(task);
    }

    @Test
    void oneTaskAtATimeDeliversEverythingInOrder() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes).executor(this::execute));
        scene.tick(FIRES);
        scene.tick(ALERTS.fires("a", MEDIUM));
        scene.tick(RESOLVES);
        assertEquals(List.of(), notes.lines);
        assertEquals(1, tasks.size());
        tasks.remove().run();
        assertEquals(List.of("a 14.4x 1h/5m fires", "a 6x 6h/30m fires", "a 14.4x 1h/5m resolves"), notes.lines);
        scene.tick();
        assertEquals(0, tasks.size());
        scene.tick(FIRES);
        tasks.remove().run();
        assertEquals(4, registration.delivered());
    }

    @Test
    void anExecutorThatRefusesIsWarnedOfOnceAndAskedAgainAtTheNextTick() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes).executor(this::execute));
        refusing = true;
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            scene.tick(FIRES);
            assertEquals(1, registration.rejected());
            scene.tick();
            scene.tick(ALERTS.fires("a", MEDIUM));
            assertEquals(3, registration.rejected());
        }
        assertEquals(
                List.of("executor of an alert listener must take its work, but refused; it is asked again at each tick"
                        + " (said once; how often it happens is said every hour)"),
                logged.messages());
        refusing = false;
        scene.tick();
        tasks.remove().run();
        assertEquals(List.of("a 14.4x 1h/5m fires", "a 6x 6h/30m fires"), notes.lines);
        assertEquals(3, registration.rejected());
    }

    @Test
    void anExecutorThatKeepsATaskAndThrowsDeliversNothingTwice() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes).executor(task -> {
            tasks.add(task);
            throw new IllegalStateException("neither yes nor no");
        }));
        scene.tick(FIRES);
        scene.tick();
        assertEquals(2, tasks.size());
        tasks.forEach(Runnable::run);
        assertEquals(List.of(), notes.lines);
        assertEquals(2, registration.rejected());
    }

    @Test
    void anExecutorThatRunsATaskTwiceOrThrowsAfterRunningItDeliversOnce() {
        Registration registration = scene.subscribe(AlertSubscription.to(notes).executor(task -> {
            task.run();
            task.run();
            throw new IllegalStateException("done, though");
        }));
        scene.tick(FIRES);
        scene.tick(RESOLVES);
        assertEquals(List.of("a 14.4x 1h/5m fires", "a 14.4x 1h/5m resolves"), notes.lines);
        assertEquals(0, registration.rejected());
    }

    @Test
    void closingLogsWhatARefusingExecutorLeavesUndelivered() {
        scene.subscribe(AlertSubscription.to(notes).executor(this::execute));
        refusing = true;
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            scene.tick(FIRES);
            scene.delivery.close(PATIENCE);
        }
        assertEquals(
                "executor of an alert listener must take its work when its registry closes, but refused;"
                        + " notifications not delivered: 1",
                logged.messages().get(1));
    }

    private void tick(Delivery delivery, Alert... alerts) {
        scene.clock.advance(Duration.ofSeconds(1));
        List.of(alerts).forEach(delivery::post);
        delivery.tick(scene.clock.epochNanos());
    }

    @Test
    void anExecutorThatBlocksOrRunsItsWorkAtOnceDelaysNoTickAndNobodyElse() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Delivery delivery = scene.inBackground();
            CountDownLatch never = new CountDownLatch(1);
            LinkedBlockingQueue<Alert> received = new LinkedBlockingQueue<>();
            AlertSubscription blocking =
                    AlertSubscription.to(alert -> never.await()).executor(Runnable::run);
            delivery.register(blocking, Scope.unlimited(alert -> true));
            delivery.register(
                    AlertSubscription.to(received::add).executor(Runnable::run), Scope.unlimited(alert -> true));
            tick(delivery, FIRES);
            tick(delivery, RESOLVES);
            assertEquals(FIRES, received.take());
            assertEquals(RESOLVES, received.take());
            never.countDown();
            delivery.close(PATIENCE);
        });
    }

    @Test
    void closingWaitsForTheExecutor() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Delivery delivery = scene.inBackground();
            ExecutorService pagers = Executors.newSingleThreadExecutor();
            CountDownLatch busy = new CountDownLatch(1);
            pagers.execute(() -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Registration registration =
                    delivery.register(AlertSubscription.to(notes).executor(pagers), Scope.unlimited(alert -> true));
            tick(delivery, FIRES);
            tick(delivery, RESOLVES);
            Thread closing = new Thread(() -> delivery.close(PATIENCE));
            closing.start();
            busy.countDown();
            closing.join();
            assertEquals(2, registration.delivered());
            pagers.shutdown();
        });
    }

    @Test
    void closingDeliversInTheBackgroundWhatIsStillBeingCollectedAndEndsTheThreads() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Delivery delivery = scene.inBackground();
            LinkedBlockingQueue<List<Alert>> batches = new LinkedBlockingQueue<>();
            delivery.register(
                    AlertSubscription.collecting(Duration.ofHours(1), batches::add), Scope.unlimited(alert -> true));
            LinkedBlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
            delivery.register(
                    AlertSubscription.to(alert -> threads.add(Thread.currentThread())), Scope.unlimited(alert -> true));
            tick(delivery, FIRES, ALERTS.fires("b", FAST));
            delivery.close(PATIENCE);
            assertEquals(List.of(FIRES, ALERTS.fires("b", FAST)), batches.take());
            Thread thread = threads.take();
            assertEquals("slo4j-alerts-2", thread.getName());
            assertTrue(thread.isDaemon());
            thread.join();
        });
    }

    @Test
    void closingGoesOnWhereTheExecutorRefuses() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Delivery delivery = scene.inBackground();
            refusing = true;
            Registration registration = delivery.register(
                    AlertSubscription.to(notes).executor(this::execute), Scope.unlimited(alert -> true));
            Logged logged = new Logged("io.slo4j.alert");
            try (logged) {
                tick(delivery, FIRES);
                delivery.close(PATIENCE.multipliedBy(10));
            }
            assertTrue(registration.rejected() >= 1);
            assertEquals(
                    "executor of an alert listener must take its work when its registry closes, but refused;"
                            + " notifications not delivered: 1",
                    logged.messages().get(1));
        });
    }

    @Test
    void aListenerThatClosesTheDeliveryIsNotWaitedForInItsOwnCall() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (Executor executor : List.<Executor>of(Runnable::run, work -> new Thread(work).start())) {
                Delivery delivery = scene.inBackground();
                CountDownLatch closed = new CountDownLatch(1);
                AlertSubscription closing = AlertSubscription.to(alert -> {
                    delivery.close(PATIENCE.multipliedBy(10));
                    closed.countDown();
                });
                delivery.register(closing.executor(executor), Scope.unlimited(alert -> true));
                tick(delivery, FIRES);
                closed.await();
            }
        });
    }

    @Test
    void closingOnAnInterruptedThreadWaitsAllTheSameAndKeepsTheInterrupt() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Delivery delivery = scene.inBackground();
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            List<String> heard = new CopyOnWriteArrayList<>();
            delivery.register(
                    AlertSubscription.to(alert -> {
                        called.countDown();
                        leave.await();
                        heard.add(alert.firing() ? "fires" : "resolves");
                    }),
                    Scope.unlimited(alert -> true));
            delivery.register(
                    AlertSubscription.to(notes),
                    Scope.unlimited(alert -> alert.slo().equals("b")));
            tick(delivery, FIRES);
            tick(delivery, RESOLVES);
            called.await();
            Thread closing = Thread.currentThread();
            Thread releasing = new Thread(() -> {
                while (closing.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                leave.countDown();
            });
            closing.interrupt();
            releasing.start();
            delivery.close(Duration.ofMinutes(10));
            assertTrue(Thread.interrupted());
            assertEquals(List.of("fires", "resolves"), heard);
        });
    }

    @Test
    void aListenerThatLeavesItsThreadInterruptedHearsTheNextNotificationWithoutAnInterrupt() {
        List<String> heard = new ArrayList<>();
        scene.subscribe(AlertSubscription.to(alert -> {
            heard.add((alert.firing() ? "fires" : "resolves")
                    + (Thread.currentThread().isInterrupted() ? " interrupted" : ""));
            Thread.currentThread().interrupt();
        }));
        scene.tick(FIRES);
        scene.tick(RESOLVES);
        assertTrue(Thread.interrupted(), "whoever ticks finds its interrupt");
        assertEquals(List.of("fires", "resolves"), heard);
    }
}
