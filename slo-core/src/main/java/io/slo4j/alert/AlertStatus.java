package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

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

    private AlertStatus(AlertRule rule, AlertState state, @Nullable Instant since, Evidence evidence) {
        this.rule = given("rule", rule);
        this.state = given("state", state);
        this.since = since;
        this.evidence = given("evidence", evidence);
    }

    /**
     * The status of a rule whose condition does not hold.
     *
     * @param rule the rule
     * @param evidence what it sees
     * @return an inactive status
     */
    public static AlertStatus inactive(AlertRule rule, Evidence evidence) {
        return new AlertStatus(rule, AlertState.INACTIVE, null, evidence);
    }

    /**
     * The status of a rule that is pending or firing.
     *
     * @param rule the rule
     * @param state pending or firing
     * @param since since when the condition has held
     * @param evidence what it sees
     * @return an active status
     * @throws IllegalArgumentException if the state is inactive
     */
    public static AlertStatus active(AlertRule rule, AlertState state, Instant since, Evidence evidence) {
        if (state == AlertState.INACTIVE) {
            throw new IllegalArgumentException("state must be PENDING or FIRING, but was " + state);
        }
        return new AlertStatus(rule, state, TimeLine.checked("since", since), evidence);
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
                && evidence.equals(that.evidence);
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
