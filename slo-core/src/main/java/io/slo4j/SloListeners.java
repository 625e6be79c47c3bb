package io.slo4j;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Those who are told of the SLOs that come and go, each guarded by itself. Safe for use by any thread; nobody is told while a
 * lock of the registry is held, because a listener may have locks of its own.
 */
final class SloListeners {
    private static final Logger LOG = System.getLogger("io.slo4j");

    private final List<SloListener> all = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();

    void add(SloListener listener) {
        all.add(listener);
    }

    void remove(SloListener listener) {
        all.remove(listener);
    }

    void registered(Slo slo) {
        all.forEach(listener -> tell(listener, slo));
    }

    void closed(Slo slo) {
        all.forEach(listener -> guarded(() -> listener.closed(slo)));
    }

    /** Tells one of them of an SLO that is there. */
    static void tell(SloListener listener, Slo slo) {
        guarded(() -> listener.registered(slo));
    }

    /** Keeps the news for {@link #tellLater}; for whoever holds a lock. */
    void registeredLater(Slo slo) {
        all.forEach(listener -> later.add(() -> listener.registered(slo)));
    }

    void tellLater() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            guarded(next);
        }
    }

    static void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            LOG.log(Level.WARNING, "an SLO listener failed", thrown);
        }
    }
}
