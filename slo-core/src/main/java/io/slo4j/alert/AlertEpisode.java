package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One time that an alert fired, from its beginning to its end. Immutable. */
public final class AlertEpisode {
    private final String slo;
    private final Severity severity;
    private final String rule;
    private final Map<String, String> labels;
    private final Instant startedAt;
    private final Instant firedAt;
    private final @Nullable Instant resolvedAt;
    private final double incidentCost;

    private AlertEpisode(
            String slo,
            Severity severity,
            String rule,
            Map<String, String> labels,
            Instant startedAt,
            Instant firedAt,
            @Nullable Instant resolvedAt,
            double incidentCost) {
        this.slo = given("SLO name", slo);
        this.severity = given("severity", severity);
        this.rule = given("rule name", rule);
        this.labels = Map.copyOf(labels);
        this.startedAt = TimeLine.checked("beginning of the condition", startedAt);
        this.firedAt = TimeLine.checked("beginning of the alert", firedAt);
        this.resolvedAt = resolvedAt == null ? null : TimeLine.checked("end of the alert", resolvedAt);
        this.incidentCost = Numbers.zeroOrMore("incident cost", incidentCost);
        if (resolvedAt != null && resolvedAt.isBefore(firedAt)) {
            throw new IllegalArgumentException(
                    "resolved must not be before fired (" + firedAt + "), but was " + resolvedAt);
        }
    }

    /**
     * An episode that fires.
     *
     * @param slo the SLO's name
     * @param severity page, ticket or info
     * @param rule the rule's name
     * @param startedAt when the condition began to hold
     * @param firedAt when the alert began to fire
     * @return an episode without labels, not resolved
     * @throws IllegalArgumentException if an instant lies before 1970 or after 2262
     */
    public static AlertEpisode of(String slo, Severity severity, String rule, Instant startedAt, Instant firedAt) {
        return new AlertEpisode(slo, severity, rule, Map.of(), startedAt, firedAt, null, 0);
    }

    /**
     * The same episode of an SLO with labels.
     *
     * @param all the SLO's labels
     * @return a new episode
     */
    public AlertEpisode withLabels(Map<String, String> all) {
        return new AlertEpisode(
                slo, severity, rule, given("labels", all), startedAt, firedAt, resolvedAt, incidentCost);
    }

    /**
     * The same episode, ended.
     *
     * @param end when it resolved, not before it fired
     * @return a new episode
     * @throws IllegalArgumentException if it resolved before it fired, or after 2262
     */
    public AlertEpisode withResolvedAt(Instant end) {
        return new AlertEpisode(
                slo, severity, rule, labels, startedAt, firedAt, given("end of the alert", end), incidentCost);
    }

    /**
     * The same episode with what it has cost.
     *
     * @param share the share of the period's budget, 0 or more
     * @return a new episode
     * @throws IllegalArgumentException if the share is below 0 or not a number
     */
    public AlertEpisode withIncidentCost(double share) {
        return new AlertEpisode(slo, severity, rule, labels, startedAt, firedAt, resolvedAt, share);
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
     * The severity.
     *
     * @return page, ticket or info
     */
    public Severity severity() {
        return severity;
    }

    /**
     * The rule's name.
     *
     * @return not blank
     */
    public String rule() {
        return rule;
    }

    /**
     * The SLO's labels.
     *
     * @return an immutable map
     */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * When the condition began to hold.
     *
     * @return not after {@link #firedAt()}
     */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * When the alert began to fire.
     *
     * @return an instant of the registry's clock
     */
    public Instant firedAt() {
        return firedAt;
    }

    /**
     * When it resolved.
     *
     * @return empty while it fires. If a process ended while it fired, and no later one evaluates it: when it was last
     *     known to fire
     */
    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    /**
     * How long it fired.
     *
     * @return from {@link #firedAt()} to {@link #resolvedAt()}, zero or more; empty while it fires
     */
    public Optional<Duration> timeToResolve() {
        return resolvedAt().map(resolved -> Duration.between(firedAt, resolved));
    }

    /**
     * The share of the period's budget that the incident had cost when the alert resolved, as the alert said. It stays as it was then,
     * whatever is excluded later and however little else is known of that time.
     *
     * @return 0 or more; while it fires, what it had cost when it began to fire; 0 where that is not known
     */
    public double incidentCost() {
        return incidentCost;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertEpisode that
                && slo.equals(that.slo)
                && severity == that.severity
                && rule.equals(that.rule)
                && labels.equals(that.labels)
                && startedAt.equals(that.startedAt)
                && firedAt.equals(that.firedAt)
                && Objects.equals(resolvedAt, that.resolvedAt)
                && Double.compare(incidentCost, that.incidentCost) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(slo, severity, rule, firedAt, resolvedAt);
    }

    /** The episode in short: {@code PAGE checkout 14.4x 1h/5m: fired 2026-03-01T00:00:52Z, resolved 2026-03-01T00:06:10Z}. */
    @Override
    public String toString() {
        return OneLine.of(severity + " " + slo + " " + rule + ": fired " + firedAt
                + (resolvedAt == null ? "" : ", resolved " + resolvedAt));
    }
}
