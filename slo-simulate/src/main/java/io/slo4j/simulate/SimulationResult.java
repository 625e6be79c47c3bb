package io.slo4j.simulate;

import static io.slo4j.simulate.Given.allGiven;
import static io.slo4j.simulate.Given.given;

import io.slo4j.SloStatus;
import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The result of a {@link Simulation}. Immutable.
 *
 * @param start when it started
 * @param end when it ended
 * @param goodEvents the events that did not fail, however long they took
 * @param badEvents the events that failed
 * @param transitions every alert that began to fire or resolved, in order of time
 * @param slos the result of each SLO, by name
 */
public record SimulationResult(
        Instant start, Instant end, long goodEvents, long badEvents, List<Alert> transitions, List<SloResult> slos) {
    /**
     * Refuses null.
     *
     * @param start when it started
     * @param end when it ended
     * @param goodEvents the events that did not fail, however long they took
     * @param badEvents the events that failed
     * @param transitions every alert that began to fire or resolved, in order of time
     * @param slos the result of each SLO, by name
     */
    public SimulationResult {
        given("start of a simulation", start);
        given("end of a simulation", end);
        transitions = allGiven("transition", transitions);
        slos = allGiven("result of an SLO", slos);
    }

    /**
     * The result of one SLO. Immutable.
     *
     * @param name the SLO's name
     * @param budget its error budget over time; the last entry is that at the end
     * @param status its status at the end, with its totals
     */
    public record SloResult(String name, List<BudgetAt> budget, SloStatus status) {
        /**
         * Refuses null.
         *
         * @param name the SLO's name
         * @param budget its error budget over time; the last entry is that at the end
         * @param status its status at the end, with its totals
         */
        public SloResult {
            given("SLO name", name);
            budget = allGiven("budget", budget);
            given("status", status);
        }
    }

    /**
     * An error budget at an instant. Immutable.
     *
     * @param at the instant
     * @param budget its status
     */
    public record BudgetAt(Instant at, BudgetStatus budget) {
        /**
         * Refuses null.
         *
         * @param at the instant
         * @param budget its status
         */
        public BudgetAt {
            given("instant of a budget", at);
            given("budget", budget);
        }
    }

    /**
     * The result of one SLO.
     *
     * @param name its name
     * @return its result
     * @throws NoSuchElementException if no SLO of this name was simulated
     */
    public SloResult slo(String name) {
        given("SLO name", name);
        return slos.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("SLO must be one of "
                        + slos.stream().map(SloResult::name).toList() + ", but was \"" + name + "\""));
    }

    /**
     * How many alerts of one severity began to fire.
     *
     * @param severity page, ticket or info
     * @return 0 or more
     */
    public long fired(Severity severity) {
        given("severity", severity);
        return transitions.stream()
                .filter(alert -> alert.firing() && alert.severity() == severity)
                .count();
    }

    /**
     * When a rule fired first.
     *
     * @param rule the rule's name
     * @return the time since the start; empty if it never fired
     */
    public Optional<Duration> firstFired(String rule) {
        return first(rule, true);
    }

    /**
     * When a rule's alert resolved first.
     *
     * @param rule the rule's name
     * @return the time since the start; empty if it never resolved
     */
    public Optional<Duration> firstResolved(String rule) {
        return first(rule, false);
    }

    private Optional<Duration> first(String rule, boolean firing) {
        given("rule name", rule);
        return transitions.stream()
                .filter(alert -> alert.firing() == firing && alert.rule().name().equals(rule))
                .map(alert -> Duration.between(start, alert.at()))
                .findFirst();
    }
}
