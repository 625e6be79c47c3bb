package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloStatus;
import io.slo4j.alert.Severity;
import io.slo4j.source.EventSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SLOs whose events are pulled are simulated as they are in production, without what they are pulled from. */
class PulledSimulationTest {
    private static final Fault OUTAGE =
            Fault.errors(1).from(Duration.ofHours(3)).lasting(Duration.ofMinutes(30));

    private static SloBuilder mail() {
        return Slo.builder("mail").objective("99%");
    }

    private static SloBuilder withSource() {
        return mail().source(EventSource.goodAndBad(
                () -> {
                    throw new IllegalStateException("a simulation reads no source");
                },
                () -> 0));
    }

    private static SloBuilder lag(boolean holds) {
        return Slo.builder("lag").objective("99%").every(Duration.ofSeconds(10), () -> holds);
    }

    @Test
    void anSloWithASourceCountsTheEventsOfTheSimulation() {
        Simulation simulation = Simulation.of(Traffic.constant(5)).with(OUTAGE).over(Duration.ofHours(6));
        SimulationResult recorded = simulation.run(mail());
        SimulationResult pulled = simulation.run(withSource());
        assertEquals(
                108_000,
                pulled.slo("mail").status().good() + pulled.slo("mail").status().bad());
        assertEquals(recorded.transitions().toString(), pulled.transitions().toString());
        assertEquals(
                recorded.slo("mail").status().windows(),
                pulled.slo("mail").status().windows());
    }

    @Test
    void aConditionIsSampledWhateverTrafficThereIs() {
        SimulationResult night = Simulation.of(Traffic.constant(0))
                .with(OUTAGE)
                .over(Duration.ofHours(6))
                .run(lag(false));
        SloStatus status = night.slo("lag").status();
        assertEquals("1980 good, 180 bad", status.good() + " good, " + status.bad() + " bad");
        assertTrue(night.transitions().stream().anyMatch(alert -> alert.severity() == Severity.PAGE));
    }

    @Test
    void samplesAndEventsAreSimulatedSideBySide() {
        SimulationResult both = Simulation.of(Traffic.constant(1))
                .tick(Duration.ofSeconds(30))
                .over(Duration.ofMinutes(10))
                .run(lag(true), mail());
        assertEquals(600, both.slo("mail").status().good());
        assertEquals(58, both.slo("lag").status().good());
    }

    @Test
    void aConditionIsAsSlowAsTheSimulationSays() {
        SimulationResult slow = Simulation.of(Traffic.constant(0))
                .with(Fault.latency(Duration.ofSeconds(1))
                        .from(Duration.ofMinutes(5))
                        .lasting(Duration.ofMinutes(5)))
                .over(Duration.ofMinutes(10))
                .run(lag(true).latencyThreshold(Duration.ofMillis(300)));
        SloStatus status = slow.slo("lag").status();
        assertEquals("30 good, 30 bad", status.good() + " good, " + status.bad() + " bad");
    }
}
