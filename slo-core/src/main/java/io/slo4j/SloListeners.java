package io.slo4j;

import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.delivery.ListenerKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The SLO listeners of one registry. Safe for use by any thread; none is called while a lock of the registry is held, because
 * a listener may have locks of its own.
 */
final class SloListeners {
    private static final Logger LOG = System.getLogger("io.slo4j");

    private final List<DirectListener<SloListener>> all = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();

    Registration add(DirectListener<SloListener> listener) {
        all.add(listener);
        return listener.registration(() -> all.remove(listener));
    }

    static DirectListener<SloListener> of(SloListener listener) {
        return new DirectListener<>(ListenerKind.SLO, listener);
    }

    void registered(Slo slo) {
        all.forEach(listener -> registered(listener, slo));
    }

    void closed(Slo slo) {
        all.forEach(listener -> listener.call(slo.name() + " was closed", one -> one.closed(slo)));
    }

    /** Calls one listener with an SLO that is there. */
    static void registered(DirectListener<SloListener> listener, Slo slo) {
        listener.call(slo.name() + " was registered", one -> one.registered(slo));
    }

    /** Like {@link #registered(Slo)}, but at {@link #callLater}: for a thread that holds a lock. */
    void registeredLater(Slo slo) {
        all.forEach(listener -> later.add(() -> registered(listener, slo)));
    }

    void callLater() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    static void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            LOG.log(Level.WARNING, "members of an SLO group could not be evicted", thrown);
        }
    }
}
