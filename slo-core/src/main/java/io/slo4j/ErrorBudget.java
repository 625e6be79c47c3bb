package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetListener;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.engine.SloTracker;
import io.slo4j.internal.engine.StatusReading;
import io.slo4j.internal.engine.TrackedBudget;
import io.slo4j.text.Figures;
import io.slo4j.time.SloClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The error budget of one SLO, {@link Slo#errorBudget()}: what it allows, what an incident has cost, and what is left out of
 * it. How much is left is part of the SLO's status, {@link SloStatus#budget()}.
 *
 * <p>What is left out is kept in an audit list, from which nothing is ever deleted as long as it matters. Windows, burn
 * rates and alerts go on to show what happens, whatever is left out. Safe for use by any thread.
 */
public final class ErrorBudget {
    private final SloTracker tracker;
    private final TrackedBudget budget;
    private final SloClock clock;
    private final Function<BudgetListener, Registration> registrations;

    /**
     * The budget of one SLO.
     *
     * @param registrations registers a listener for changes of this budget's level
     */
    ErrorBudget(SloTracker tracker, SloClock clock, Function<BudgetListener, Registration> registrations) {
        this.tracker = tracker;
        this.budget = tracker.budget();
        this.clock = clock;
        this.registrations = registrations;
    }

    /**
     * Whether the level of the budget, as of the last tick, allows an action: {@code allows("deploy")} is a deploy gate.
     *
     * @param action one that the budget policy knows
     * @return true if it is allowed
     * @throws IllegalArgumentException if no level of the policy ever allows such an action
     * @throws IllegalStateException if the SLO has no budget policy
     */
    public boolean allows(String action) {
        given("action", action);
        LevelEvaluator levels = levels();
        return levels.policy().allows(levels.level(), action);
    }

    /**
     * What is to be done at which level.
     *
     * @return as registered; empty if the SLO has no budget policy
     */
    public Optional<BudgetPolicy> policy() {
        return tracker.definition().budgetPolicy();
    }

    /**
     * The level of the budget, as of the last tick.
     *
     * @return one of the budget policy's
     * @throws IllegalStateException if the SLO has no budget policy
     */
    public BudgetLevel level() {
        return levels().level();
    }

    /**
     * Tells a listener when the budget moves to another level of its policy.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onLevel(BudgetListener listener) {
        return registrations.apply(given("listener", listener));
    }

    private LevelEvaluator levels() {
        LevelEvaluator levels = budget.levels();
        if (levels == null) {
            throw new IllegalStateException("budget policy of SLO \""
                    + tracker.definition().name() + "\" must be set (budgetPolicy() on its builder), but was not");
        }
        return levels;
    }

    /**
     * What an incident cost: the share of the period's budget that went between two instants, without what was left out.
     * Read from the checkpoints at or before them.
     *
     * @param from when it began, not before the period did
     * @param until when it was over; an instant of the future counts as now
     * @return 0 or more; 1 is the whole budget of the period
     * @throws IllegalArgumentException if {@code from} is not before {@code until}, or before the period
     */
    public double consumedBetween(Instant from, Instant until) {
        given("from", from);
        given("until", until);
        StatusReading now = tracker.status(clock.epochNanos());
        Instant end = until.isAfter(now.at()) ? now.at() : until;
        if (!from.isBefore(end)) {
            throw new IllegalArgumentException("from must be before until and now (" + end + "), but was " + from);
        }
        Instant start = tracker.definition().period().startAt(now.at());
        if (from.isBefore(start)) {
            throw new IllegalArgumentException(
                    "from must not be before the beginning of the period (" + start + "), but was " + from);
        }
        return now.budget().costOf(budget.badBetween(from, end, now.sample()));
    }

    /**
     * Leaves what happens in a stretch of time out: a maintenance window declared ahead, or an incident that was somebody
     * else's, declared when it is over. Its events are not among those of the budget, and its time counts as unseen, which
     * is taken as good: meanwhile the budget stands still. Stretches that overlap are left out once.
     *
     * <p>A stretch declared ahead begins and ends with the first tick at or after its instants. One of the past takes in
     * whole steps between checkpoints, which are at most a tick or 1/60 of their age apart; where the budget counts time
     * slices, whole slices.
     *
     * @param from when it begins
     * @param until when it ends; after {@code from}, and not before the period began
     * @param reason why, for the audit list
     * @return the entry in the audit list
     * @throws IllegalArgumentException if the stretch is empty, or over before the period began
     * @throws IllegalStateException if a hundred corrections still matter
     */
    public BudgetCorrection exclude(Instant from, Instant until, String reason) {
        given("from", from);
        given("until", until);
        return budget.exclude(from, until, required(reason), clock.epochNanos());
    }

    /**
     * Forgives bad events: the newest ones of the period that are not left out yet are left out, as if they had not
     * happened.
     *
     * @param badEvents how many, above 0; if the period has fewer, those there are
     * @param reason why, for the audit list
     * @return the entry in the audit list, which says how many were forgiven
     * @throws IllegalArgumentException if the count is not above 0
     * @throws IllegalStateException if a hundred corrections still matter
     */
    public BudgetCorrection forgive(long badEvents, String reason) {
        if (badEvents <= 0) {
            throw new IllegalArgumentException("bad events must be above 0, but was " + badEvents);
        }
        return budget.forgive(badEvents, required(reason), clock.epochNanos());
    }

    /**
     * Starts the budget anew: everything up to now is left out of it, as if the SLO had just been registered.
     *
     * @param reason why, for the audit list
     * @return the entry in the audit list, which says what was wiped out
     * @throws IllegalStateException if a hundred corrections still matter
     */
    public BudgetCorrection reset(String reason) {
        return budget.reset(required(reason), clock.epochNanos());
    }

    /**
     * Takes a correction back: the maintenance did not take place, the wrong number was forgiven. The budget is as if it had
     * never been made, and it stays in the audit list as withdrawn. Maintenance that ended early is withdrawn, and excluded
     * anew as it was.
     *
     * @param correction an entry of the audit list that has not been withdrawn
     * @return the entry as it is now
     * @throws IllegalArgumentException if there is no such entry
     */
    public BudgetCorrection withdraw(BudgetCorrection correction) {
        return budget.withdraw(given("correction", correction), clock.epochNanos());
    }

    private static String required(String reason) {
        if (given("reason", reason).isBlank()) {
            throw new IllegalArgumentException("reason must be a text, but was \"" + reason + "\"");
        }
        return reason;
    }

    /**
     * The audit list: what was left out of the budget, when and why.
     *
     * @return oldest first, at most a hundred; the oldest that have left the period or were withdrawn give way to new ones
     */
    public List<BudgetCorrection> corrections() {
        return budget.corrections();
    }

    @Override
    public String toString() {
        return "ErrorBudget[" + tracker.definition().name() + ", remaining "
                + Figures.percent(tracker.status(clock.epochNanos()).budget().remaining()) + "]";
    }
}
