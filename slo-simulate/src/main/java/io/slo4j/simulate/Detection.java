package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.ConstantFault;
import io.slo4j.alert.FaultDetection;
import java.time.Duration;
import java.util.Optional;

/**
 * How one rule detects a fault of one error ratio. Immutable.
 *
 * @param rule the rule
 * @param firesAfter the time from the beginning of a lasting fault until the alert fires, after a history without errors
 * @param firesAfterColdStart the same, if the process starts together with the fault; under a policy that is observed only
 *     this is the rule's hold, because the first events are enough
 * @param budgetConsumed the share of the period's budget that a lasting fault has consumed when the alert fires, 0 or more;
 *     1 is the whole budget
 * @param shortest the shortest fault that makes the rule fire. With a hold the alert may fire after the fault has ended
 * @param oneHour a fault of one hour; empty if it is too short to fire
 * @param leastTraffic the events per second from which on this is so, 0 or more; with fewer the rule waits until what it has seen is
 *     hardly chance, and fires later or not at all
 */
public record Detection(
        AlertRule rule,
        Duration firesAfter,
        Duration firesAfterColdStart,
        double budgetConsumed,
        Episode shortest,
        Optional<Episode> oneHour,
        double leastTraffic) {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    /**
     * Refuses null.
     *
     * @param rule the rule
     * @param firesAfter the time from the beginning of a lasting fault until the alert fires, after a history without errors
     * @param firesAfterColdStart the same, if the process starts together with the fault; under a policy that is observed only
     *     this is the rule's hold, because the first events are enough
     * @param budgetConsumed the share of the period's budget that a lasting fault has consumed when the alert fires, 0 or more;
     *     1 is the whole budget
     * @param shortest the shortest fault that makes the rule fire. With a hold the alert may fire after the fault has ended
     * @param oneHour a fault of one hour; empty if it is too short to fire
     * @param leastTraffic the events per second from which on this is so, 0 or more
     */
    public Detection {
        given("rule", rule);
        given("time until a rule fires", firesAfter);
        given("time until a rule fires after a cold start", firesAfterColdStart);
        given("shortest episode", shortest);
        given("episode of one hour", oneHour);
    }

    static Detection of(AlertRule rule, ConstantFault fault, FaultDetection detected) {
        Duration shortest = detected.shortestFault();
        return new Detection(
                rule,
                detected.firesAfter(),
                detected.firesAfterColdStart(),
                fault.consumesIn(detected.firesAfter()),
                episode(shortest, fault, detected),
                ONE_HOUR.compareTo(shortest) > 0 ? Optional.of(episode(ONE_HOUR, fault, detected)) : Optional.empty(),
                detected.leastTraffic());
    }

    private static Episode episode(Duration length, ConstantFault fault, FaultDetection detected) {
        return new Episode(length, detected.resolvesAfter(), fault.consumesIn(length));
    }

    /**
     * A fault that ends, and its alert. Immutable.
     *
     * @param fault the length of the fault
     * @param resolvesAfter the time from the end of the fault until the alert resolves, at unchanged traffic without errors
     * @param budgetConsumed the share of the period's budget that the fault has consumed, 0 or more; 1 is the whole budget
     */
    public record Episode(Duration fault, Duration resolvesAfter, double budgetConsumed) {
        /**
         * Refuses null.
         *
         * @param fault the length of the fault
         * @param resolvesAfter the time from the end of the fault until the alert resolves, at unchanged traffic without errors
         * @param budgetConsumed the share of the period's budget that the fault has consumed, 0 or more; 1 is the whole budget
         */
        public Episode {
            given("length of a fault", fault);
            given("time until a rule resolves", resolvesAfter);
        }
    }
}
