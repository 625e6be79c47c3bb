package io.slo4j.spring;

import io.slo4j.SloGroup;
import io.slo4j.time.SloClock;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Counts every request of Spring MVC by its route, outside of all other filters. The route is taken when the handler is found, at the
 * first dispatch: the dispatch to the error page finds that of the error page.
 */
final class SloHttpFilter extends GenericFilterBean implements HandlerInterceptor {
    private static final int FAILED = 500;
    private static final String EVENT = SloHttpFilter.class.getName();

    private final SloGroup routes;
    private final ClientErrors clientErrors;
    private final SloClock clock;

    SloHttpFilter(SloGroup routes, ClientErrors clientErrors, SloClock clock) {
        this.routes = routes;
        this.clientErrors = clientErrors;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, jakarta.servlet.ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || request.getAttribute(EVENT) != null
                || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        HttpEvent event = new HttpEvent(routes, clientErrors, clock.stopwatchNanos());
        request.setAttribute(EVENT, event);
        try {
            chain.doFilter(request, response);
        } catch (Throwable thrown) {
            end(event, request, answer, thrown);
            throw thrown;
        }
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtCompletion(event, answer), request, response);
        } else {
            end(event, request, answer, null);
        }
    }

    private static void end(
            HttpEvent event, ServletRequest request, HttpServletResponse answer, @Nullable Throwable thrown) {
        if (thrown == null) {
            answered(event, answer.getStatus(), MvcFailures.handled(request));
        } else {
            Throwable cause = thrown instanceof ServletException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : thrown;
            answered(event, ClientErrors.status(cause), cause);
        }
    }

    private static void answered(HttpEvent event, int status, @Nullable Throwable cause) {
        if (cause != null && ClientErrors.isGone(cause)) {
            event.aborted();
        } else {
            event.answered(cause != null && isTakenForAbort(cause) ? FAILED : status, cause);
        }
    }

    /**
     * Whether Spring holds an exception for that of a client that is gone, and leaves the status alone. It goes by messages and
     * simple names too, which a lost connection to another service has as well.
     */
    static boolean isTakenForAbort(Throwable thrown) {
        return DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(EVENT) instanceof HttpEvent event
                && request.getDispatcherType() != DispatcherType.ERROR
                && !(handler instanceof ResourceHttpRequestHandler)
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            event.found(pattern);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        if (thrown != null && request.getAttribute(EVENT) instanceof HttpEvent event) {
            event.threw();
        }
    }

    /** Waits for the last dispatch of an asynchronous request. */
    private static final class AtCompletion implements AsyncListener {
        private final HttpEvent event;
        private final HttpServletResponse answer;
        private volatile @Nullable Throwable failure;

        AtCompletion(HttpEvent event, HttpServletResponse answer) {
            this.event = event;
            this.answer = answer;
        }

        @Override
        public void onComplete(AsyncEvent completed) {
            Throwable thrown = failure;
            if (thrown instanceof IOException && !event.hasThrown()) {
                event.aborted(); // what the server itself reads and writes is from and to the client
            } else {
                answered(
                        event,
                        answer.getStatus(),
                        thrown == null ? MvcFailures.handled(completed.getSuppliedRequest()) : thrown);
            }
        }

        @Override
        public void onTimeout(AsyncEvent timedOut) {}

        @Override
        public void onError(AsyncEvent failed) {
            failure = failed.getThrowable();
        }

        @Override
        public void onStartAsync(AsyncEvent again) {
            again.getAsyncContext().addListener(this, again.getSuppliedRequest(), again.getSuppliedResponse());
        }
    }
}
