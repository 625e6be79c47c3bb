package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mutes some alerts for some time: listeners are not called. The alerts still change their state and are remembered.
 * Immutable.
 */
public final class Silence {
    private final String id;
    private final AlertMatcher matcher;
    private final Instant from;
    private final Instant until;
    private final String reason;
    private final @Nullable String author;

    private Silence(
            String id, AlertMatcher matcher, Instant from, Instant until, String reason, @Nullable String author) {
        notBlank("silence id", id);
        if (!given("from", from).isBefore(given("until", until))) {
            throw new IllegalArgumentException(
                    "until of a silence must be after from (" + from + "), but was " + until);
        }
        notBlank("reason of a silence", reason);
        TimeLine.nanos("from of a silence", from);
        TimeLine.nanos("until of a silence", until);
        this.id = Texts.chosen("silence id", id, Limits.LONGEST_NAME);
        this.matcher = given("matcher", matcher);
        this.from = from;
        this.until = until;
        this.reason = Texts.chosen("reason of a silence", reason, Limits.LONGEST_TEXT);
        this.author = author == null ? null : Texts.chosen("author", author, Limits.LONGEST_NAME);
    }

    /**
     * A silence with a new id and without an author.
     *
     * @param matcher the alerts that are silenced
     * @param from when it begins, before {@code until}; it may be in the past
     * @param until when it ends, at the latest at the beginning of 2262
     * @param reason why, not blank
     * @return a silence that does nothing until it is {@linkplain Silences#add added}
     * @throws IllegalArgumentException if the reason is blank, it ends before it begins, or it begins before 1970 or ends
     *     after 2262
     */
    public static Silence of(AlertMatcher matcher, Instant from, Instant until, String reason) {
        return new Silence(UUID.randomUUID().toString(), matcher, from, until, reason, null);
    }

    /**
     * The same silence under another id: one that another system uses, or that of a silence that it replaces.
     *
     * @param text a unique id, not blank
     * @return a new silence
     * @throws IllegalArgumentException if the id is blank
     */
    public Silence withId(String text) {
        return new Silence(text, matcher, from, until, reason, author);
    }

    /**
     * The same silence with an author.
     *
     * @param name who asked for it, not blank
     * @return a new silence with the same id
     * @throws IllegalArgumentException if the name is blank
     */
    public Silence withAuthor(String name) {
        return new Silence(id, matcher, from, until, reason, notBlank("author", name));
    }

    /**
     * The unique id.
     *
     * @return not blank
     */
    public String id() {
        return id;
    }

    /**
     * The alerts that are silenced.
     *
     * @return a matcher
     */
    public AlertMatcher matcher() {
        return matcher;
    }

    /**
     * When it begins.
     *
     * @return before {@link #until()}
     */
    public Instant from() {
        return from;
    }

    /**
     * When it ends; from this instant on it is not active.
     *
     * @return after {@link #from()}
     */
    public Instant until() {
        return until;
    }

    /**
     * The reason, for people who miss the alerts.
     *
     * @return not blank
     */
    public String reason() {
        return reason;
    }

    /**
     * The author: who asked for it.
     *
     * @return empty if none was given
     */
    public Optional<String> author() {
        return Optional.ofNullable(author);
    }

    /**
     * Whether it is active at an instant.
     *
     * @param at an instant
     * @return true from its beginning until just before its end
     */
    public boolean isActive(Instant at) {
        return !given("at", at).isBefore(from) && at.isBefore(until);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Silence that
                && id.equals(that.id)
                && matcher.equals(that.matcher)
                && from.equals(that.from)
                && until.equals(that.until)
                && reason.equals(that.reason)
                && Objects.equals(author, that.author);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The silence in short: {@code SLO checkout from 2026-03-01T00:00:00Z until 2026-03-01T01:00:00Z: release (by ops)}. */
    @Override
    public String toString() {
        return OneLine.of(matcher + " from " + from + " until " + until + ": " + reason
                + (author == null ? "" : " (by " + author + ")"));
    }
}
