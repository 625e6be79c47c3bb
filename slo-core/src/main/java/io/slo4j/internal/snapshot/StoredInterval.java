package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many durations each bucket counted between two instants. Immutable.
 *
 * @param start when it began
 * @param end when it ended, not before it began
 * @param counts bucket counts in the payload format of HdrHistogram's V2 encoding; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredInterval(Instant start, Instant end, byte[] counts) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredInterval that
                && start.equals(that.start)
                && end.equals(that.end)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
