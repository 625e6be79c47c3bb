package io.slo4j;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.latency.LatencyRange;
import io.slo4j.source.EventSource;
import io.slo4j.source.SampledCondition;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Collects the settings of an SLO, then registers it. Not safe for use by several threads.
 *
 * <p>Only the objective is required. Each setting, label and annotation is given once, or an {@code IllegalStateException} is
 * thrown. {@linkplain #windows Windows} and rules of outcome are collected.
 *
 * <p>Rules of outcome ({@link #result}, {@link #exception}) are asked in the order in which they were given; the first one
 * that matches decides; else what returns is good and what throws is bad. A predicate that throws is logged and skipped.
 */
public final class SloBuilder extends SloTexts {
    SloBuilder(String name) {
        super(new SloDraft(Texts.chosen("SLO name", notBlank("SLO name", name), Limits.LONGEST_NAME)));
    }

    /**
     * Sets the share of events that must be good, as text. Required.
     *
     * @param text {@code "99.9%"} or {@code "0.999"}
     * @return this
     * @throws IllegalArgumentException if it is not above 0 % and below 100 %
     */
    public SloBuilder objective(String text) {
        return objective(Objective.parse(text));
    }

    /**
     * Sets the share of events that must be good, as a ratio. Required.
     *
     * @param ratio above 0 and below 1, for example 0.999
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public SloBuilder objective(double ratio) {
        return objective(Objective.of(ratio));
    }

    /**
     * Sets the share of events that must be good. Required.
     *
     * @param share the objective
     * @return this
     */
    public SloBuilder objective(Objective share) {
        draft.objective = draft.once("objective", share);
        return this;
    }

    /**
     * Sets the time over which the objective must be met; {@link SloPeriod#THIRTY_DAYS} by default.
     *
     * @param time the period
     * @return this
     */
    public SloBuilder period(SloPeriod time) {
        draft.period = draft.once("period", time);
        return this;
    }

    /**
     * Sets what the error budget counts; {@link BudgetingMethod#occurrences()} by default.
     *
     * @param method events, or time slices
     * @return this
     */
    public SloBuilder budgetingMethod(BudgetingMethod method) {
        draft.budgetingMethod = draft.once("budgeting method", method);
        return this;
    }

    /**
     * Gives the error budget levels, each with the actions that it allows; none by default. Evaluated at every tick.
     *
     * @param levels the policy
     * @return this
     */
    public SloBuilder budgetPolicy(BudgetPolicy levels) {
        draft.budgetPolicy = draft.once("budget policy", levels);
        return this;
    }

    /**
     * Excludes maintenance that comes again from the error budget, as {@link ErrorBudget#exclude} does a single one.
     *
     * @param more its times; the next one is always in the audit list already, and may be withdrawn
     * @return this
     */
    public SloBuilder maintenance(RecurringMaintenance... more) {
        draft.maintenance.addAll(allGiven("maintenance", more));
        return this;
    }

    /**
     * Sets the latency threshold: each good event that took longer is bad. Without it and {@link #trackLatency()} no clock is read.
     *
     * @param threshold above zero
     * @return this
     * @throws IllegalArgumentException if it is zero or negative
     */
    public SloBuilder latencyThreshold(Duration threshold) {
        Nanos.positive("latency threshold", threshold);
        draft.settings.once("latency threshold", Durations.text(threshold));
        draft.latencyThreshold = threshold;
        return this;
    }

    /**
     * Detects work that hangs: an event is bad once it passes the latency threshold, whatever it ends with; {@link InFlight} counts.
     *
     * @return this
     */
    public SloBuilder detectHanging() {
        draft.settings.once("detection of hanging work");
        draft.detectsHanging = true;
        return this;
    }

    /**
     * Sets objective and latency threshold at once: "99 % of events within 300 ms".
     *
     * @param quantile the share of events, above 0 and below 1: 0.99 is 99 %
     * @param threshold how long they may take, above zero
     * @return this
     * @throws IllegalArgumentException if an argument is out of range
     */
    public SloBuilder latencyPercentile(double quantile, Duration threshold) {
        Objective share = Objective.of(Numbers.properShare("quantile", quantile));
        draft.settings.refuseSecond("objective", share);
        return latencyThreshold(threshold).objective(share);
    }

    /**
     * Keeps latency windows, for {@link SloStatus#latency}: from one microsecond to one minute, to two significant digits.
     *
     * @return this
     */
    public SloBuilder trackLatency() {
        return trackLatency(LatencyRange.DEFAULT);
    }

    /**
     * Keeps latency windows, for {@link SloStatus#latency}. Durations outside the range are counted at its nearer end.
     *
     * @param range the shortest and the longest duration, and their precision
     * @return this
     */
    public SloBuilder trackLatency(LatencyRange range) {
        draft.latencyRange = draft.once("latency range", range);
        return this;
    }

    /**
     * Lets the result of the work decide the outcome: an HTTP 500 that returns normally is bad. A null result is good.
     *
     * @param type the type of the result, or of the value of a completion stage
     * @param when tests whether a result of this type has this outcome
     * @param outcome the outcome
     * @param <T> the type of result
     * @return this
     * @throws IllegalArgumentException if no result can have the type, as {@code int.class}: a result is an object
     */
    public <T> SloBuilder result(Class<T> type, Predicate<? super T> when, Outcome outcome) {
        draft.outcomes.result(type, when, outcome, null);
        return this;
    }

    /**
     * Lets the result of the work decide that an event is bad, and says why: alerts name the most frequent causes.
     *
     * @param type the type of the result, as in {@link #result}
     * @param when tests whether a result of this type is bad
     * @param cause why, not blank: {@code HTTP 5xx}
     * @param <T> the type of result
     * @return this
     * @throws IllegalArgumentException if the cause is blank or longer than 100 characters, or no result can have the type
     */
    public <T> SloBuilder badResult(Class<T> type, Predicate<? super T> when, String cause) {
        draft.outcomes.result(type, when, Outcome.BAD, Texts.chosen("cause", notBlank("cause", cause), 100));
        return this;
    }

    /**
     * Lets the exception that the work threw decide the outcome: a caller's mistake may be good, a cancelled request ignored.
     *
     * @param type the type of exception
     * @param when tests whether an exception of this type has this outcome
     * @param outcome the outcome
     * @param <T> the type of exception
     * @return this
     * @throws IllegalArgumentException if an earlier rule decides for all of this type, or they only wrap others
     */
    public <T extends Throwable> SloBuilder exception(Class<T> type, Predicate<? super T> when, Outcome outcome) {
        draft.outcomes.exception(type, when, outcome);
        return this;
    }

    /**
     * Gives every exception of a type one outcome. Give narrow types before wide ones.
     *
     * @param type the type of exception
     * @param outcome the outcome
     * @return this
     * @throws IllegalArgumentException if an earlier rule decides for all of this type, or they only wrap others
     */
    public SloBuilder exception(Class<? extends Throwable> type, Outcome outcome) {
        draft.outcomes.everyException(type, outcome);
        return this;
    }

    /**
     * Sets the rules that alert; {@link AlertPolicy#standard()} by default.
     *
     * @param rules the policy; {@code AlertPolicy.of()} never alerts
     * @return this
     */
    public SloBuilder alerts(AlertPolicy rules) {
        draft.policy = draft.once("alert policy", rules);
        return this;
    }

    /**
     * Adds windows to every status and metric, beside those of the rules.
     *
     * @param lengths a tick of the registry at least, at most the period
     * @return this
     */
    public SloBuilder windows(Duration... lengths) {
        draft.windows.addAll(allGiven("window", lengths));
        return this;
    }

    /**
     * Takes events from a source that counts them already, instead of recording them. It is read at every tick, on a thread of the
     * registry's own. What is recorded all the same, by {@link Slo#call} and the like, is not counted again: it is among
     * {@link SloStatus#rejected()}, and logged once. A source has judged its events, so that there can be no latency threshold, no
     * latency windows and no rules of outcome; and a group has none, since its members would all count the same.
     *
     * @param counters where events are counted; the same object may serve several SLOs
     * @return this
     */
    public SloBuilder source(EventSource counters) {
        draft.settings.once("source", given("source", counters));
        draft.pulled = counters;
        return this;
    }

    /**
     * Asks a condition again and again; each answer is an event: {@code every(Duration.ofSeconds(10), () -> lag() < 5)}. A condition
     * that throws is bad, and so is a sample that is missed because the one before is still to be answered. It is asked on a thread of
     * the registry's own. What is recorded all the same is not counted, as with a {@link #source}.
     *
     * @param interval the time from one sample to the next; a tick of the registry at least
     * @param condition whether all is well
     * @return this
     * @throws IllegalArgumentException if the interval is not above zero
     */
    public SloBuilder every(Duration interval, Callable<Boolean> condition) {
        return every(SampledCondition.every(interval, condition));
    }

    /**
     * Asks a condition again and again, which says what becomes of missed samples.
     *
     * @param condition how often to ask what
     * @return this
     */
    public SloBuilder every(SampledCondition condition) {
        draft.settings.once("source", given("condition", condition));
        draft.pulled = condition;
        return this;
    }

    @Override
    SloBuilder self() {
        return this;
    }

    /**
     * Registers the SLO, which counts from this moment on.
     *
     * @param slos the registry
     * @return the SLO
     * @throws IllegalArgumentException if the name is taken, a window is out of range, or a rule can never fire
     * @throws IllegalStateException if there is no objective, or the registry is closed
     */
    public Slo register(SloRegistry slos) {
        return given("registry", slos).register(build());
    }

    /**
     * Returns a builder for a group: one SLO for each value of a label, with the settings that this builder has when it is registered.
     *
     * @param key the label, not blank
     * @return a builder of the group; this builder is not changed
     * @throws IllegalArgumentException if the label is blank
     * @throws IllegalStateException if the label has a value
     */
    public SloGroupBuilder groupBy(String key) {
        draft.requireFree(key);
        return new SloGroupBuilder(draft, key);
    }

    /**
     * Checks the settings and returns the definition, which can be registered, compared and read.
     *
     * @return an immutable definition
     * @throws IllegalArgumentException if a window is longer than the period, or a rule can never fire
     * @throws IllegalStateException if there is no objective
     */
    public SloDefinition build() {
        return draft.build();
    }

    @Override
    public String toString() {
        return OneLine.of("SloBuilder[" + draft + "]");
    }
}
