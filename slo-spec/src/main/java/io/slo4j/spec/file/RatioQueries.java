package io.slo4j.spec.file;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queries with which a metrics backend counts the events of an SLO, as they are written in a file. Immutable.
 *
 * @param kind what {@code query} gives
 * @param query the query of the good or the bad events, or of a ratio; in Sloth's form {@code {{.window}}} stands for the window
 * @param total the query of all events, of the same form; null if {@code query} gives a ratio
 * @param counters whether the queries give counters that only grow, so that whoever asks must take the increase over a window
 * @param source the type of the backend, such as {@code Prometheus}; empty if the file does not say it
 */
public record RatioQueries(
        Kind kind, String query, @Nullable String total, boolean counters, String source) {
    /** The placeholder for a window in a query. */
    public static final String WINDOW = "{{.window}}";

    /** What a query gives. */
    public enum Kind {
        /** Good events. */
        GOOD,
        /** Bad events. */
        BAD,
        /** The share of events that are good, 0 to 1. */
        GOOD_RATIO,
        /** The share of events that are bad, 0 to 1. */
        BAD_RATIO;

        boolean isRatio() {
            return this == GOOD_RATIO || this == BAD_RATIO;
        }
    }

    /**
     * Checks the components.
     *
     * @param kind what the query gives
     * @param query not blank
     * @param total not blank; null with a ratio, and only then
     * @param counters true or false
     * @param source may be empty
     * @throws IllegalArgumentException if a query is blank, a ratio has a total, or events have none
     */
    public RatioQueries {
        Objects.requireNonNull(kind, "kind must be given, but was null");
        Objects.requireNonNull(source, "source must be given, but was null");
        if (query.isBlank() || (total != null && total.isBlank())) {
            throw new IllegalArgumentException(
                    "query must not be blank, but was \"" + (query.isBlank() ? query : total) + '"');
        }
        if (kind.isRatio() == (total != null)) {
            throw new IllegalArgumentException("total must be given " + (kind.isRatio() ? "only " : "")
                    + "with a query of events, but was " + (total == null ? "null" : '"' + total + '"'));
        }
    }

    /**
     * The query of all events.
     *
     * @return empty if there is only a query of a ratio
     */
    public Optional<String> totalQuery() {
        return Optional.ofNullable(total);
    }
}
