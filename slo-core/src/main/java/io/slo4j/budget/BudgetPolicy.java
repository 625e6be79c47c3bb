package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Levels of an error budget, by the share that is left. Each level allows some actions. Immutable.
 *
 * <p>A budget falls to a lower level at once: a deploy gate must not stay open when the budget is gone. It rises only when
 * the remaining share exceeds the limit of the higher level by the {@link #hysteresis}, so that a budget that hovers about
 * a limit does not call listeners with every event.
 */
public final class BudgetPolicy {
    private static final double TWO_POINTS = 0.02;

    private static final BudgetPolicy STANDARD = of(
            BudgetLevel.above(0.75, "normal", "experiment", "migration", "deploy", "fix", "rollback"),
            BudgetLevel.above(0.50, "caution", "migration", "deploy", "fix", "rollback"),
            BudgetLevel.above(0.25, "alert", "deploy", "fix", "rollback"),
            BudgetLevel.above(0.10, "critical", "fix", "rollback"),
            BudgetLevel.lowest("lockdown", "rollback"));

    private final List<BudgetLevel> levels;
    private final double hysteresis;
    private final Set<String> actions;

    private BudgetPolicy(List<BudgetLevel> levels, double hysteresis) {
        this.levels = levels;
        this.hysteresis = hysteresis;
        this.actions = new TreeSet<>();
        levels.forEach(level -> actions.addAll(level.allowed()));
    }

    /**
     * Five levels. Each allows one action less than the one before:
     *
     * <table>
     * <caption>The standard levels</caption>
     * <thead><tr><th>level</th><th>left of the budget</th><th>allowed</th></tr></thead>
     * <tbody>
     * <tr><td>normal</td><td>more than 75 %</td><td>experiment, migration, deploy, fix, rollback</td></tr>
     * <tr><td>caution</td><td>more than 50 %</td><td>migration, deploy, fix, rollback</td></tr>
     * <tr><td>alert</td><td>more than 25 %</td><td>deploy, fix, rollback</td></tr>
     * <tr><td>critical</td><td>more than 10 %</td><td>fix, rollback</td></tr>
     * <tr><td>lockdown</td><td>less</td><td>rollback</td></tr>
     * </tbody>
     * </table>
     *
     * @return the policy, with a hysteresis of two percentage points
     */
    public static BudgetPolicy standard() {
        return STANDARD;
    }

    /**
     * A policy with these levels and a hysteresis of two percentage points.
     *
     * @param levels highest first; the {@linkplain BudgetLevel#lowest lowest} must be last
     * @return the policy
     * @throws IllegalArgumentException if the levels are out of order, share a name, or do not end with a lowest one; or if
     *     a limit is so high that its level could never be reached again
     */
    public static BudgetPolicy of(BudgetLevel... levels) {
        return checked(allGiven("level", levels), TWO_POINTS);
    }

    /**
     * The same levels with another hysteresis.
     *
     * @param share how much more of the budget must be left to rise to a level than to stay in it, 0 or more and below 1;
     *     0.02 is two percentage points
     * @return a policy
     * @throws IllegalArgumentException if the share is out of range, or so large that a level could never be reached again
     */
    public BudgetPolicy withHysteresis(double share) {
        return checked(levels, share);
    }

    private static BudgetPolicy checked(List<BudgetLevel> levels, double hysteresis) {
        if (!(hysteresis >= 0 && hysteresis < 1)) {
            throw new IllegalArgumentException("hysteresis must be 0 or more and below 1, but was " + hysteresis);
        }
        if (levels.isEmpty() || levels.get(levels.size() - 1).above() != Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "budget levels must end with a lowest one (BudgetLevel.lowest), but were " + names(levels));
        }
        Set<String> names = new HashSet<>();
        double previous = Double.POSITIVE_INFINITY;
        for (BudgetLevel level : levels) {
            if (!(level.above() < previous) || !names.add(level.name())) {
                throw new IllegalArgumentException(
                        "budget levels must have different names and begin lower and lower, but were " + names(levels));
            }
            if (level.above() + hysteresis >= 1) {
                throw new IllegalArgumentException("share + hysteresis of budget level \"" + level.name()
                        + "\" must be below 1, or it is never reached again, but was " + level.above() + " + "
                        + hysteresis);
            }
            previous = level.above();
        }
        return new BudgetPolicy(levels, hysteresis);
    }

    private static List<String> names(List<BudgetLevel> levels) {
        return levels.stream().map(BudgetPolicy::named).toList();
    }

    private static String named(BudgetLevel level) {
        return level.above() == Double.NEGATIVE_INFINITY
                ? level.name()
                : level.name() + " above " + Figures.plainPercent(level.above());
    }

    /**
     * The levels.
     *
     * @return highest first
     */
    public List<BudgetLevel> levels() {
        return levels;
    }

    /**
     * How much more of the budget must be left to rise to a level than to stay in it.
     *
     * @return a share, 0 or more and below 1
     */
    public double hysteresis() {
        return hysteresis;
    }

    /**
     * The level of a budget whose earlier level is not known.
     *
     * @param remaining the share that is left, at most 1
     * @return the highest level whose limit is below this share
     * @throws IllegalArgumentException if the remaining share is above 1 or not a number
     */
    public BudgetLevel levelAt(double remaining) {
        return reached(Numbers.remaining(remaining), 0);
    }

    /**
     * The level of a budget whose earlier level is known.
     *
     * @param before the level it was at, one of this policy
     * @param remaining the share that is left now, at most 1
     * @return a lower level if the share is at or below the limit of the earlier one; a higher level if the share exceeds
     *     its limit by the hysteresis; else the earlier level
     * @throws IllegalArgumentException if the level is none of this policy, or the remaining share is above 1 or not a number
     */
    public BudgetLevel levelAfter(BudgetLevel before, double remaining) {
        int was = levels.indexOf(given("level before", before));
        if (was < 0) {
            throw new IllegalArgumentException(
                    "level must be one of " + names(levels) + ", but was " + names(List.of(before)));
        }
        BudgetLevel now = levelAt(remaining);
        if (levels.indexOf(now) >= was) {
            return now;
        }
        BudgetLevel risen = reached(remaining, hysteresis);
        return levels.indexOf(risen) < was ? risen : before;
    }

    private BudgetLevel reached(double remaining, double margin) {
        for (BudgetLevel level : levels) {
            if (remaining > level.above() + margin) {
                return level;
            }
        }
        return levels.get(levels.size() - 1);
    }

    /**
     * Whether a level allows an action.
     *
     * @param level one of this policy's
     * @param action one that some level of this policy allows
     * @return true if it is allowed
     * @throws IllegalArgumentException if no level of this policy allows the action, because its name must be misspelled
     */
    public boolean allows(BudgetLevel level, String action) {
        given("level", level);
        if (!actions.contains(given("action", action))) {
            throw new IllegalArgumentException(
                    "action must be one of " + String.join(", ", actions) + ", but was \"" + action + "\"");
        }
        return level.allows(action);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetPolicy that && levels.equals(that.levels) && hysteresis == that.hysteresis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(levels, hysteresis);
    }

    /** The levels and where they begin: {@code normal above 75%, .., lockdown; hysteresis 2%}. */
    @Override
    public String toString() {
        List<String> parts = levels.stream().map(BudgetPolicy::named).toList();
        return OneLine.of(String.join(", ", parts) + "; hysteresis " + Figures.plainPercent(hysteresis));
    }
}
