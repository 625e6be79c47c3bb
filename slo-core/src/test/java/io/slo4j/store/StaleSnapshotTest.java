package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing in a snapshot says which instance took it: what is merged twice is counted twice. */
class StaleSnapshotTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);

    private SloSnapshot after(int good, int bad) {
        checkout.good(good);
        checkout.bad(bad);
        clock.advance(Duration.ofSeconds(10));
        slos.tick();
        return slos.snapshot();
    }

    private static List<Long> goodAndBad(SloSnapshot... snapshots) {
        SloStatus status =
                SloStatus.of(SloSnapshot.merge(Arrays.asList(snapshots))).get(0);
        return List.of(status.good(), status.bad());
    }

    @Test
    void anOlderSnapshotOfTheSameInstanceIsCountedAsAnotherInstance() {
        SloSnapshot older = after(100, 1);
        SloSnapshot newer = after(50, 2);
        assertEquals(List.of(150L, 3L), goodAndBad(newer));
        assertEquals(List.of(250L, 4L), goodAndBad(newer, older));
        assertEquals(List.of(300L, 6L), goodAndBad(newer, newer));
    }
}
