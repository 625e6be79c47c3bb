package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten replicas fail together, at 100 events per second and at one in ten seconds each, behind a real Alertmanager. A minute of theirs
 * takes a second here, and so do the re-sends.
 */
class FleetTest {
    private static final int WARM_UP = 6 * 3600;
    private static final int OUTAGE = 12 * 60;

    private @TempDir Path folder;

    @Test
    void anOutageOfTenReplicasIsOneNotificationThoughOneOfThemRestarts() throws Exception {
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), """
                      group_wait: 500ms
                      group_interval: 5s
                      repeat_interval: 4h
                    """).start();
                Fleet busy = fleet("busy", 100, alertmanager);
                Fleet quiet = fleet("quiet", 0.1, alertmanager)) {
            fail(60, OUTAGE / 2, busy, quiet);
            busy.restart(3);
            quiet.restart(3);
            fail(60, OUTAGE / 2, busy, quiet);
            assertEquals(10, busy.paged());
            assertEquals(10, quiet.paged());
            assertEquals(List.of("firing"), pager.of("busy", "page"));
            assertEquals(List.of("firing"), pager.of("quiet", "page"));
            assertEquals(1, pager.mostAlerts());

            recover(600, 3600, busy, quiet);
            Await.until(
                    "the end of both pages",
                    Duration.ofSeconds(30),
                    () -> pager.of("busy", "page").contains("resolved")
                            && pager.of("quiet", "page").contains("resolved"));
            assertEquals(List.of("firing", "resolved"), pager.of("busy", "page"));
            assertEquals(List.of("firing", "resolved"), pager.of("quiet", "page"));
            assertEquals(1, pager.mostAlerts());
        }
    }

    /** A minute of theirs takes six seconds: the usual thirty seconds in which Alertmanager waits are five minutes of theirs. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "slo4j.full", matches = "true")
    void anOutageOfTenReplicasIsOneNotificationOfAlertmanagerAsItIs() throws Exception {
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), "").start();
                Fleet busy = fleet("busy", 100, alertmanager);
                Fleet quiet = fleet("quiet", 0.1, alertmanager)) {
            fail(10, OUTAGE / 2, busy, quiet);
            busy.restart(3);
            quiet.restart(3);
            fail(10, OUTAGE / 2, busy, quiet);
            assertEquals(List.of("firing"), pager.of("busy", "page"));
            assertEquals(List.of("firing"), pager.of("quiet", "page"));
            recover(600, 3600, busy, quiet);
            Await.until(
                    "the end of both pages",
                    Duration.ofMinutes(6),
                    () -> pager.of("busy", "page").contains("resolved")
                            && pager.of("quiet", "page").contains("resolved"));
            assertEquals(List.of("firing", "resolved"), pager.of("busy", "page"));
            assertEquals(List.of("firing", "resolved"), pager.of("quiet", "page"));
        }
    }

    private static Fleet fleet(String slo, double perSecond, AlertmanagerProcess alertmanager) {
        Fleet fleet =
                new Fleet(slo, perSecond, alertmanager.url(), Instant.now().minusSeconds(WARM_UP));
        fleet.warmUp(WARM_UP);
        return fleet;
    }

    private static void fail(int pace, int seconds, Fleet... fleets) {
        pass(pace, seconds, true, fleets);
    }

    private static void recover(int pace, int seconds, Fleet... fleets) {
        pass(pace, seconds, false, fleets);
    }

    private static void pass(int pace, int seconds, boolean failing, Fleet... fleets) {
        long beganNanos = System.nanoTime();
        for (int second = 1; second <= seconds; second++) {
            for (Fleet fleet : fleets) {
                fleet.advance(failing);
            }
            LockSupport.parkNanos(beganNanos + second * 1_000_000_000L / pace - System.nanoTime());
        }
    }
}
