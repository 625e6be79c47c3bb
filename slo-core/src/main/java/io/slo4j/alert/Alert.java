package io.slo4j.alert;

import io.slo4j.InFlight;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.OneLine;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rule of one SLO has changed its state. Immutable. */
public final class Alert {
    /** The annotation that links to instructions. */
    public static final String RUNBOOK = "runbook";

    /** The annotation that links to charts. */
    public static final String DASHBOARD = "dashboard";

    /** The annotation that says what the SLO measures and whom a miss hurts. */
    public static final String DESCRIPTION = "description";

    private final String slo;
    private final String objective;
    private final AlertRule rule;
    private final AlertState from;
    private final AlertState to;
    private final Instant at;
    private final Instant since;
    private final Instant firedAt;
    private final String id;
    private final long sequence;
    private final Evidence evidence;
    private final BudgetStatus budget;
    private final boolean test;
    private final double incidentCost;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final BadEvents badEvents;
    private final @Nullable InFlight inFlight;
    private final @Nullable Release release;
    private final @Nullable Failure lastFailure;

    Alert(AlertBuilder builder) {
        this.slo = builder.slo;
        this.rule = builder.rule;
        this.objective = AlertBuilder.required("objective", builder.objective);
        this.from = AlertBuilder.required("state before", builder.from);
        this.to = AlertBuilder.required("state", builder.to);
        this.at = AlertBuilder.required("instant", builder.at);
        this.since = builder.since == null ? at : builder.since;
        this.firedAt = builder.firedAt == null ? at : builder.firedAt;
        this.test = builder.test;
        this.id = AlertIdentity.id((test ? "test\0" : "") + slo, rule, firedAt);
        this.sequence = builder.sequence > 0 ? builder.sequence : AlertIdentity.sequence(firedAt, at, firing());
        this.evidence = AlertBuilder.required("evidence", builder.evidence);
        this.budget = AlertBuilder.required("budget", builder.budget);
        this.incidentCost = builder.incidentCost;
        this.labels = builder.labels;
        this.annotations = builder.annotations;
        this.badEvents = builder.badEvents;
        this.inFlight = builder.inFlight;
        this.release = builder.release;
        this.lastFailure = builder.lastFailure;
    }

