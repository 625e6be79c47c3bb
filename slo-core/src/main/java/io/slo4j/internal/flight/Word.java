package io.slo4j.internal.flight;

/**
 * One place for an event, as a number. The two lowest bits say what it is; the others are when the event began, or for a free place
 * the next free one. That an event ends and that its time is up are changes of one word, so that only one of them happens.
 */
final class Word {
    /** Later than any event can begin. */
    static final long NEVER = 1L << 62;

    /* Some 73 years on either side of the origin: times that make no sense are brought in here. */
    private static final long FARTHEST = 1L << 60;

    private static final int FREE = 0;
    private static final int OPEN = 1;
    private static final int UP = 3;

    private Word() {}

    /** An event in flight whose time is not up. */
    static long open(long startNanos) {
        return Math.max(-FARTHEST, Math.min(startNanos, FARTHEST)) << 2 | OPEN;
    }

    /** The same event when its time is up. */
    static long up(long open) {
        return open | UP;
    }

    /** A free place, with the number of the next free one. */
    static long free(int next) {
        return (long) next << 2;
    }

    static int next(long free) {
        return (int) (free >>> 2);
    }

    static boolean isFree(long word) {
        return (word & UP) == FREE;
    }

    static boolean isOpen(long word) {
        return (word & UP) == OPEN;
    }

    static boolean isUp(long word) {
        return (word & UP) == UP;
    }

    static long startNanos(long word) {
        return word >> 2;
    }
}
