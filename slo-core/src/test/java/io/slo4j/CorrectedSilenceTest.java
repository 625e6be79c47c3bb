package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is consumed in a time without bad events is the least of it, as corrections see it now. */
class CorrectedSilenceTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-26T22:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("90%")
            .period(SloPeriod.rolling(Duration.ofSeconds(20)))
            .alerts(AlertPolicy.of())
            .register(slos);

    private void second(int bad) {
        clock.advance(Duration.ofSeconds(1));
        slo.bad(bad);
        slos.tick();
    }

    private double spent() {
        return 1 - slo.status().budget().remaining();
    }

    /* 19 of 20 seconds were known when the last bad event came: 0.95 / 0.1. In the tick before the withdrawal nothing was consumed. */
    @Test
    void itIsThatOfTheLastBadEventAgainAfterForgivenessIsWithdrawn() {
        second(1);
        for (int i = 0; i < 17; i++) {
            second(0);
        }
        second(1);
        assertEquals(9.5, spent(), 1e-12);
        second(0);
        BudgetCorrection forgiven = slo.errorBudget().forgive(1, "a mistake");
        assertEquals(9.5, spent(), 1e-12);
        second(0);
        assertEquals(0, spent(), 1e-12);
        slo.errorBudget().withdraw(forgiven);
        assertEquals(9.5, spent(), 1e-12);
    }

    /* One of one in the first of 20 seconds; then one of four in three, of which two are excluded with the good events in them. */
    @Test
    void anExclusionTakesTheGoodEventsOfTheBestTickAlong() {
        second(1);
        Instant from = clock.now();
        slo.good(3);
        clock.advance(Duration.ofSeconds(2));
        slos.tick();
        assertEquals(0.375, spent(), 1e-12);
        slo.errorBudget().exclude(from, clock.now(), "a load test");
        assertEquals(0.5, spent(), 1e-12);
    }
}