    /**
     * Returns a builder for an alert, for a test of a listener. The registry makes its own.
     *
     * @param slo the SLO's name
     * @param rule the rule
     * @return a builder
     */
    public static AlertBuilder builder(String slo, AlertRule rule) {
        return new AlertBuilder(slo, rule);
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
     * The SLO's objective.
     *
     * @return as text, {@code 99.9%}
     */
    public String objective() {
        return objective;
    }

    /**
     * The rule.
     *
     * @return one of the SLO's rules
     */
    public AlertRule rule() {
        return rule;
    }

    /**
     * The severity.
     *
     * @return that of the rule
     */
    public Severity severity() {
        return rule.severity();
    }

    /**
     * The state before.
     *
     * @return for a late or repeated notification {@link AlertState#FIRING}, the same as {@link #to()}
     */
    public AlertState from() {
        return from;
    }

    /**
     * The state now.
     *
     * @return {@link AlertState#FIRING} when the alert begins, {@link AlertState#INACTIVE} when it resolves
     */
    public AlertState to() {
        return to;
    }

    /**
     * Whether the alert fires now.
     *
     * @return true if it fires, false if it has resolved
     */
    public boolean firing() {
        return to == AlertState.FIRING;
    }

    /**
     * When the state changed.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * When the condition began to hold.
     *
     * @return not after {@link #firedAt()}
     */
    public Instant since() {
        return since;
    }

    /**
     * When the alert began to fire: {@link #since()} and the rule's hold, at a tick.
     *
     * @return not after {@link #at()}, unless the clock is behind that of an earlier process in which the alert began
     */
    public Instant firedAt() {
        return firedAt;
    }

    /**
     * What tells this alert from all others, those of the same rule at other times among them. Beginning, repeats and end of
     * one alert have the same id, in this process and the next.
     *
     * @return a UUID as text
     */
    public String id() {
        return id;
    }

    /**
     * Whether somebody has asked for this alert, by {@code SloRegistry.testAlert}, to see whether it arrives.
     *
     * @return false for an alert that a rule has made fire
     */
    public boolean isTest() {
        return test;
    }

    /**
     * The place of this notification among those of the same {@link #id()}. A notification that a listener is called with again,
     * because it failed, has the same sequence as before.
     *
     * @return 1 for the beginning; greater for each later notification, also of a later process; the gaps mean nothing
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When the alert resolved.
     *
     * @return empty while it fires
     */
    public Optional<Instant> resolvedAt() {
        return firing() ? Optional.empty() : Optional.of(at);
    }

    /**
     * The figures that the rule compares, at that instant.
     *
     * @return evidence of the rule's kind
     */
    public Evidence evidence() {
        return evidence;
    }

    /**
     * The burn rates in the windows of a burn-rate rule.
     *
     * @return empty for a rule of another kind
     */
    public Optional<BurnRates> burnRates() {
        return evidence instanceof BurnRateRule.Seen seen ? Optional.of(seen.burnRates()) : Optional.empty();
    }

    /**
     * The error budget at that instant.
     *
     * @return its status
     */
    public BudgetStatus budget() {
        return budget;
    }

    /**
     * The cost of this incident so far: the share of the period's error budget that was consumed since one (long) window of
     * the rule before the condition began to hold.
     *
     * @return 0 or more; 1 is the whole budget
     */
    public double incidentCost() {
        return incidentCost;
    }

    /**
     * The SLO's labels.
     *
     * @return an immutable map, in the order in which they were given
     */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * The SLO's annotations, placeholders filled in.
     *
     * @return an immutable map, in the order in which they were given
     */
    public Map<String, String> annotations() {
        return annotations;
    }

    /**
     * The bad events of the longest window of the rule, by cause; for a rule without a window, of the period. A rule for latency or
     * traffic is not about bad events, and has none.
     *
     * @return none if nothing is known of them
     */
    public BadEvents badEvents() {
        return badEvents;
    }

    /**
     * The events that had begun and not yet ended.
     *
     * @return empty if the SLO does not detect work that hangs
     */
    public Optional<InFlight> inFlight() {
        return Optional.ofNullable(inFlight);
    }

    /**
     * The release that the condition began to hold after, if that was within an hour.
     *
     * @return empty if there was none, or nobody has said so
     */
    public Optional<Release> release() {
        return Optional.ofNullable(release);
    }

    /**
     * The last bad event of which there is something to show, if it lies in the longest window of the rule; for a rule without a
     * window, in the period. A rule for latency or traffic is not about failures, and shows none, and neither does an alert whose bad
     * events hardly ever threw.
     *
     * @return what it threw, and its trace; empty if there was none
     */
    public Optional<Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /**
     * The alert in words, for a reader who has just been woken.
     *
     * @return a few sentences on one line, fewer than 4,000 characters
     */
    public String summary() {
        return new Summary(this).text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Alert that
                && slo.equals(that.slo)
                && objective.equals(that.objective)
                && rule.equals(that.rule)
                && from == that.from
                && to == that.to
                && at.equals(that.at)
                && since.equals(that.since)
                && firedAt.equals(that.firedAt)
                && evidence.equals(that.evidence)
                && budget.equals(that.budget)
                && test == that.test
                && Double.compare(incidentCost, that.incidentCost) == 0
                && labels.equals(that.labels)
                && annotations.equals(that.annotations)
                && badEvents.equals(that.badEvents)
                && Objects.equals(inFlight, that.inFlight)
                && Objects.equals(release, that.release)
                && Objects.equals(lastFailure, that.lastFailure);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slo, rule, from, to, at);
    }

    /** The alert in short: {@code PAGE checkout 14.4x 1h/5m: PENDING to FIRING at 2026-03-01T00:00:52Z}. */
    @Override
    public String toString() {
        return (test ? "TEST " : "") + severity() + " " + OneLine.ofName(slo, 200) + " " + OneLine.of(rule.name(), 200)
                + ": " + from + " to " + to + " at " + at;
    }
}
