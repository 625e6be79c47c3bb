package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import java.util.Optional;

/**
 * One reason for which events were bad, and how many. Immutable.
 *
 * @param kind what made them bad
 * @param label the name of the exception's class; {@code slower than 300ms}; what the caller or a rule of outcome has said. One
 *     line of at most 100 characters. {@link #OTHER} for what is not told apart
 * @param events how many, 0 or more
 * @param traceId the id of a trace that one of the latest of them belongs to; empty if it is not known
 */
public record Cause(Kind kind, String label, long events, Optional<String> traceId) {
    /** The label of bad events whose causes are not told apart, because there are more than 16. */
    public static final String OTHER = "other";

    /** The label of events that were marked as bad by a caller who did not say why. */
    public static final String MARKED = "marked bad";

    private static final int MOST_CHARACTERS = 100;

    /** What makes an event bad. */
    public enum Kind {
        /** The work threw, or ended without a mark. */
        FAILED,
        /** It took longer than the latency threshold, and was good otherwise. */
        SLOW,
        /** A rule of outcome judged its result, or the caller marked it. */
        JUDGED
    }

    /**
     * Makes one line of the label and the trace id.
     *
     * @param kind what made them bad
     * @param label of a long one the first 100 characters are kept
     * @param events how many
     * @param traceId of a long one the first 100 characters are kept
     * @throws IllegalArgumentException if the number of events is negative
     */
    public Cause {
        given("kind", kind);
        label = OneLine.of(given("label", label), MOST_CHARACTERS);
        if (events < 0) {
            throw new IllegalArgumentException("events must be 0 or more, but was " + events);
        }
        traceId = given("trace id", traceId).map(id -> OneLine.of(id, MOST_CHARACTERS));
    }

    /**
     * The label as a sentence says it.
     *
     * @return for an exception the name of its class without the package
     */
    public String shortLabel() {
        return kind == Kind.FAILED ? label.substring(label.lastIndexOf('.') + 1) : label;
    }
}
