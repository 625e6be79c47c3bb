package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened before a downtime is in no window that begins in it, even where little has happened since. */
class DowntimeTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final List<String> pages = new ArrayList<>();

    private SloRegistry start() {
        SloRegistry slos = SloRegistry.builder().clock(clock).store(store).build();
        slos.onAlert(Severity.PAGE, alert -> pages.add(alert.rule().name()));
        return slos;
    }

    private static Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout").objective("99.9%").register(slos);
    }

    private void seconds(int seconds, SloRegistry slos, Runnable traffic) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            traffic.run();
            slos.tick();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 120, 2_880})
    void failuresOfTheLastSecondsBeforeItPageNobodyAfterAHealthyRestart(int minutesDown) {
        try (SloRegistry slos = start()) {
            Slo checkout = checkout(slos);
            seconds(7 * 3_600, slos, () -> checkout.good(100));
            seconds(25, slos, () -> checkout.bad(100));
        }
        clock.advance(Duration.ofMinutes(minutesDown));
        try (SloRegistry slos = start()) {
            Slo checkout = checkout(slos);
            List<Long> bad = new ArrayList<>();
            seconds(1_800, slos, () -> {
                checkout.good();
                bad.add(checkout.window(Duration.ofMinutes(5)).bad());
            });
            assertEquals(List.of(0L), bad.stream().distinct().toList());
        }
        assertEquals(List.of(), pages);
    }
}
