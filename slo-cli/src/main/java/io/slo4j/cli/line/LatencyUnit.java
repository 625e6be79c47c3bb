package io.slo4j.cli.line;

import org.jspecify.annotations.Nullable;

/** A unit in which a log has the time that a request took. */
public enum LatencyUnit {
    S("seconds", 1_000_000_000),
    MS("milliseconds", 1_000_000),
    US("microseconds", 1_000),
    NS("nanoseconds", 1);

    private final String plural;
    private final long nanos;

    LatencyUnit(String plural, long nanos) {
        this.plural = plural;
        this.nanos = nanos;
    }

    String plural() {
        return plural;
    }

    long nanos() {
        return nanos;
    }

    /** The unit of a value such as {@code 42ms} by its letters; null if they are none. */
    static @Nullable LatencyUnit named(String letters) {
        return switch (letters) {
            case "s" -> S;
            case "ms" -> MS;
            case "us", "\u00b5s", "\u03bcs" -> US;
            case "ns" -> NS;
            default -> null;
        };
    }
}
