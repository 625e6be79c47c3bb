package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.alert.AlertSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A listener that closes the registry does not wait for what cannot go on before it has returned. */
class CloseWithinCallTest {
    private final DeliveryScene scene = new DeliveryScene();
    private final Delivery delivery = scene.inBackground();

    @Test
    void anExecutorOfOneThreadThatTwoListenersShareIsNotWaitedFor() throws InterruptedException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        CountDownLatch submitted = new CountDownLatch(2);
        CountDownLatch closed = new CountDownLatch(1);
        AlertSubscription closing = AlertSubscription.to(alert -> {
                    assertTrue(submitted.await(30, TimeUnit.SECONDS));
                    delivery.close(Duration.ofHours(1));
                    closed.countDown();
                })
                .executor(task -> {
                    one.execute(task);
                    submitted.countDown();
                });
        delivery.register(closing, Scope.unlimited(alert -> true));
        delivery.register(closing, Scope.unlimited(alert -> true));
        try (Logged log = new Logged("io.slo4j")) {
            delivery.post(new SampleAlerts("a").fires("a", SampleAlerts.FAST));
            delivery.tick(scene.clock.epochNanos());
            assertTrue(closed.await(30, TimeUnit.SECONDS));
            assertEquals(List.of(), log.messages());
        }
        one.shutdown();
    }
}
