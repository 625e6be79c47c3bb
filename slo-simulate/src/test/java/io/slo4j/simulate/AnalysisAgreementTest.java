package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.simulate.Detection.Episode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The closed form and the engine agree: real SLOs, with every shipped policy, several objectives, periods, holds and times
 * to keep firing, all side by side in one simulation. A registry tells at the first tick after the exact instant; a window
 * that begins in the middle of a history may begin 1/60 of its length too early.
 */
class AnalysisAgreementTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WARM = Duration.ofDays(4);
    private static final double RESOLUTION = 1 / 60.0;

    private final Map<String, PolicyAnalysis> analyses = new LinkedHashMap<>();
    private final List<SloBuilder> slos = new ArrayList<>();

    private void allShippedPolicies(double errorRatio) {
        for (AlertPolicy policy : List.of(AlertPolicy.workbook(), AlertPolicy.sloth())) {
            for (int days : new int[] {7, 30, 90}) {
                for (String objective : List.of("99%", "99.9%", "99.95%")) {
                    for (int hold : new int[] {0, 120, 1_200}) {
                        add(objective, SloPeriod.rolling(Duration.ofDays(days)), timed(policy, days, hold), errorRatio);
                    }
                }
            }
        }
    }

    /** Holds of a part of the rules; keep-firing goes with the longest hold. */
    private static AlertPolicy timed(AlertPolicy policy, int days, int holdSeconds) {
        return AlertPolicy.of(
                policy.rulesFor(Duration.ofDays(days), Objective.of(0.9999).exactErrorBudget()).stream()
                        .map(rule -> rule.withHold(Duration.ofSeconds(holdSeconds)))
                        .map(rule -> holdSeconds < 1_000 ? rule : rule.withKeepFiring(Duration.ofMinutes(10)))
                        .toArray(AlertRule[]::new));
    }

    private void add(String objective, SloPeriod period, AlertPolicy policy, double errorRatio) {
        String name = "slo-" + slos.size();
        analyses.put(
                name,
                PolicyAnalysis.of(Objective.parse(objective), period, policy).at(errorRatio));
        slos.add(Slo.builder(name).objective(objective).period(period).alerts(policy));
    }

    private SimulationResult run(Duration length, Fault fault) {
        return Simulation.of(Traffic.constant(100_000))
                .tick(TICK)
                .with(fault)
                .over(length)
                .budgetEvery(length)
                .run(slos.toArray(SloBuilder[]::new));
    }

    private Stream<Detection> detections() {
        return analyses.values().stream().flatMap(analysis -> analysis.faults().get(0).detections().stream());
    }

    private Duration slowest() {
        return detections()
                .map(Detection::firesAfter)
                .max(Duration::compareTo)
                .orElse(Duration.ofDays(1))
                .plusHours(1);
    }

    private static Optional<Alert> first(SimulationResult result, String slo, AlertRule rule, boolean firing) {
        return result.transitions().stream()
                .filter(alert -> alert.slo().equals(slo) && alert.rule().equals(rule) && alert.firing() == firing)
                .findFirst();
    }

    private static void assertWithinOneTick(String what, Duration exact, Duration actual, Duration resolution) {
        Duration late = actual.minus(exact);
        assertTrue(
                !late.isNegative() && late.compareTo(TICK.plus(resolution)) <= 0,
                what + ": exactly " + exact + ", simulated " + actual);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.33, 0.1, 0.05, 0.02, 0.01, 0.002, 0.001, 0.0005, 0.00005})
    void aFaultThatLastsFromAColdStartOnIsReportedWithinOneTick(double errorRatio) {
        allShippedPolicies(errorRatio);
        SimulationResult result = run(slowest(), Fault.errors(errorRatio));
        analyses.forEach((slo, analysis) -> {
            FaultAnalysis fault = analysis.faults().get(0);
            fault.silent().forEach(rule -> assertEquals(Optional.empty(), first(result, slo, rule, true)));
            fault.detections().forEach(detection -> {
                Alert alert = first(result, slo, detection.rule(), true).orElseThrow();
                Duration fired = Duration.between(result.start(), alert.at());
                assertWithinOneTick(detection.rule().name(), detection.firesAfterColdStart(), fired, Duration.ZERO);
                double afterwards = detection.budgetConsumed()
                        * fired.toNanos()
                        / detection.firesAfter().toNanos();
                assertEquals(afterwards, alert.budget().consumed(), afterwards * 1e-6);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.02, 0.002})
    void aFaultAfterFourCleanDaysIsReportedWithinOneTickAndTheResolutionOfTheLongWindow(double errorRatio) {
        allShippedPolicies(errorRatio);
        SimulationResult result =
                run(WARM.plus(slowest()), Fault.errors(errorRatio).from(WARM));
        analyses.forEach((slo, analysis) -> analysis.faults()
                .get(0)
                .detections()
                .forEach(detection -> {
                    Alert alert = first(result, slo, detection.rule(), true).orElseThrow();
                    assertWithinOneTick(
                            detection.rule().name(),
                            detection.firesAfter(),
                            Duration.between(result.start().plus(WARM), alert.at()),
                            times(detection.firesAfter(), RESOLUTION));
                }));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.33, 0.1, 0.05, 0.02, 0.01, 0.002})
    void aFaultOfAnHourIsResolvedWithinOneTickAndTheResolutionOfTheShortWindow(double errorRatio) {
        allShippedPolicies(errorRatio);
        SimulationResult result =
                run(Duration.ofHours(8), Fault.errors(errorRatio).lasting(HOUR));
        analyses.forEach((slo, analysis) -> analysis.faults()
                .get(0)
                .detections()
                .forEach(detection -> {
                    BurnRateRule rule = (BurnRateRule) detection.rule();
                    Optional<Episode> hour = detection.oneHour();
                    assertEquals(
                            hour.isPresent(), first(result, slo, rule, true).isPresent(), rule.name());
                    hour.ifPresent(episode -> assertWithinOneTick(
                            rule.name(),
                            episode.resolvesAfter(),
                            Duration.between(
                                    result.start().plus(HOUR),
                                    first(result, slo, rule, false)
                                            .orElseThrow()
                                            .at()),
                            times(rule.shortWindow(), RESOLUTION)));
                }));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.01})
    void theShortestFaultThatFiresIsAsShortAsTheClosedFormSays(double errorRatio) {
        for (int hold : new int[] {0, 120, 1_200}) {
            add("99.9%", SloPeriod.THIRTY_DAYS, timed(AlertPolicy.sloth(), 30, hold), errorRatio);
        }
        analyses.forEach((slo, analysis) -> analysis.faults()
                .get(0)
                .detections()
                .forEach(detection -> {
                    BurnRateRule rule = (BurnRateRule) detection.rule();
                    Episode shortest = detection.shortest();
                    Duration unseen = times(rule.shortWindow(), RESOLUTION).plus(TICK);
                    SimulationResult enough =
                            after(errorRatio, shortest.fault().plus(TICK).plus(TICK));
                    assertTrue(first(enough, slo, rule, true).isPresent(), rule.name() + " does not fire");
                    SimulationResult tooLittle =
                            after(errorRatio, shortest.fault().minus(unseen));
                    assertEquals(Optional.empty(), first(tooLittle, slo, rule, true), rule.name());
                }));
    }

    private SimulationResult after(double errorRatio, Duration fault) {
        Duration inTicks = Duration.ofSeconds(Math.max(10, fault.toSeconds() / 10 * 10));
        return run(inTicks.plusMinutes(30), Fault.errors(errorRatio).lasting(inTicks));
    }
}
