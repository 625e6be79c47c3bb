package io.slo4j.internal.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The listeners of one registry that hear of its SLOs. Safe for use by any thread. None is called while a lock of the registry is
 * held: a listener may have locks of its own, and the two could deadlock.
 *
 * @param <H> the front door's type
 */
public final class Introduced<H> implements Audience<H> {
    private final List<Introductions<H>> all = new CopyOnWriteArrayList<>();

    /** Adds a listener. */
    public void add(Introductions<H> listener) {
        all.add(listener);
    }

    /** Removes one; it is not called again. */
    public void remove(Introductions<H> listener) {
        all.remove(listener);
    }

    @Override
    public void due(H slo) {
        all.forEach(listener -> listener.due(slo));
    }

    @Override
    public void registered(H slo) {
        all.forEach(listener -> listener.registered(slo));
    }

    @Override
    public void closed(H slo) {
        all.forEach(listener -> listener.closed(slo));
    }
}
