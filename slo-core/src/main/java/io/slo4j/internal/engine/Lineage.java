package io.slo4j.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which one of those that go on from each other is the last. Whoever keeps an old one finds the last by it, and so holds none of
 * those in between. Safe for use by any thread.
 *
 * @param <T> those that go on from each other
 */
final class Lineage<T> {
    /* Null as long as nobody goes on from the first. */
    private volatile @Nullable T last;

    /** The last one goes on from one of them; null if it is this one. */
    @Nullable
    T after(T one) {
        T now = last;
        return now == one ? null : now;
    }

    /** Another one goes on from the last. */
    void goOn(T next) {
        last = next;
    }
}
