package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.SloStatus;
import io.slo4j.source.SourceStatus;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the source or the condition that the events of an SLO come from. Immutable.
 *
 * @param text what it is: {@code source of bad and all events}
 * @param lastRead when it last answered, in ISO 8601; null if it never has
 * @param stale whether nothing is known of what has come since
 * @param trouble why: {@code threw java.sql.SQLTransientException}; null if it is not stale
 */
public record SourceView(
        String text,
        @Nullable String lastRead,
        boolean stale,
        @Nullable String trouble) {

    /**
     * Returns the view of a source.
     *
     * @param status the status of an SLO
     * @return the view; null if its events are recorded
     */
    public static @Nullable SourceView of(SloStatus status) {
        String text = given("status", status)
                .definition()
                .pulled()
                .map(Object::toString)
                .orElse("");
        return status.source().map(source -> of(text, source)).orElse(null);
    }

    private static SourceView of(String text, SourceStatus source) {
        return new SourceView(
                text,
                source.lastRead().map(Object::toString).orElse(null),
                source.isStale(),
                source.trouble().orElse(null));
    }
}
