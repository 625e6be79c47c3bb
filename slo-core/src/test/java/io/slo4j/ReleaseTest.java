package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Release;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.RegistryView;
import io.slo4j.view.ReleaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final VirtualClock clock = VirtualClock.at(START);
    private final MemoryStore store = new MemoryStore();
    private final SloRegistry slos =
            SloRegistry.builder().clock(clock).store(store).build();
    private final List<Alert> alerts = new ArrayList<>();
    private final Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);

    private void seconds(int seconds, Runnable each) {
        for (int i = 0; i < seconds; i++) {
            each.run();
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Test
    void anAlertThatBeginsSoonAfterAReleaseSaysSo() {
        slos.onAlert(alerts::add);
        slos.release("v41");
        seconds(3_600, () -> checkout.good(100));
        slos.release("v42");
        seconds(30, () -> checkout.good(100));
        seconds(600, () -> checkout.bad(100));
        Alert page = alerts.get(0);
        assertEquals(Optional.of(new Release("v42", START.plusSeconds(3_600))), page.release());
        assertTrue(page.summary().contains(" It began 1m 23s after v42. Rule: 14.4x 1h/5m."), page.summary());
        assertEquals(START.plusSeconds(3_600 + 83), page.since());
    }

    @Test
    void anAlertThatBeginsMoreThanAnHourAfterItDoesNot() {
        slos.onAlert(alerts::add);
        slos.release("v42");
        seconds(3_601, () -> checkout.good(100));
        seconds(600, () -> checkout.bad(100));
        assertEquals(Optional.empty(), alerts.get(0).release());
        assertTrue(
                alerts.get(0).summary().contains(" at 14.6x. Rule: "),
                alerts.get(0).summary());
    }

    @Test
    void aProcessThatStartsAgainIsNoRelease() {
        Release first = slos.release("v42");
        assertEquals(new Release("v42", START), first);
        clock.advance(Duration.ofMinutes(1));
        assertEquals(first, slos.release("v42"));
        slos.close();
        clock.advance(Duration.ofMinutes(1));
        SloRegistry next = SloRegistry.builder().clock(clock).store(store).build();
        assertEquals(first, next.release("v42"));
        next.release("v43");
        clock.advance(Duration.ofMinutes(1));
        next.release("v42");
        assertEquals(
                List.of(first, new Release("v43", START.plusSeconds(120)), new Release("v42", START.plusSeconds(180))),
                next.releases());
        next.close();
    }

    @Test
    void theLastHundredAreKeptAndShownTheLatestFirst() {
        for (int i = 0; i < 103; i++) {
            slos.release("v" + i);
            clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(100, slos.releases().size());
        assertEquals("v3", slos.releases().get(0).name());
        assertEquals(
                new ReleaseView("v102", "2026-03-01T01:42:00Z"),
                RegistryView.of(slos).releases().get(0));
    }

    @Test
    void aSnapshotHasThem() throws Exception {
        slos.release("v42");
        SloSnapshot read = SloSnapshot.fromBytes(slos.snapshot().toBytes());
        assertEquals(
                List.of(new ReleaseView("v42", "2026-03-01T00:00:00Z")),
                RegistryView.of(read).releases());
        SloRegistry replica = SloRegistry.builder().clock(clock).build();
        replica.release("v42");
        replica.release("v43");
        assertEquals(
                List.of("v43", "v42"),
                RegistryView.of(read.merge(replica.snapshot())).releases().stream()
                        .map(ReleaseView::name)
                        .toList());
        replica.close();
    }

    @Test
    void aNameIsAShortText() {
        assertEquals(
                "release name must have at most 100 characters, but had 101",
                assertThrows(IllegalArgumentException.class, () -> slos.release("v".repeat(101)))
                        .getMessage());
        assertEquals(
                "release name must not be blank, but was \" \"",
                assertThrows(IllegalArgumentException.class, () -> slos.release(" "))
                        .getMessage());
    }
}
