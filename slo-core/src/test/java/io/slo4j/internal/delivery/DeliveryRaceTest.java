package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One thread posts as fast as it can, the listeners' threads deliver: nothing is lost, doubled or out of turn. */
class DeliveryRaceTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");
    private static final int TICKS = Boolean.getBoolean("slo4j.full") ? 500_000 : 50_000;

    private final DeliveryScene scene = new DeliveryScene();
    private final Delivery delivery = scene.inBackground();

    /** Its fields are plain: only one thread at a time, each after the other, may come in. */
    private static final class Turns implements AlertBatchListener {
        private final Set<AlertKey> firing = new HashSet<>();
        private boolean inside;
        private int mistakes;

        @Override
        public void onAlerts(List<Alert> alerts) {
            mistakes += inside ? 1 : 0;
            inside = true;
            for (Alert alert : alerts) {
                boolean inTurn = alert.firing() ? firing.add(AlertKey.of(alert)) : firing.remove(AlertKey.of(alert));
                mistakes += inTurn ? 0 : 1;
            }
            inside = false;
        }

        @Override
        public void onRepeats(List<Alert> alerts) {
            mistakes += alerts.stream().map(AlertKey::of).allMatch(firing::contains) ? 0 : 1;
        }
    }

    private static AlertSubscription oneByOne(Turns turns) {
        return AlertSubscription.to(alert -> turns.onAlerts(List.of(alert)));
    }

    @Test
    void changesAreDeliveredInTurnByOneThreadAtATimeAndAllAreAccountedFor() {
        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            ExecutorService two = Executors.newFixedThreadPool(2);
            AtomicInteger asked = new AtomicInteger();
            List<Turns> turns = List.of(new Turns(), new Turns(), new Turns(), new Turns());
            List<Registration> registrations = new ArrayList<>();
            register(registrations, oneByOne(turns.get(0)));
            register(registrations, oneByOne(turns.get(1)).executor(two));
            register(registrations, oneByOne(turns.get(2)).executor(task -> {
                if (asked.incrementAndGet() % 3 == 0) {
                    throw new RejectedExecutionException("every third time");
                }
                two.execute(task);
            }));
            register(
                    registrations,
                    AlertSubscription.collecting(Duration.ofSeconds(3), turns.get(3))
                            .repeatEvery(Duration.ofSeconds(7))
                            .executor(two));
            long posted = flap();
            while (registrations.get(2).delivered() + registrations.get(2).coalesced() < posted) {
                tick();
            }
            delivery.close(Duration.ofMinutes(2));
            two.shutdown();
            for (int i = 0; i < registrations.size(); i++) {
                Registration one = registrations.get(i);
                assertEquals(0, turns.get(i).mistakes, "listener " + i);
                assertEquals(Set.of(), turns.get(i).firing, "listener " + i);
                assertEquals(posted, one.delivered() + one.coalesced(), "listener " + i);
            }
        });
    }

    private void register(List<Registration> registrations, AlertSubscription subscription) {
        registrations.add(delivery.register(subscription, Scope.unlimited(alert -> true)));
    }

    /** Ends with everything resolved; returns how many changes were posted. */
    private long flap() {
        Random random = new Random(11);
        List<String> rules = List.of(FAST, MEDIUM);
        Set<String> firing = new HashSet<>();
        long posted = 0;
        for (int i = 0; i < TICKS; i++) {
            for (String slo : List.of("a", "b")) {
                String rule = rules.get(random.nextInt(2));
                boolean fires = i < TICKS - 1 && random.nextBoolean();
                for (String one : i < TICKS - 1 ? List.of(rule) : rules) {
                    if (fires ? firing.add(slo + one) : firing.remove(slo + one)) {
                        delivery.post(ALERTS.change(slo, one, fires));
                        posted++;
                    }
                }
            }
            tick();
        }
        return posted;
    }

    private void tick() {
        scene.clock.advance(Duration.ofSeconds(1));
        delivery.tick(scene.clock.epochNanos());
    }
}
