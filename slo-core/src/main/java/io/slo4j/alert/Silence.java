package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A time in which nobody is told of some alerts. They change their state, and are remembered, all the same. Immutable.
 *
 * @param id what tells it from other silences
 * @param matcher the alerts that are silenced
 * @param from when it begins
 * @param until when it ends; at this instant it is over
 * @param reason why, for the people who wonder where the alerts are
 * @param author who wants it so
 */
public record Silence(
        String id, AlertMatcher matcher, Instant from, Instant until, String reason, Optional<String> author) {

    /**
     * Checks the components.
     *
     * @param id not blank
     * @param matcher any
     * @param from before {@code until}
     * @param until after {@code from}
     * @param reason not blank
     * @param author any
     * @throws IllegalArgumentException if the id or the reason is blank, or it ends before it begins
     */
    public Silence {
        if (given("silence id", id).isBlank()) {
            throw new IllegalArgumentException("silence id must be a text, but was \"" + id + "\"");
        }
        given("matcher", matcher);
        given("from", from);
        given("until", until);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "until of a silence must be after from (" + from + "), but was " + until);
        }
        if (given("reason", reason).isBlank()) {
            throw new IllegalArgumentException("reason of a silence must say why, but was \"" + reason + "\"");
        }
        given("author", author);
    }

    /**
     * A silence with an id of its own, of no known author.
     *
     * @param matcher the alerts that are silenced
     * @param from when it begins, before {@code until}; in the past, too
     * @param until when it ends
     * @param reason why, not blank
     * @return a silence that does nothing until it is {@linkplain Silences#add added}
     * @throws IllegalArgumentException if the reason is blank, or it ends before it begins
     */
    public static Silence of(AlertMatcher matcher, Instant from, Instant until, String reason) {
        return new Silence(UUID.randomUUID().toString(), matcher, from, until, reason, Optional.empty());
    }

    /**
     * The same silence, wanted by somebody.
     *
     * @param name who
     * @return a new silence with the same id
     */
    public Silence withAuthor(String name) {
        return new Silence(id, matcher, from, until, reason, Optional.of(given("author name", name)));
    }

    /**
     * Whether it silences at an instant.
     *
     * @param at an instant
     * @return true from its beginning until just before its end
     */
    public boolean isActive(Instant at) {
        return !given("at", at).isBefore(from) && at.isBefore(until);
    }
}
