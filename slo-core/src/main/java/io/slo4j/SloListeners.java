package io.slo4j;

import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.delivery.ListenerKind;
import io.slo4j.internal.engine.Audience;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The SLO listeners of one registry. Safe for use by any thread; none is called while a lock of the registry is held, because
 * a listener may have locks of its own.
 */
final class SloListeners implements Audience<Slo> {
    private final List<DirectListener<SloListener>> all = new CopyOnWriteArrayList<>();

    Registration add(DirectListener<SloListener> listener) {
        all.add(listener);
        return listener.registration(() -> all.remove(listener));
    }

    static DirectListener<SloListener> of(SloListener listener) {
        return new DirectListener<>(ListenerKind.SLO, listener);
    }

    @Override
    public void registered(Slo slo) {
        all.forEach(listener -> registered(listener, slo));
    }

    @Override
    public void closed(Slo slo) {
        all.forEach(listener -> listener.call(slo.name() + " was closed", one -> one.closed(slo)));
    }

    /** Calls one listener with an SLO that is there. */
    static void registered(DirectListener<SloListener> listener, Slo slo) {
        listener.call(slo.name() + " was registered", one -> one.registered(slo));
    }
}
