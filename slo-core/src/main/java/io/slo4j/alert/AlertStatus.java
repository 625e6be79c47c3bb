package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of one rule for one SLO, and the figures that the rule compares. Immutable. */
public final class AlertStatus {
    private final AlertRule rule;
    private final AlertState state;
    private final @Nullable Instant since;
    private final Evidence evidence;
    private final double distance;

    private AlertStatus(AlertRule rule, AlertState state, @Nullable Instant since, Evidence evidence, double distance) {
        this.rule = given("rule", rule);
        this.state = given("state", state);
        this.since = since;
        this.evidence = given("evidence", evidence);
        this.distance = Numbers.zeroOrMore("distance", distance);
    }

    /**
     * The status of a rule whose condition does not hold.
     *
     * @param rule the rule
     * @param evidence what it sees
     * @param distance the judged value divided by its limit, 0 or more
     * @return an inactive status
     * @throws IllegalArgumentException if the distance is out of its range
     */
    public static AlertStatus inactive(AlertRule rule, Evidence evidence, double distance) {
        return new AlertStatus(rule, AlertState.INACTIVE, null, evidence, distance);
    }

    /**
     * The status of a rule that is pending or firing.
     *
     * @param rule the rule
     * @param state pending or firing
     * @param since since when the condition has held
     * @param evidence what it sees
     * @param distance the judged value divided by its limit, 0 or more
     * @return an active status
     * @throws IllegalArgumentException if the state is inactive, or the distance is out of its range
     */
    public static AlertStatus active(
            AlertRule rule, AlertState state, Instant since, Evidence evidence, double distance) {
        if (state == AlertState.INACTIVE) {
            throw new IllegalArgumentException("state must be PENDING or FIRING, but was " + state);
        }
        return new AlertStatus(rule, state, TimeLine.checked("since", since), evidence, distance);
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
     * Its state.
     *
     * @return inactive, pending or firing
     */
    public AlertState state() {
        return state;
    }

    /**
     * Since when the condition has held.
     *
     * @return empty while inactive
     */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /**
     * The figures that the rule compares.
     *
     * @return evidence of the rule's kind
     */
    public Evidence evidence() {
        return evidence;
    }

    /**
     * How far the rule is from firing: the value that is judged, divided by its limit. Above 1 the condition holds.
     *
     * <p>What is judged is not always what is seen: a part of a window that was not observed counts as good, and without a bad
     * event the distance does not grow beyond what the last one made of it. In a process ten seconds old whose only two failures were
     * among its first ten requests, the burn rate of an hour is 200, and the distance of a rule with a factor of 14.4 is 0.04.
     *
     * @return 0 or more; of both windows of a burn-rate rule the lesser, as both must burn; of a rule with minimums the lesser
     *     of that and the share of a minimum that is there
     */
    public double distance() {
        return distance;
    }

    /**
     * The burn rates in the windows of a burn-rate rule.
     *
     * @return empty for a rule of another kind
     */
    public Optional<BurnRates> burnRates() {
        return evidence instanceof BurnRateRule.Seen seen ? Optional.of(seen.burnRates()) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertStatus that
                && rule.equals(that.rule)
                && state == that.state
                && Objects.equals(since, that.since)
                && evidence.equals(that.evidence)
                && Double.compare(distance, that.distance) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, state, since);
    }

    /** The status in short: {@code PAGE 14.4x 1h/5m: FIRING since 2026-03-01T00:00:52Z}. */
    @Override
    public String toString() {
        return OneLine.of(
                rule.severity() + " " + rule.name() + ": " + state + (since == null ? "" : " since " + since));
    }
}
