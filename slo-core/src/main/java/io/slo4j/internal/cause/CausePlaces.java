package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;

/** Where the events of each cause are counted: first what is not told apart, one place a kind, and then the causes. */
final class CausePlaces {
    /** How many causes are told apart. */
    static final int MOST = 16;

    /** How many places there are for what is not told apart. */
    static final int OTHERS = 3;

    /** How many places there are. */
    static final int ALL = OTHERS + MOST;

    /** As far as the events of a cause go. */
    static final long MOST_EVENTS = (1L << 62) - 1;

    private CausePlaces() {}

    /** Where events of a kind are counted that are not told apart. */
    static int ofOther(Cause.Kind kind) {
        return switch (kind) {
            case FAILED -> 0;
            case SLOW -> 1;
            case JUDGED -> 2;
        };
    }

    static long sum(long one, long other) {
        return one > MOST_EVENTS - other ? MOST_EVENTS : one + other;
    }
}
