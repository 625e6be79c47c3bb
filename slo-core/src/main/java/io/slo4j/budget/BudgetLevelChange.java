package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A budget has moved from one level of its policy to another. Immutable. */
public final class BudgetLevelChange {
    private final String slo;
    private final BudgetLevel from;
    private final BudgetLevel to;
    private final Instant at;
    private final BudgetStatus budget;

    private BudgetLevelChange(String slo, BudgetLevel from, BudgetLevel to, Instant at, BudgetStatus budget) {
        this.slo = given("SLO name", slo);
        this.from = given("level before", from);
        this.to = given("level", to);
        this.at = TimeLine.checked("instant", at);
        this.budget = given("budget", budget);
    }

    /**
     * A change of level, for a test of a listener. The registry makes its own.
     *
     * @param slo the SLO's name
     * @param from the level before
     * @param to the level now
     * @param at when the level changed
     * @param budget the budget at that instant
     * @return the change
     */
    public static BudgetLevelChange of(String slo, BudgetLevel from, BudgetLevel to, Instant at, BudgetStatus budget) {
        return new BudgetLevelChange(slo, from, to, at, budget);
    }

    /**
     * The SLO's name.
     *
     * @return as registered
     */
    public String slo() {
        return slo;
    }

    /**
     * The level before.
     *
     * @return a level of the SLO's policy
     */
    public BudgetLevel from() {
        return from;
    }

    /**
     * The level now.
     *
     * @return a level of the SLO's policy
     */
    public BudgetLevel to() {
        return to;
    }

    /**
     * When the level changed.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * The budget at that instant.
     *
     * @return its status
     */
    public BudgetStatus budget() {
        return budget;
    }

    /**
     * Whether the budget fell to a lower level.
     *
     * @return true if the level now is lower
     */
    public boolean worse() {
        return to.above() < from.above();
    }

    /**
     * The change in words.
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetLevelChange that
                && slo.equals(that.slo)
                && from.equals(that.from)
                && to.equals(that.to)
                && at.equals(that.at)
                && budget.equals(that.budget);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slo, from, to, at);
    }

    /** The change in short: {@code checkout: normal to caution at 2026-03-01T00:00:00Z}. */
    @Override
    public String toString() {
        return OneLine.of(slo + ": " + from.name() + " to " + to.name() + " at " + at);
    }
}
