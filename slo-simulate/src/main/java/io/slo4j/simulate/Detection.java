package io.slo4j.simulate;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.ConstantFault;
import io.slo4j.alert.FaultDetection;
import java.time.Duration;
import java.util.Optional;

/**
 * How one rule tells of a fault of one error ratio. Immutable.
 *
 * @param rule the rule
 * @param firesAfter from the beginning of the fault until the alert fires, after a clean history
 * @param firesAfterColdStart the same, if the process starts together with the fault; under a policy that is observed only
 *     the first events are enough, and this is the rule's hold
 * @param budgetConsumed the share of the period's budget that a fault which lasts has consumed when the alert fires, 0 or
 *     more; 1 is the whole budget
 * @param shortest the shortest fault that fires; a longer one does too. With a hold the alert may fire after it is over
 * @param oneHour a fault of one hour; empty if it is too short to fire
 */
public record Detection(
        AlertRule rule,
        Duration firesAfter,
        Duration firesAfterColdStart,
        double budgetConsumed,
        Episode shortest,
        Optional<Episode> oneHour) {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    static Detection of(AlertRule rule, ConstantFault fault, FaultDetection detected) {
        Duration shortest = detected.shortestFault();
        return new Detection(
                rule,
                detected.firesAfter(),
                detected.firesAfterColdStart(),
                fault.consumesIn(detected.firesAfter()),
                episode(shortest, fault, detected),
                ONE_HOUR.compareTo(shortest) > 0 ? Optional.of(episode(ONE_HOUR, fault, detected)) : Optional.empty());
    }

    private static Episode episode(Duration length, ConstantFault fault, FaultDetection detected) {
        return new Episode(length, detected.resolvesAfter(), fault.consumesIn(length));
    }

    /**
     * A fault that ends, and its alert. Immutable.
     *
     * @param fault how long the fault lasts
     * @param resolvesAfter from the end of the fault until the alert resolves; service is clean and traffic goes on
     * @param budgetConsumed the share of the period's budget that the fault has consumed, 0 or more; 1 is the whole budget
     */
    public record Episode(Duration fault, Duration resolvesAfter, double budgetConsumed) {}
}
