package io.slo4j.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.VirtualSeconds;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryViewTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static SloRegistry instance(int good, int bad) {
        VirtualClock clock = VirtualClock.at(START);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        VirtualSeconds.pass(3600, clock, slos, checkout, good, bad);
        return slos;
    }

    @Test
    void ofOneInstanceItSaysWhatItsStatusSays() {
        SloRegistry slos = instance(99, 1);
        SloStatus status = slos.find("checkout").orElseThrow().status();
        SloView seen = RegistryView.of(slos.snapshot()).slos().get(0);
        assertEquals(1, seen.version());
        assertEquals("checkout", seen.name());
        assertEquals("99.9%", seen.objectiveText());
        assertEquals(0.999, seen.objective());
        assertEquals("30d", seen.period());
        assertEquals("30d", seen.budget().period());
        assertEquals("occurrences", seen.budgetingMethod());
        assertEquals("returns", seen.meaningOfGood());
        assertEquals("2026-03-01T00:00:00Z", seen.observedSince());
        assertEquals("2026-03-01T01:00:00Z", seen.at());
        assertEquals(List.of("5m", "30m", "1h", "6h", "3d"), windows(seen));
        for (int i = 0; i < 5; i++) {
            WindowStatus window = status.windows().get(i);
            WindowView same = seen.windows().get(i);
            assertEquals(window.window().toString(), same.length());
            assertEquals(window.good(), same.good());
            assertEquals(window.bad(), same.bad());
            assertEquals(window.errorRatio(), same.errorRatio());
            assertEquals(window.burnRate(), same.burnRate());
            assertEquals(window.coverage(), same.coverage());
        }
        assertEquals(status.budget().remaining(), seen.budget().remaining());
        assertEquals(status.budget().badEventsLeft(), seen.budget().badEventsLeft());
        assertEquals(
                status.budget().timeToExhaustion().orElseThrow().toString(),
                seen.budget().timeToExhaustion());
        assertEquals(
                status.alerts().stream()
                        .filter(alert -> alert.state() == AlertState.FIRING)
                        .map(alert -> alert.rule().name())
                        .toList(),
                seen.alerts().stream()
                        .filter(alert -> alert.state().equals("firing"))
                        .map(AlertView::rule)
                        .toList());
    }

    private static List<String> windows(SloView seen) {
        return seen.windows().stream().map(WindowView::window).toList();
    }

    @Test
    void ofTwoInstancesItAddsUpEventsAndAveragesNoRatios() {
        SloSnapshot fleet = instance(99, 1).snapshot().merge(instance(900, 0).snapshot());
        WindowView hour = RegistryView.of(fleet).slos().get(0).windows().get(2);
        assertEquals(999 * 3600, hour.good());
        assertEquals(3600, hour.bad());
        assertEquals(0.001, hour.errorRatio());
        assertEquals(1, hour.burnRate());
    }
}
