package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that hangs is simulated: an SLO that detects it pages in time, another one does not. */
class HangingSimulationTest {
    private static final Fault TOTAL_HANG =
            Fault.hanging(1).from(Duration.ofHours(2)).lasting(Duration.ofHours(2));

    private static SloBuilder checkout() {
        return Slo.builder("checkout").objective("99.9%").latencyThreshold(Duration.ofSeconds(2));
    }

    private static SimulationResult run(Fault fault, SloBuilder slo) {
        return Simulation.of(Traffic.constant(1))
                .with(fault)
                .over(Duration.ofHours(5))
                .run(slo);
    }

    private static List<String> pages(SimulationResult result) {
        return result.transitions().stream()
                .filter(alert -> alert.severity() == Severity.PAGE && alert.firing())
                .map(alert -> Duration.between(result.start(), alert.at()) + " "
                        + alert.rule().name())
                .toList();
    }

    @Test
    void aTotalHangPagesWithinItsThresholdAndTheUsualMinute() {
        SimulationResult result = run(TOTAL_HANG, checkout().detectHanging());
        assertEquals(List.of("PT2H55S 14.4x 1h/5m", "PT2H2M13S 6x 6h/30m"), pages(result));
        SloStatus status = result.slo("checkout").status();
        assertEquals("10800 good, 7200 bad", status.good() + " good, " + status.bad() + " bad");
        assertEquals(18_000, result.goodEvents());
    }

    @Test
    void withoutDetectionATotalHangPagesNobodyAndAllOfItIsBadInOneMoment() {
        SimulationResult result = run(TOTAL_HANG, checkout());
        assertEquals(List.of(), pages(result));
        assertEquals(7_200, result.slo("checkout").status().bad());
    }

    @Test
    void anSloThatDoesNotLookAtTimeHearsNothing() {
        SimulationResult result = run(
                Fault.hanging(0.3).from(Duration.ofHours(1)),
                Slo.builder("checkout").objective("99.9%").alerts(AlertPolicy.standard()));
        assertEquals(List.of(), pages(result));
        assertEquals(
                3_600 + 10_080,
                (double) result.slo("checkout").status().good(),
                2,
                "the others are in flight to the end");
    }

    @Test
    void aHandlerCannotHang() {
        Simulation simulation = Simulation.of(Traffic.constant(1)).with(TOTAL_HANG);
        assertEquals(
                "faults must not hang where a handler is simulated, which one thread calls, but Fault[errorRatio=0.0,"
                        + " addedLatency=PT0S, hangRatio=1.0, begins=PT2H, ends=Optional[PT4H]]",
                assertThrows(IllegalArgumentException.class, () -> simulation.run(registry -> event -> {}))
                        .getMessage());
    }
}
