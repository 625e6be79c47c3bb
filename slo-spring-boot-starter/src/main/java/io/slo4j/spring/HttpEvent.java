package io.slo4j.spring;

import io.slo4j.OngoingEvent;
import io.slo4j.SloGroup;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request on its way: when it began, its route once that is known, and how it ended. */
final class HttpEvent {
    private final SloGroup routes;
    private final ClientErrors clientErrors;
    private final long startNanos;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable String route;
    private volatile boolean thrown;

    HttpEvent(SloGroup routes, ClientErrors clientErrors, long startNanos) {
        this.routes = routes;
        this.clientErrors = clientErrors;
        this.startNanos = startNanos;
    }

    /** The first route is that of the request; a later one is that of its error page. */
    void found(String pattern) {
        if (route == null) {
            route = pattern;
        }
    }

    /** The handler, or what it wrote with, has thrown an exception of which nobody makes an answer. */
    void threw() {
        thrown = true;
    }

    boolean hasThrown() {
        return thrown;
    }

    /** The request has been answered. Without a route it is counted nowhere. */
    void answered(int status, @Nullable Throwable cause) {
        OngoingEvent event = end();
        if (event == null) {
            return;
        }
        if (!clientErrors.isBad(status)) {
            event.good();
            event.close();
        } else if (cause != null) {
            event.bad();
            event.failed(cause);
        } else {
            event.close();
        }
    }

    /** The client did not wait for the answer: nothing is counted, and no route appears. */
    void aborted() {
        ended.set(true);
    }

    private @Nullable OngoingEvent end() {
        String known = route;
        return known != null && ended.compareAndSet(false, true)
                ? routes.of(known).startedAt(startNanos)
                : null;
    }
}
