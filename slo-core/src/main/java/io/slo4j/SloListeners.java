package io.slo4j;

import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.engine.Audience;
import io.slo4j.internal.engine.Introductions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The SLO listeners of one registry. Safe for use by any thread. None is called while a lock of the registry is held: a
 * listener may have locks of its own, and the two could deadlock.
 */
final class SloListeners implements Audience<Slo> {
    final List<Introductions<Slo>> all = new CopyOnWriteArrayList<>();

    /** Those of a listener that has been told of nothing yet. */
    static Introductions<Slo> introductions(DirectListener<SloListener> listener) {
        return new Introductions<>(
                slo -> listener.call(slo.name() + " was registered", one -> one.registered(slo)),
                slo -> listener.call(slo.name() + " was closed", one -> one.closed(slo)));
    }

    @Override
    public void due(Slo slo) {
        all.forEach(listener -> listener.due(slo));
    }

    @Override
    public void registered(Slo slo) {
        all.forEach(listener -> listener.registered(slo));
    }

    @Override
    public void closed(Slo slo) {
        all.forEach(listener -> listener.closed(slo));
    }
}
