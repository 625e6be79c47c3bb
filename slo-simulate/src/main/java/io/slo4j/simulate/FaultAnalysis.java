package io.slo4j.simulate;

import static io.slo4j.simulate.Given.allGiven;
import static io.slo4j.simulate.Given.given;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a policy detects a fault of one error ratio. Immutable.
 *
 * @param errorRatio bad / (good + bad) while the fault lasts, above 0 and at most 1
 * @param burnRate error ratio / error budget
 * @param budgetGoneAfter how long the fault takes to spend the period's budget; empty if it never does, because it burns no
 *     faster than the objective allows
 * @param detections the rules that fire if the fault lasts, in the policy's order
 * @param silent the rules that never fire at this error ratio, in the policy's order
 */
public record FaultAnalysis(
        double errorRatio,
        double burnRate,
        Optional<Duration> budgetGoneAfter,
        List<Detection> detections,
        List<AlertRule> silent) {
    /**
     * Refuses null.
     *
     * @param errorRatio bad / (good + bad) while the fault lasts, above 0 and at most 1
     * @param burnRate error ratio / error budget
     * @param budgetGoneAfter how long the fault takes to spend the period's budget; empty if it never does, because it burns no
     *     faster than the objective allows
     * @param detections the rules that fire if the fault lasts, in the policy's order
     * @param silent the rules that never fire at this error ratio, in the policy's order
     */
    public FaultAnalysis {
        given("time until the budget is gone", budgetGoneAfter);
        detections = allGiven("detection", detections);
        silent = allGiven("silent rule", silent);
    }

    /**
     * The rule that fires first.
     *
     * @return its detection; of two at the same instant the first one in the policy; empty if none ever fires
     */
    public Optional<Detection> first() {
        return detections.stream().min(Comparator.comparing(Detection::firesAfter));
    }

    /**
     * The rule of one severity that fires first.
     *
     * @param severity page, ticket or info
     * @return its detection, empty if none ever fires
     */
    public Optional<Detection> first(Severity severity) {
        given("severity", severity);
        return detections.stream()
                .filter(detection -> detection.rule().severity() == severity)
                .min(Comparator.comparing(Detection::firesAfter));
    }

    /**
     * How one rule detects the fault.
     *
     * @param rule a rule of the policy
     * @return its detection, empty if it never fires
     */
    public Optional<Detection> of(AlertRule rule) {
        given("rule", rule);
        return detections.stream()
                .filter(detection -> detection.rule().equals(rule))
                .findFirst();
    }
}
