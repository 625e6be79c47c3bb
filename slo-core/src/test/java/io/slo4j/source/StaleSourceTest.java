package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While a source cannot be read nothing is known of its SLO, and its alerts stay as they are. */
class StaleSourceTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<String> told = new ArrayList<>();
    private long bad;
    private long total;
    private boolean down;

    private long bad() {
        if (down) {
            throw new IllegalStateException("the database is gone");
        }
        return bad;
    }

    private Slo queue(AlertPolicy alerts) {
        slos.onAlert(alert -> told.add(Duration.between(Instant.parse("2026-03-01T00:00:00Z"), alert.at())
                        .toSeconds()
                + (alert.firing() ? " fires" : " is over")));
        return Slo.builder("queue")
                .objective("99.9%")
                .source(EventSource.badAndTotal(this::bad, () -> total))
                .alerts(alerts)
                .register(slos);
    }

    private void pass(Duration length, int badEach, int totalEach) {
        for (long i = length.toSeconds(); i > 0; i--) {
            clock.advance(Duration.ofSeconds(1));
            bad += badEach;
            total += totalEach;
            slos.tick();
        }
    }

    @Test
    void aPageGoesOnUntilTheSourceIsReadAgainAndAllIsWell() {
        Slo queue =
                queue(AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))));
        pass(Duration.ofMinutes(2), 10, 10);
        assertEquals(List.of("52 fires"), told);
        down = true;
        pass(Duration.ofHours(7), 10, 10);
        assertEquals(AlertState.FIRING, queue.status().alert(Severity.PAGE));
        down = false;
        pass(Duration.ofMinutes(10), 10, 10);
        assertEquals(List.of("52 fires"), told);
        assertEquals((2 * 60 + 7 * 3_600 + 10 * 60) * 10, queue.status().bad());
        pass(Duration.ofHours(1), 0, 10);
        assertEquals(2, told.size(), told.toString());
    }

    @Test
    void itIsNoSilenceAndNotLittleTraffic() {
        queue(AlertPolicy.of(
                TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10)),
                TrafficRule.below(Severity.TICKET, 5, Duration.ofMinutes(10))));
        pass(Duration.ofMinutes(30), 0, 10);
        down = true;
        pass(Duration.ofHours(3), 0, 10);
        down = false;
        pass(Duration.ofMinutes(30), 0, 10);
        assertEquals(List.of(), told);
        pass(Duration.ofMinutes(20), 0, 0);
        assertEquals(2, told.size(), told.toString());
    }
}
