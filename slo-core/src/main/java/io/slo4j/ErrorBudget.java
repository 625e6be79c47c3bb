package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetListener;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.engine.SloTracker;
import io.slo4j.internal.engine.StatusReading;
import io.slo4j.text.Figures;
import io.slo4j.time.SloClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The error budget of one SLO, {@link Slo#errorBudget()}: its level and the actions this allows, the cost of an incident,
 * and corrections. The remaining budget is part of the SLO's status, {@link SloStatus#budget()}.
 *
 * <p>A correction excludes events from the budget only: windows, burn rates and alerts still count them. Each correction is
 * kept in an audit list for as long as it affects the budget. Safe for use by any thread.
 */
public final class ErrorBudget {
    private final SloTracker tracker;
    private final SloClock clock;
    private final Function<BudgetListener, Registration> registrations;

    /**
     * The budget of one SLO.
     *
     * @param registrations registers a listener for changes of this budget's level
     */
    ErrorBudget(SloTracker tracker, SloClock clock, Function<BudgetListener, Registration> registrations) {
        this.tracker = tracker;
        this.clock = clock;
        this.registrations = registrations;
    }

    /**
     * Whether the level at the last tick allows an action: {@code allows("deploy")} is a deploy gate.
     *
     * @param action one that some level of the budget policy allows
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
     * The levels of the budget, each with the actions that it allows.
     *
     * @return as registered; empty if the SLO has no budget policy
     */
    public Optional<BudgetPolicy> policy() {
        return tracker.definition().budgetPolicy();
    }

    /**
     * The level of the budget at the last tick.
     *
     * @return one of the budget policy's
     * @throws IllegalStateException if the SLO has no budget policy
     */
    public BudgetLevel level() {
        return levels().level();
    }

    /**
     * Calls a listener when the budget moves to another level of its policy.
     *
     * @param listener the listener to call
     * @return the registration; close it to end the calls
     * @throws IllegalStateException if the SLO has no budget policy: the listener could never be called
     */
    public Registration onLevel(BudgetListener listener) {
        given("listener", listener);
        levels();
        return registrations.apply(listener);
    }

    private LevelEvaluator levels() {
        LevelEvaluator levels = tracker.budget().levels();
        if (levels == null) {
            throw new IllegalStateException("budget policy of SLO \""
                    + tracker.definition().name() + "\" must be set (budgetPolicy() on its builder), but was not");
        }
        return levels;
    }

    /**
     * The cost of an incident: the share of the period's budget that was consumed between two instants, without excluded
     * events, and between which bounds it lies for certain. Around bad events the past is kept at more instants than elsewhere: a
     * total outage of five minutes or more is known within 15 % for as long as it is in the period, if it is one of a dozen. Where
     * the budget counts time slices, these are the slices that the interval touches.
     *
     * @param from when the incident began, not before the period did
     * @param until when it ended; an instant of the future counts as now
     * @return the share, with its bounds
     * @throws IllegalArgumentException if {@code from} is not before {@code until}, or before the period
     */
    public ConsumedBudget consumedBetween(Instant from, Instant until) {
        given("from", from);
        given("until", until);
        long nanos = clock.epochNanos();
        StatusReading now = tracker.status(nanos);
        Instant end = until.isAfter(now.at()) ? now.at() : until;
        if (!from.isBefore(end)) {
            throw new IllegalArgumentException("from must be before until and now (" + end + "), but was " + from);
        }
        Instant start = tracker.definition().period().startAt(now.at());
        if (from.isBefore(start)) {
            throw new IllegalArgumentException(
                    "from must not be before the beginning of the period (" + start + "), but was " + from);
        }
        return tracker.consumedBetween(from, end, nanos);
    }

    /**
     * Excludes an interval of time from the budget: planned maintenance, declared ahead, or an incident that others caused,
     * declared afterwards. Its events do not count, and its time counts as good, so the budget does not change meanwhile.
     * Where intervals overlap, the overlap is excluded once.
     *
     * <p>An interval of the future begins and ends with the first tick at or after its instants. Of one in the past, those events are
     * excluded that are known to lie in it, and none around it: the entry says how many. What happened between two instants at which
     * the past is kept, at most a tick or 1/60 of their age apart and less around bad events, is excluded if both lie in the
     * interval. Where the budget counts time slices, an interval is widened to whole slices.
     *
     * @param from when the interval begins
     * @param until when it ends; after {@code from}, and not before the period began
     * @param reason why, for the audit list
     * @return the entry in the audit list
     * @throws IllegalArgumentException if the interval is empty, or ends before the period began
     * @throws IllegalStateException if the audit list is full: a thousand corrections still affect the budget
     */
    public BudgetCorrection exclude(Instant from, Instant until, String reason) {
        given("from", from);
        given("until", until);
        String why = required(reason);
        return tracker.correct(budget -> budget.exclude(from, until, why, clock.epochNanos()));
    }

    /**
     * Forgives bad events: excludes the newest ones of the period that are not excluded yet, as if they had not happened.
     *
     * @param badEvents how many, above 0; if the period has fewer, all of them, and if it has none, the entry
     *     says 0
     * @param reason why, for the audit list
     * @return the entry in the audit list, which says how many were forgiven
     * @throws IllegalArgumentException if the count is not above 0
     * @throws IllegalStateException if the audit list is full: a thousand corrections still affect the budget
     */
    public BudgetCorrection forgive(long badEvents, String reason) {
        if (badEvents <= 0) {
            throw new IllegalArgumentException("bad events must be above 0, but was " + badEvents);
        }
        String why = required(reason);
        return tracker.correct(budget -> budget.forgive(badEvents, why, clock.epochNanos()));
    }

    /**
     * Resets the budget to full: excludes everything up to now, as if the SLO had just been registered.
     *
     * @param reason why, for the audit list
     * @return the entry in the audit list, which says how many events were excluded
     * @throws IllegalStateException if the audit list is full: a thousand corrections still affect the budget
     */
    public BudgetCorrection reset(String reason) {
        String why = required(reason);
        return tracker.correct(budget -> budget.reset(why, clock.epochNanos()));
    }

    /**
     * Withdraws a correction that was wrong, such as maintenance that did not take place. The budget is as if the
     * correction had never been made; its entry stays in the audit list as withdrawn. If maintenance ended early, withdraw
     * it and exclude the real interval.
     *
     * @param correction an entry of the audit list that has not been withdrawn
     * @return the entry as it is now
     * @throws IllegalArgumentException if there is no such entry
     */
    public BudgetCorrection withdraw(BudgetCorrection correction) {
        given("correction", correction);
        return tracker.correct(budget -> budget.withdraw(correction, clock.epochNanos()));
    }

    private static String required(String reason) {
        return Texts.chosen("reason", notBlank("reason", reason), Limits.LONGEST_TEXT);
    }

    /**
     * The audit list: which events were excluded from the budget, when and why.
     *
     * @return oldest first, at most a thousand; the oldest ones that were withdrawn or have left the period make room for
     *     new ones
     */
    public List<BudgetCorrection> corrections() {
        return tracker.corrections();
    }

    @Override
    public String toString() {
        return OneLine.of("ErrorBudget[" + tracker.definition().name() + ", remaining "
                + Figures.percent(tracker.status(clock.epochNanos()).budget().remaining()) + "]");
    }
}
