package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** A null is refused by name where it is given, and not where it is missed. */
@SuppressWarnings("NullAway")
class NullTest {
    private static final Objective OBJECTIVE = Objective.of(0.999);
    private static final SloPeriod PERIOD = SloPeriod.THIRTY_DAYS;
    private static final AlertPolicy POLICY = AlertPolicy.workbook();

    private final Simulation simulation = Simulation.of(Traffic.constant(1)).over(Duration.ofMinutes(1));
    private final SimulationResult result =
            simulation.run(Slo.builder("checkout").objective(OBJECTIVE));
    private final PolicyAnalysis analysis = PolicyAnalysis.of(OBJECTIVE, PERIOD, POLICY);
    private final ObjectiveAdvisor advisor = ObjectiveAdvisor.of(PERIOD, POLICY);
    private final HistoryPlayer player = HistoryPlayer.startingAt(0);

    @TestFactory
    Stream<DynamicTest> aNullIsRefusedByName() {
        Map<Executable, String> calls = new LinkedHashMap<>();
        calls.put(() -> Simulation.of(null), "traffic");
        calls.put(() -> simulation.with((Fault) null), "fault");
        calls.put(() -> simulation.with((Fault[]) null), "fault");
        calls.put(() -> simulation.responding(null), "response time");
        calls.put(() -> simulation.tick(null), "tick");
        calls.put(() -> simulation.over(null), "length of a simulation");
        calls.put(() -> simulation.budgetEvery(null), "budget interval");
        calls.put(() -> simulation.run((SloBuilder) null), "SLO");
        calls.put(() -> simulation.run((SimulatedHandler.Factory) null), "service");
        calls.put(() -> Traffic.of((long[]) null), "events of each second");
        calls.put(() -> Traffic.shaped(null), "rate");
        calls.put(() -> Traffic.constant(1).then(null, Traffic.constant(2)), "step");
        calls.put(() -> Traffic.constant(1).then(Duration.ofSeconds(1), null), "next traffic");
        calls.put(() -> Fault.latency(null), "added latency");
        calls.put(() -> Fault.outage().from(null), "beginning of a fault");
        calls.put(() -> Fault.outage().until(null), "end of a fault");
        calls.put(() -> Fault.outage().lasting(null), "length of a fault");
        calls.put(() -> new Fault(1, Duration.ZERO, 0, Duration.ZERO, null), "end of a fault");
        calls.put(() -> ResponseTime.constant(null), "response time");
        calls.put(() -> ResponseTime.logNormal(null, Duration.ofMillis(1)), "median");
        calls.put(() -> ResponseTime.logNormal(Duration.ofMillis(1), null), "99th percentile");
        calls.put(() -> PolicyAnalysis.of(null, PERIOD, POLICY), "objective");
        calls.put(() -> PolicyAnalysis.of(OBJECTIVE, null, POLICY), "period");
        calls.put(() -> PolicyAnalysis.of(OBJECTIVE, PERIOD, null), "policy");
        calls.put(() -> analysis.at((double[]) null), "error ratios");
        calls.put(() -> analysis.firesAbove(null), "rule");
        calls.put(() -> analysis.faults().get(0).first(null), "severity");
        calls.put(() -> analysis.faults().get(0).of(null), "rule");
        calls.put(() -> ObjectiveAdvisor.of(null, POLICY), "period");
        calls.put(() -> ObjectiveAdvisor.of(PERIOD, null), "policy");
        calls.put(() -> ObjectiveAdvisor.of(PERIOD, POLICY, (Objective) null), "candidate");
        calls.put(() -> advisor.observe(null), "status");
        calls.put(() -> new ObjectiveAdvice.Interval(Instant.EPOCH, Duration.ofDays(1), 1, 0).met(null), "objective");
        calls.put(() -> player.register(null), "definition");
        calls.put(() -> player.afterEachSecond(null), "action");
        calls.put(() -> result.slo(null), "SLO name");
        calls.put(() -> result.fired(null), "severity");
        calls.put(() -> result.firstFired(null), "rule name");
        calls.put(() -> result.firstResolved(null), "rule name");
        records(calls);
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getValue(),
                        () -> assertEquals(
                                call.getValue() + " must be given, but was null",
                                assertThrows(NullPointerException.class, call.getKey())
                                        .getMessage())));
    }

    private void records(Map<Executable, String> calls) {
        Instant at = Instant.EPOCH;
        Duration day = Duration.ofDays(1);
        SloStatus status = result.slo("checkout").status();
        calls.put(() -> new SimulationResult(null, at, 1, 1, List.of(), List.of()), "start of a simulation");
        calls.put(() -> new SimulationResult(at, null, 1, 1, List.of(), List.of()), "end of a simulation");
        calls.put(() -> new SimulationResult(at, at, 1, 1, null, List.of()), "transition");
        calls.put(() -> new SimulationResult(at, at, 1, 1, List.of(), null), "result of an SLO");
        calls.put(() -> new SimulationResult.SloResult(null, List.of(), status), "SLO name");
        calls.put(() -> new SimulationResult.SloResult("a", null, status), "budget");
        calls.put(() -> new SimulationResult.SloResult("a", List.of(), null), "status");
        calls.put(() -> new SimulationResult.BudgetAt(null, status.budget()), "instant of a budget");
        calls.put(() -> new SimulationResult.BudgetAt(at, null), "budget");
        calls.put(() -> new FaultAnalysis(1, 1, null, List.of(), List.of()), "time until the budget is gone");
        calls.put(() -> new FaultAnalysis(1, 1, Optional.empty(), null, List.of()), "detection");
        calls.put(() -> new FaultAnalysis(1, 1, Optional.empty(), List.of(), null), "silent rule");
        Detection.Episode episode = new Detection.Episode(day, day, 1);
        AlertRule rule = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
        calls.put(() -> new Detection(null, day, day, 1, episode, Optional.empty(), 0), "rule");
        calls.put(() -> new Detection(rule, null, day, 1, episode, Optional.empty(), 0), "time until a rule fires");
        calls.put(
                () -> new Detection(rule, day, null, 1, episode, Optional.empty(), 0),
                "time until a rule fires after a cold start");
        calls.put(() -> new Detection(rule, day, day, 1, null, Optional.empty(), 0), "shortest episode");
        calls.put(() -> new Detection(rule, day, day, 1, episode, null, 0), "episode of one hour");
        calls.put(() -> new Detection.Episode(null, day, 1), "length of a fault");
        calls.put(() -> new Detection.Episode(day, null, 1), "time until a rule resolves");
        List<ObjectiveAdvice.Interval> none = List.of();
        calls.put(() -> new ObjectiveAdvice(null, at, at, 1, 1, none, none, none, List.of()), "period");
        calls.put(
                () -> new ObjectiveAdvice(PERIOD, null, at, 1, 1, none, none, none, List.of()),
                "beginning of a history");
        calls.put(() -> new ObjectiveAdvice(PERIOD, at, null, 1, 1, none, none, none, List.of()), "end of a history");
        calls.put(() -> new ObjectiveAdvice(PERIOD, at, at, 1, 1, null, none, none, List.of()), "day");
        calls.put(() -> new ObjectiveAdvice(PERIOD, at, at, 1, 1, none, null, none, List.of()), "week");
        calls.put(() -> new ObjectiveAdvice(PERIOD, at, at, 1, 1, none, none, null, List.of()), "period of a history");
        calls.put(() -> new ObjectiveAdvice(PERIOD, at, at, 1, 1, none, none, none, null), "candidate");
        calls.put(() -> new ObjectiveAdvice.Interval(null, day, 1, 1), "beginning of an interval");
        calls.put(() -> new ObjectiveAdvice.Interval(at, null, 1, 1), "length of an interval");
        calls.put(() -> new ObjectiveAdvice.Candidate(null, 1, 1, 1, 1, 1, Optional.empty()), "objective");
        calls.put(() -> new ObjectiveAdvice.Candidate(OBJECTIVE, 1, 1, 1, 1, 1, null), "reason for a rejection");
    }

    /** What is no number is refused with its value. */
    @TestFactory
    Stream<DynamicTest> whatIsNoNumberIsRefusedWithItsValue() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .map(number -> DynamicTest.dynamicTest(String.valueOf(number), () -> {
                    String rate = "events a second must be 0 to 1000000000, but was " + number;
                    assertRefused(rate, () -> Traffic.constant(number));
                    assertRefused(rate, () -> Traffic.poisson(number));
                    assertRefused(rate, () -> Traffic.diurnal(number, 0.5));
                    assertRefused("swing must be 0 to 1, but was " + number, () -> Traffic.diurnal(1, number));
                    assertRefused("error ratio must be 0 to 1, but was " + number, () -> Fault.errors(number));
                    assertRefused(
                            "share of events that hang must be 0 to 1, but was " + number, () -> Fault.hanging(number));
                    assertRefused(
                            "error ratio must be above 0 and at most 1, but was " + number, () -> analysis.at(number));
                }));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
