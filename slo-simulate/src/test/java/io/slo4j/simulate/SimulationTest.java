package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.simulate.SimulationResult.BudgetAt;
import io.slo4j.simulate.SimulationResult.SloResult;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Simulation steady = Simulation.of(Traffic.constant(100)).over(Duration.ofHours(4));

    private static SloBuilder checkout() {
        return Slo.builder("checkout").objective("99.9%");
    }

    private static List<String> told(SimulationResult result) {
        return result.transitions().stream()
                .map(alert -> Duration.between(result.start(), alert.at()) + " "
                        + alert.rule().name() + " " + alert.to())
                .toList();
    }

    @Test
    void anOutageOfTwoMinutesPagesAfter52SecondsAndResolvesWhenItHasLeftTheShortWindowForFourAndAHalfMinutes() {
        SimulationResult result =
                steady.with(Fault.outage().lasting(Duration.ofMinutes(2))).run(checkout());
        assertEquals(List.of("PT52S 14.4x 1h/5m FIRING", "PT11M30S 14.4x 1h/5m INACTIVE"), told(result));
        assertEquals(1, result.fired(Severity.PAGE));
        assertEquals(0, result.fired(Severity.TICKET));
        assertEquals(Optional.of(Duration.ofSeconds(52)), result.firstFired("14.4x 1h/5m"));
        assertEquals(Optional.of(Duration.ofSeconds(690)), result.firstResolved("14.4x 1h/5m"));
        assertEquals(Optional.empty(), result.firstFired("1x 3d/6h"));
    }

    @Test
    void whatIsForInformationFiresToo() {
        BurnRateRule rule = BurnRateRule.of(Severity.INFO, 14.4, HOUR, Duration.ofMinutes(5));
        SimulationResult result = steady.with(Fault.outage().lasting(Duration.ofMinutes(2)))
                .run(checkout().alerts(AlertPolicy.of(rule)));
        assertEquals(1, result.fired(Severity.INFO));
        assertEquals(Optional.of(Duration.ofSeconds(52)), result.firstFired("14.4x 1h/5m"));
    }

    @Test
    void totalsAreWhatTrafficAndFaultSay() {
        SimulationResult result =
                steady.with(Fault.errors(0.02).from(HOUR).lasting(HOUR)).run(checkout());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), result.start());
        assertEquals(Instant.parse("2026-01-01T04:00:00Z"), result.end());
        assertEquals(4 * 360_000, result.goodEvents() + result.badEvents());
        assertEquals(7_200, result.badEvents());
        assertEquals(7_200, result.slo("checkout").status().bad());
        assertEquals(result.goodEvents(), result.slo("checkout").status().good());
    }

    @Test
    void faultsThatOverlapComeTogether() {
        SimulationResult result = steady.over(HOUR)
                .with(Fault.errors(0.5), Fault.errors(0.5).from(Duration.ofMinutes(30)))
                .run(checkout());
        assertEquals(90_000 + 135_000, result.badEvents());
    }

    @Test
    void theBudgetIsLookedAtAsOftenAsAsked() {
        SloResult result = steady.with(Fault.outage().from(HOUR).lasting(Duration.ofSeconds(2_592 / 2)))
                .budgetEvery(HOUR)
                .run(checkout())
                .slo("checkout");
        List<Double> remaining = result.budget().stream()
                .map(look -> Math.round(look.budget().remaining() * 1e6) / 1e6)
                .toList();
        assertEquals(List.of(1.0, 0.5, 0.5, 0.5), remaining);
        BudgetAt last = result.budget().get(3);
        assertEquals(Instant.parse("2026-01-01T04:00:00Z"), last.at());
        assertEquals(result.status().budget(), last.budget());
        assertEquals(500, steady.run(checkout()).slo("checkout").budget().size(), 5);
    }

    @Test
    void severalSlosCountTheSameEvents() {
        SimulationResult result = steady.with(
                        Fault.latency(Duration.ofMillis(300)).from(HOUR))
                .responding(ResponseTime.constant(Duration.ofMillis(50)))
                .over(HOUR.plusMinutes(1))
                .run(
                        checkout(),
                        Slo.builder("quick").objective("99%").latencyThreshold(Duration.ofMillis(300)),
                        Slo.builder("slow").objective("99%").latencyThreshold(Duration.ofMillis(350)));
        assertEquals(0, result.slo("checkout").status().bad());
        assertEquals(6_000, result.slo("quick").status().bad());
        assertEquals(0, result.slo("slow").status().bad());
        assertEquals(
                "SLO must be one of [checkout, quick, slow], but was \"other\"",
                assertThrows(NoSuchElementException.class, () -> result.slo("other"))
                        .getMessage());
    }

    @Test
    void logNormalResponseTimesHaveTheirMedianAndTheir99thPercentile() {
        SimulationResult result = steady.over(HOUR)
                .responding(ResponseTime.logNormal(Duration.ofMillis(40), Duration.ofMillis(300)))
                .run(
                        Slo.builder("median")
                                .objective("50%")
                                .latencyThreshold(Duration.ofMillis(40))
                                .alerts(io.slo4j.alert.AlertPolicy.of()),
                        Slo.builder("p99")
                                .objective("50%")
                                .latencyThreshold(Duration.ofMillis(300))
                                .alerts(io.slo4j.alert.AlertPolicy.of()));
        assertEquals(180_000, (double) result.slo("median").status().bad(), 1_500);
        assertEquals(3_600, (double) result.slo("p99").status().bad(), 200);
    }

    @Test
    void aHandlerOfOnesOwnCountsWhatItLikes() {
        List<Duration> elapsed = new ArrayList<>();
        SimulationResult result = Simulation.of(Traffic.constant(10))
                .with(Fault.outage().from(Duration.ofSeconds(5)).lasting(Duration.ofSeconds(2)))
                .responding(ResponseTime.constant(Duration.ofMillis(5)))
                .over(Duration.ofSeconds(10))
                .run(slos -> {
                    Slo wrapped =
                            checkout().latencyThreshold(Duration.ofMillis(4)).register(slos);
                    Slo told = Slo.builder("told").objective("99%").register(slos);
                    return event -> {
                        elapsed.add(event.elapsed());
                        told.record(event.elapsed(), event.outcome());
                        assertEquals(slos.clock().now(), event.at());
                        wrapped.run(event::perform);
                    };
                });
        assertEquals(100, elapsed.size());
        assertEquals(20, result.badEvents());
        assertEquals(100, result.slo("checkout").status().bad(), "too slow, or failed");
        assertEquals(20, result.slo("told").status().bad());
        assertEquals(
                "simulated failure",
                result.slo("checkout").status().at().isAfter(result.start())
                        ? assertThrows(
                                        SimulatedFailure.class,
                                        () -> new SimulatedEvent(new SimulatedClock(result.start()), Outcome.BAD, 0)
                                                .perform())
                                .getMessage()
                        : "");
    }

    @Test
    void aHandlerThatBreaksEndsTheSimulation() {
        IllegalStateException broken = assertThrows(
                IllegalStateException.class,
                () -> steady.run(slos -> event -> {
                    throw new IllegalStateException("broken");
                }));
        assertEquals("broken", broken.getMessage());
    }

    @Test
    void chanceIsDecidedByTheSeed() {
        Simulation random = Simulation.of(Traffic.poisson(20))
                .with(Fault.errors(0.05).from(HOUR).lasting(HOUR))
                .over(Duration.ofHours(3));
        SimulationResult one = random.seed(7).run(checkout());
        SimulationResult again = random.seed(7).run(checkout());
        SimulationResult other = random.seed(8).run(checkout());
        assertEquals(one.goodEvents(), again.goodEvents());
        assertEquals(told(one), told(again));
        assertFalse(told(one).isEmpty());
        assertNotEquals(one.goodEvents(), other.goodEvents());
        assertEquals(3 * 3_600 * 20, (double) (one.goodEvents() + one.badEvents()), 5 * Math.sqrt(3 * 3_600 * 20));
        assertEquals(3_600, (double) one.badEvents(), 5 * Math.sqrt(3_600));
    }

    @Test
    void aLengthThatIsNotWholeTicksEndsOnTime() {
        SimulationResult result = Simulation.of(Traffic.constant(10))
                .tick(Duration.ofSeconds(10))
                .over(Duration.ofSeconds(25))
                .run(checkout());
        assertEquals(Duration.ofSeconds(25), Duration.between(result.start(), result.end()));
        assertEquals(250, result.goodEvents());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals(
                "tick must be 10 ms to 1 minute, but was 2m",
                assertThrows(IllegalArgumentException.class, () -> steady.tick(Duration.ofMinutes(2)))
                        .getMessage());
        assertEquals(
                "length of a simulation must be above zero, but was PT0S",
                assertThrows(IllegalArgumentException.class, () -> steady.over(Duration.ZERO))
                        .getMessage());
        assertEquals(
                "end of a fault must be after its beginning of 1h, but was 1h",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Fault.outage().from(HOUR).until(HOUR))
                        .getMessage());
        assertEquals(
                "error ratio must be 0 to 1, but was 2.0",
                assertThrows(IllegalArgumentException.class, () -> Fault.errors(2))
                        .getMessage());
        assertEquals(
                "99th percentile must be at least the median of 40ms, but was 30ms",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ResponseTime.logNormal(Duration.ofMillis(40), Duration.ofMillis(30)))
                        .getMessage());
    }

    /** Two seconds on a machine of its own; this is a guard against a tick that has become ten times as dear. */
    @Test
    void thirtyDaysOfOneSecondTicksTakeSeconds() {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        SimulationResult result = Simulation.of(Traffic.constant(100)).run(checkout());
        double seconds = (thread.getCurrentThreadCpuTime() - before) / 1e9;
        assertEquals(259_200_000, result.goodEvents());
        assertTrue(seconds < 20, seconds + " s of processor time");
    }
}
