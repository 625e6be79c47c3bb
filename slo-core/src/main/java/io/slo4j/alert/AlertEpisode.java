package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One time that an alert fired, from its beginning to its end. Immutable.
 *
 * @param slo the SLO's name
 * @param severity page or ticket
 * @param rule the rule's name
 * @param labels the SLO's labels
 * @param startedAt when the condition began to hold
 * @param firedAt when the alert began to fire
 * @param resolvedAt when it resolved; empty while it fires. If a process ended while it fired, and no later one watches it,
 *     when it was last known to fire
 */
public record AlertEpisode(
        String slo,
        Severity severity,
        String rule,
        Map<String, String> labels,
        Instant startedAt,
        Instant firedAt,
        Optional<Instant> resolvedAt) {

    /**
     * Checks the components.
     *
     * @param slo any
     * @param severity any
     * @param rule any
     * @param labels copied
     * @param startedAt any
     * @param firedAt any
     * @param resolvedAt not before {@code firedAt}
     * @throws IllegalArgumentException if it resolved before it fired
     */
    public AlertEpisode {
        given("SLO name", slo);
        given("severity", severity);
        given("rule", rule);
        labels = Map.copyOf(given("labels", labels));
        given("started at", startedAt);
        given("fired at", firedAt);
        given("resolved at", resolvedAt);
        if (resolvedAt.isPresent() && resolvedAt.get().isBefore(firedAt)) {
            throw new IllegalArgumentException(
                    "resolved must not be before fired (" + firedAt + "), but was " + resolvedAt.get());
        }
    }

    /**
     * How long it fired.
     *
     * @return from the beginning of the firing to its end, zero or more; empty while it fires
     */
    public Optional<Duration> timeToResolve() {
        return resolvedAt.map(resolved -> Duration.between(firedAt, resolved));
    }
}
