package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bad event that an alert shows: what it threw, and its trace. It consists of texts alone and holds nothing of what was thrown.
 * Each text is one line, in which control characters are shown as escapes. Immutable.
 */
public final class Failure {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_LINES = 20;

    private final Instant at;
    private final @Nullable String type;
    private final @Nullable String message;
    private final List<String> stackTrace;
    private final @Nullable String traceId;

    private Failure(
            Instant at,
            @Nullable String type,
            @Nullable String message,
            List<String> stackTrace,
            @Nullable String traceId) {
        this.at = at;
        this.type = type;
        this.message = message;
        this.stackTrace = stackTrace;
        this.traceId = traceId;
    }

    /**
     * Returns a failure of which nothing but the time is known.
     *
     * @param at when
     * @return a failure
     */
    public static Failure of(Instant at) {
        return new Failure(TimeLine.checked("instant", at), null, null, List.of(), null);
    }

    private static String line(String text) {
        return OneLine.of(text, MOST_CHARACTERS);
    }

    /**
     * The same failure, of an exception of this type.
     *
     * @param name the name of the class
     * @return a failure
     */
    public Failure withType(String name) {
        return new Failure(at, line(given("type", name)), message, stackTrace, traceId);
    }

    /**
     * The same failure with the message of the exception.
     *
     * @param text any text; of a long one the first 200 characters are kept
     * @return a failure
     */
    public Failure withMessage(String text) {
        return new Failure(at, type, line(given("message", text)), stackTrace, traceId);
    }

    /**
     * The same failure with the stack trace of the exception.
     *
     * @param lines the lines, innermost frame first; the first 20 are kept, and 200 characters of each
     * @return a failure
     */
    public Failure withStackTrace(List<String> lines) {
        List<String> kept = allGiven("line of a stack trace", lines).stream()
                .limit(MOST_LINES)
                .map(Failure::line)
                .toList();
        return new Failure(at, type, message, kept, traceId);
    }

    /**
     * The same failure with the id of the trace that the event belongs to.
     *
     * @param id the id; of a long one the first 200 characters are kept
     * @return a failure
     */
    public Failure withTraceId(String id) {
        return new Failure(at, type, message, stackTrace, line(given("trace id", id)));
    }

    /**
     * When it happened, to a tick.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * The class of the exception.
     *
     * @return its name; empty if the event was bad without an exception
     */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /**
     * The message of the exception.
     *
     * @return at most 200 characters; empty if there is none, or the registry leaves messages out
     */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /**
     * Where the exception was thrown.
     *
     * @return at most 20 lines; empty without an exception
     */
    public List<String> stackTrace() {
        return stackTrace;
    }

    /**
     * The id of the trace that the event belongs to.
     *
     * @return empty if it is not known
     */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }

    /**
     * The exception in words.
     *
     * @return {@code java.io.IOException: no stock}; empty without an exception
     */
    public Optional<String> text() {
        return type().map(name -> message == null ? name : name + ": " + message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Failure that
                && at.equals(that.at)
                && Objects.equals(type, that.type)
                && Objects.equals(message, that.message)
                && stackTrace.equals(that.stackTrace)
                && Objects.equals(traceId, that.traceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, type, message, traceId);
    }

    /** When, what and in which trace: {@code 2026-03-01T00:00:52Z java.io.IOException: no stock (trace 4bf92f35)}. */
    @Override
    public String toString() {
        return at
                + text().map(text -> " " + text).orElse("")
                + traceId().map(id -> " (trace " + id + ")").orElse("");
    }
}
