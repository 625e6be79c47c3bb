package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A budget has moved from one level of its policy to another. Immutable.
 *
 * @param slo the SLO's name
 * @param from the level before
 * @param to the level now
 * @param at when it moved
 * @param budget the budget at that instant
 */
public record BudgetLevelChange(String slo, BudgetLevel from, BudgetLevel to, Instant at, BudgetStatus budget) {

    /**
     * Checks the components.
     *
     * @param slo the SLO's name
     * @param from the level before
     * @param to the level now
     * @param at when it was noticed
     * @param budget how it stood then
     */
    public BudgetLevelChange {
        given("SLO name", slo);
        given("level from", from);
        given("level to", to);
        given("at", at);
        given("budget", budget);
    }

    /**
     * Whether there is less budget than before, rather than more.
     *
     * @return true if the level now is lower
     */
    public boolean worse() {
        return to.above() < from.above();
    }

    /**
     * What happened, for people.
     *
     * @return a few sentences on one line: {@code BUDGET checkout: caution, was normal. 74.9% of the budget of 30d is left. No
     *     longer allowed: experiment.}
     */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "BUDGET %s: %s, was %s. %s.%s%s",
                slo,
                to.name(),
                from.name(),
                budget.text(),
                sentence("No longer allowed", from.allowed(), to.allowed()),
                sentence("Allowed again", to.allowed(), from.allowed()));
    }

    private static String sentence(String what, Set<String> these, Set<String> notThose) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(notThose);
        return rest.isEmpty() ? "" : " " + what + ": " + String.join(", ", rest) + ".";
    }
}
