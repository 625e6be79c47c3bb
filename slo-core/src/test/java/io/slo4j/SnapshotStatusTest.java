package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotStatusTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static SloRegistry instance(int good, int bad) {
        VirtualClock clock = VirtualClock.at(START);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        for (int second = 0; second < 3600; second++) {
            clock.advance(Duration.ofSeconds(1));
            checkout.good(good);
            checkout.bad(bad);
            slos.tick();
        }
        return slos;
    }

    @Test
    void ofOneInstanceItSaysWhatItsStatusSays() {
        SloRegistry slos = instance(99, 1);
        SloStatus status = slos.find("checkout").orElseThrow().status();
        SnapshotStatus.OfSlo seen = SnapshotStatus.of(slos.snapshot()).slos().get(0);
        assertEquals("checkout", seen.name());
        assertEquals("99.9%", seen.objective());
        assertEquals("30d", seen.period());
        assertEquals("2026-03-01T00:00:00Z", seen.since());
        assertEquals(List.of("5m", "30m", "1h", "6h", "3d", "30d"), windows(seen));
        for (int i = 0; i < 5; i++) {
            WindowStatus window = status.windows().get(i);
            SnapshotStatus.OfWindow same = seen.windows().get(i);
            assertEquals(window.good(), same.good());
            assertEquals(window.bad(), same.bad());
            assertEquals(window.errorRatio(), same.errorRatio());
            assertEquals(window.burnRate(), same.burnRate());
            assertEquals(window.coverage(), same.coverage());
        }
        assertEquals(status.budget().remaining(), seen.budget().remaining());
        assertEquals(status.budget().badEventsLeft(), seen.budget().badEventsLeft());
        assertEquals(
                status.alerts().stream()
                        .filter(alert -> alert.state() == io.slo4j.alert.AlertState.FIRING)
                        .map(alert -> "PAGE " + alert.rule().name() + " firing")
                        .toList(),
                seen.alerts().stream()
                        .map(alert -> alert.severity() + " " + alert.rule() + " " + alert.state())
                        .toList());
    }

    private static List<String> windows(SnapshotStatus.OfSlo seen) {
        return seen.windows().stream().map(SnapshotStatus.OfWindow::window).toList();
    }

    @Test
    void ofTwoInstancesItAddsUpEventsAndAveragesNoRatios() {
        SloSnapshot fleet = instance(99, 1).snapshot().merge(instance(900, 0).snapshot());
        SnapshotStatus.OfWindow hour =
                SnapshotStatus.of(fleet).slos().get(0).windows().get(2);
        assertEquals(999 * 3600, hour.good());
        assertEquals(3600, hour.bad());
        assertEquals(0.001, hour.errorRatio());
        assertEquals(1, hour.burnRate());
    }
}
