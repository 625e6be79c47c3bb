package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pager that hangs for hours while two hundred SLOs fire and resolve ten thousand times. */
class SlowListenerTest {
    private static final int SLOS = 200;
    private static final int TRANSITIONS = 10_000;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<Slo> all = new ArrayList<>();
    private final Map<String, Boolean> heard = new HashMap<>();
    private long changes;

    /** Whatever was bad in the last second fires, and what was good resolves. */
    private void register() {
        AlertPolicy atOnce = AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 2, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .observedOnly();
        for (int i = 0; i < SLOS; i++) {
            all.add(Slo.builder("slo-" + i).objective("90%").alerts(atOnce).register(slos));
        }
    }

    private void hear(Alert alert) {
        boolean before = Boolean.TRUE.equals(heard.put(alert.slo(), alert.firing()));
        assertEquals(!alert.firing(), before, "alternates");
    }

    private void flap(int transitions) {
        Random random = new Random(7);
        while (changes < transitions) {
            clock.advance(Duration.ofSeconds(1));
            for (Slo slo : all) {
                if (random.nextBoolean()) {
                    slo.good(100);
                } else {
                    slo.bad(100);
                }
            }
            slos.tick();
        }
    }

    @Test
    void theLastStateOfEveryAlertArrivesAndNothingIsUnaccountedFor() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            register();
            slos.onAlert(alert -> changes++);
            CountDownLatch blocked = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            ExecutorService pagers = Executors.newSingleThreadExecutor();
            Registration slow = slos.subscribe(AlertSubscription.to(alert -> {
                        blocked.countDown();
                        released.await();
                        hear(alert);
                    })
                    .executor(pagers));
            flap(1);
            blocked.await();
            flap(TRANSITIONS);
            assertEquals(0, slow.delivered());
            released.countDown();
            pagers.shutdown();
            assertTrue(pagers.awaitTermination(30, TimeUnit.SECONDS));

            assertTrue(changes >= TRANSITIONS, "changes: " + changes);
            assertTrue(slow.coalesced() > changes / 2, "folded: " + slow.coalesced());
            assertEquals(changes, slow.delivered() + slow.coalesced());
            assertEquals(0, slow.failed());
            for (Slo slo : all) {
                assertEquals(
                        slo.status().alert(Severity.PAGE) == AlertState.FIRING,
                        heard.getOrDefault(slo.name(), false),
                        slo.name());
            }
        });
    }
}
