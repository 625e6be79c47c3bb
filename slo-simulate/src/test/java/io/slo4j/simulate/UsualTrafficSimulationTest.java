package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is usual is learnt in a simulation as in production. */
class UsualTrafficSimulationTest {
    @Test
    void silenceAtNightIsToldOnceWhatIsUsualIsKnown() {
        Duration first = Duration.ofDays(10);
        Duration second = Duration.ofDays(24).plusHours(3);
        Traffic nights = Traffic.diurnal(10, 0.9)
                .then(first, Traffic.constant(0))
                .then(first.plusHours(1), Traffic.diurnal(10, 0.9))
                .then(second, Traffic.constant(0))
                .then(second.plusHours(1), Traffic.diurnal(10, 0.9));
        SimulationResult result = Simulation.of(nights.poisson())
                .tick(Duration.ofMinutes(1))
                .over(Duration.ofDays(28))
                .run(Slo.builder("shop")
                        .objective("99%")
                        .alerts(AlertPolicy.of(TrafficRule.belowUsual(Severity.PAGE, 0.5, Duration.ofMinutes(20)))));
        List<String> told = result.transitions().stream()
                .map(alert ->
                        alert.to() + " after " + Duration.between(result.start().plus(second), alert.at()))
                .toList();
        assertEquals(List.of("FIRING after PT10M", "INACTIVE after PT1H11M"), told);
    }
}
