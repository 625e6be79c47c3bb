package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.InFlight;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the components of an alert. The objective, the change of state, the evidence and the budget are required; the
 * rest is empty by default. Not safe for use by several threads.
 */
public final class AlertBuilder {
    final String slo;
    final AlertRule rule;

    @Nullable
    String objective;

    @Nullable
    AlertState from;

    @Nullable
    AlertState to;

    @Nullable
    Instant at;

    @Nullable
    Instant since;

    @Nullable
    Instant firedAt;

    @Nullable
    Evidence evidence;

    @Nullable
    BudgetStatus budget;

    boolean test;
    long sequence;
    double incidentCost;
    Map<String, String> labels = Map.of();
    Map<String, String> annotations = Map.of();

    BadEvents badEvents = BadEvents.NONE;

    @Nullable
    InFlight inFlight;

    @Nullable
    Release release;

    @Nullable
    Failure lastFailure;

    AlertBuilder(String slo, AlertRule rule) {
        this.slo = given("SLO name", slo);
        this.rule = given("rule", rule);
    }

    static <T> T required(String what, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(what + " must be set before an alert is built");
        }
        return value;
    }

    /**
     * The SLO's objective. Required.
     *
     * @param text for example {@code 99.9%}
     * @return this
     */
    public AlertBuilder objective(String text) {
        this.objective = given("objective", text);
        return this;
    }

    /**
     * The change of state. Required.
     *
     * @param before the state before
     * @param now the state now
     * @param when when it changed
     * @return this
     */
    public AlertBuilder changed(AlertState before, AlertState now, Instant when) {
        this.from = given("state before", before);
        this.to = given("state", now);
        this.at = TimeLine.checked("instant", when);
        return this;
    }

    /**
     * When the alert began; by default at the instant of the change.
     *
     * @param conditionHeld when the condition began to hold
     * @param fired when the alert began to fire
     * @return this
     */
    public AlertBuilder began(Instant conditionHeld, Instant fired) {
        this.since = TimeLine.checked("beginning of the condition", conditionHeld);
        this.firedAt = TimeLine.checked("beginning of the alert", fired);
        return this;
    }

    /**
     * The place of this notification among those of the same alert; by default it grows with the time since the alert began.
     *
     * @param place above zero
     * @return this
     * @throws IllegalArgumentException if it is not above zero
     */
    public AlertBuilder sequence(long place) {
        if (place < 1) {
            throw new IllegalArgumentException("sequence must be above zero, but was " + place);
        }
        this.sequence = place;
        return this;
    }

    /**
     * Marks the alert as a test, which nothing has made fire.
     *
     * @return this
     */
    public AlertBuilder test() {
        this.test = true;
        return this;
    }

    /**
     * The figures that the rule compares. Required.
     *
     * @param seen evidence of the rule's kind
     * @return this
     * @throws IllegalArgumentException if it is the evidence of a rule of another kind
     */
    public AlertBuilder evidence(Evidence seen) {
        if (!rule.kind().nothingSeen().getClass().isInstance(given("evidence", seen))) {
            throw new IllegalArgumentException("evidence must be that of a rule of kind " + rule.kind() + ", but was "
                    + OneLine.of(seen.toString()));
        }
        this.evidence = seen;
        return this;
    }

    /**
     * The error budget. Required.
     *
     * @param status its status
     * @return this
     */
    public AlertBuilder budget(BudgetStatus status) {
        this.budget = given("budget", status);
        return this;
    }

    /**
     * The cost of the incident so far; 0 by default.
     *
     * @param share the share of the period's error budget, 0 or more
     * @return this
     * @throws IllegalArgumentException if the share is negative, infinite or not a number
     */
    public AlertBuilder incidentCost(double share) {
        this.incidentCost = Numbers.zeroOrMore("incident cost", share);
        return this;
    }

    /**
     * The SLO's labels.
     *
     * @param all names to values
     * @return this
     */
    public AlertBuilder labels(Map<String, String> all) {
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(given("labels", all)));
        return this;
    }

    /**
     * The SLO's annotations.
     *
     * @param all names to texts, placeholders filled in
     * @return this
     */
    public AlertBuilder annotations(Map<String, String> all) {
        this.annotations = Collections.unmodifiableMap(new LinkedHashMap<>(given("annotations", all)));
        return this;
    }

    /**
     * The bad events that the rule looks at, by cause.
     *
     * @param events none by default
     * @return this
     */
    public AlertBuilder badEvents(BadEvents events) {
        this.badEvents = given("bad events", events);
        return this;
    }

    /**
     * The events that have begun and not yet ended.
     *
     * @param events how many there are, and for how long; null if the SLO does not detect work that hangs
     * @return this
     */
    public AlertBuilder inFlight(@Nullable InFlight events) {
        this.inFlight = events;
        return this;
    }

    /**
     * The release that the condition began to hold after.
     *
     * @param last null if there was none shortly before
     * @return this
     */
    public AlertBuilder release(@Nullable Release last) {
        this.release = last;
        return this;
    }

    /**
     * The last failure.
     *
     * @param failure null if there is none to show
     * @return this
     */
    public AlertBuilder lastFailure(@Nullable Failure failure) {
        this.lastFailure = failure;
        return this;
    }

    /**
     * Returns the alert.
     *
     * @return an immutable alert
     * @throws IllegalStateException if a required component was not given
     */
    public Alert build() {
        return new Alert(this);
    }

    @Override
    public String toString() {
        return OneLine.of("AlertBuilder[" + slo + ", " + rule.text() + "]");
    }
}
