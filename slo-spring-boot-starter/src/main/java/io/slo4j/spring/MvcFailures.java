package io.slo4j.spring;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.DispatcherServlet;

/** Lets the calls that fail in a request of Spring MVC, or that end with it, wait for its status. */
final class MvcFailures implements AsyncHandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ERROR && pending(request) == null) {
            request.setAttribute(PendingFailures.NAME, new PendingFailures());
        }
        return true;
    }

    private static @Nullable PendingFailures pending(HttpServletRequest request) {
        return request.getAttribute(PendingFailures.NAME) instanceof PendingFailures pending ? pending : null;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        PendingFailures pending = pending(request);
        if (pending == null || request.getDispatcherType() == DispatcherType.ERROR) {
            return;
        }
        Throwable handled = handled(request);
        if (thrown == null && handled != null && !SloHttpFilter.isTakenForAbort(handled)) {
            pending.answered(response.getStatus(), handled);
        } else {
            pending.over();
        }
        Throwable cause = thrown == null ? handled : thrown;
        if (cause == null) {
            pending.endedWith(answer(response));
        } else {
            pending.endedWith(cause);
        }
    }

    private static ResponseEntity<?> answer(HttpServletResponse response) {
        return ResponseEntity.status(response.getStatus()).build();
    }

    /** The exception that a resolver has made an answer of. */
    static @Nullable Throwable handled(jakarta.servlet.ServletRequest request) {
        return request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Throwable resolved
                ? resolved
                : request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable shown ? shown : null;
    }

    /* A request whose client is gone may never be dispatched again. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        PendingFailures pending = pending(request);
        if (pending != null && request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtCompletion(pending, response));
        }
    }

    private record AtCompletion(PendingFailures pending, HttpServletResponse response) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent completed) {
            pending.over();
            pending.endedWith(answer(response));
        }

        @Override
        public void onTimeout(AsyncEvent timedOut) {}

        /* What the server itself reads and writes is from and to the client. The handler's own exceptions have ended it before. */
        @Override
        public void onError(AsyncEvent failed) {
            if (failed.getThrowable() instanceof IOException lost) {
                pending.endedWith(new AsyncRequestNotUsableException("the client is gone", lost));
            }
        }

        @Override
        public void onStartAsync(AsyncEvent again) {
            again.getAsyncContext().addListener(this);
        }
    }
}
