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
    private volatile @Nullable OngoingEvent begun;
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
            if (routes.definition().detectsHanging()) {
                OngoingEvent event = routes.of(pattern).startedAt(startNanos);
                begun = event;
                if (ended.get()) {
                    event.cancelled();
                }
            }
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

    /** The client did not wait for the answer: nothing is counted, and no route appears, unless the request may hang. */
    void aborted() {
        OngoingEvent event = begun;
        if (ended.compareAndSet(false, true) && event != null) {
            event.cancelled();
        }
    }

    private @Nullable OngoingEvent end() {
        String known = route;
        if (known == null || !ended.compareAndSet(false, true)) {
            return null;
        }
        OngoingEvent event = begun;
        return event == null ? routes.of(known).startedAt(startNanos) : event;
    }
}
