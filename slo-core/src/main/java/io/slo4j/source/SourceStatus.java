package io.slo4j.source;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the source or the condition of an SLO. Immutable.
 *
 * @param lastRead when it last answered, on the registry's clock; empty until it has
 * @param trouble why it is stale, on one line: {@code threw java.sql.SQLTransientException}, {@code does not answer}; empty if it is not
 */
public record SourceStatus(Optional<Instant> lastRead, Optional<String> trouble) {
    /**
     * Makes one line of the trouble.
     *
     * @param lastRead when it last answered
     * @param trouble why it is stale
     */
    public SourceStatus {
        given("last reading", lastRead);
        trouble = given("trouble", trouble).map(OneLine::of);
    }

    /**
     * Whether the SLO shows what was counted up to the last reading, and knows nothing of what has come since.
     *
     * @return true if the last attempt to read failed, or lasts for more than five seconds
     */
    public boolean isStale() {
        return trouble.isPresent();
    }
}
