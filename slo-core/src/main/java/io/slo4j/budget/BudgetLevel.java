package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.text.Figures;
import java.util.Set;
import java.util.TreeSet;

/**
 * A level of a {@link BudgetPolicy}: a name for the share of the budget that is left, and the actions that are allowed
 * then. Immutable.
 *
 * @param name the name of the level
 * @param above the level holds while more than this share of the budget is left; below 1, {@link Double#NEGATIVE_INFINITY}
 *     for the lowest level
 * @param allowed the actions that are allowed
 */
public record BudgetLevel(String name, double above, Set<String> allowed) {

    /**
     * Checks the components.
     *
     * @param name not blank
     * @param above below 1
     * @param allowed names, not blank
     */
    public BudgetLevel {
        notBlank("budget level name", name);
        if (!(above < 1)) {
            throw new IllegalArgumentException(
                    "budget level \"" + name + "\" must begin above a share below 1, but was " + above);
        }
        Texts.chosen("level name", name, Limits.LONGEST_NAME);
        allowed = Set.copyOf(allGiven("allowed action", allowed));
        allowed.forEach(
                action -> Texts.chosen("allowed action", notBlank("allowed action", action), Limits.LONGEST_NAME));
    }

    /**
     * A level that holds while more than this share of the budget is left, up to the share of the next higher level.
     *
     * @param share the share, below 1; below 0 for a level of an overspent budget
     * @param name the name of the level
     * @param allowed the actions that are allowed
     * @return the level
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static BudgetLevel above(double share, String name, String... allowed) {
        return new BudgetLevel(name, share, different(allowed));
    }

    /**
     * The lowest level, which holds when no other does.
     *
     * @param name the name of the level
     * @param allowed the actions that are still allowed
     * @return the level
     * @throws IllegalArgumentException if the name is blank
     */
    public static BudgetLevel lowest(String name, String... allowed) {
        return new BudgetLevel(name, Double.NEGATIVE_INFINITY, different(allowed));
    }

    /* An action that is given twice may be a typing error for another one. */
    private static Set<String> different(String... allowed) {
        Set<String> actions = new TreeSet<>();
        for (String action : allGiven("allowed action", allowed)) {
            if (!actions.add(action)) {
                throw new IllegalArgumentException(
                        "allowed actions must differ, but there were two of \"" + action + '"');
            }
        }
        return actions;
    }

    /**
     * Whether an action is allowed.
     *
     * @param action a name
     * @return true if it is among the allowed ones
     */
    public boolean allows(String action) {
        return allowed.contains(given("action", action));
    }

    /** The level as people write it: {@code caution above 50%: deploy, fix}. */
    @Override
    public String toString() {
        String where = above == Double.NEGATIVE_INFINITY ? "" : " above " + Figures.plainPercent(above);
        return OneLine.of(
                name + where + ": " + (allowed.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(allowed))));
    }
}
