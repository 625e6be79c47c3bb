package io.slo4j.spring;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * What a client did wrong, which burns nobody's budget.
 *
 * @param bad statuses below 500 that are bad nevertheless
 */
record ClientErrors(Set<Integer> bad) {
    /* Spring MVC answers 400 to these, although they carry no status. */
    private static final Set<String> BAD_REQUESTS = Set.of(
            "org.springframework.http.converter.HttpMessageNotReadableException",
            "org.springframework.beans.TypeMismatchException",
            "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException");

    private static final Set<String> FORBIDDEN = Set.of(
            "org.springframework.security.access.AccessDeniedException",
            "org.springframework.security.authorization.AuthorizationDeniedException");

    /* By type alone: the message of a lost connection is the same whether the client is gone or a service that the handler calls. */
    private static final Set<String> GONE = Set.of(
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException",
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "reactor.netty.channel.AbortedException");

    private static final int MOST_CAUSES = 16;

    private static final boolean WEB =
            ClassUtils.isPresent("org.springframework.web.ErrorResponse", ClientErrors.class.getClassLoader());

    private static final boolean WEBFLUX = ClassUtils.isPresent(
            "org.springframework.web.reactive.function.server.ServerResponse", ClientErrors.class.getClassLoader());
    private static final ThreadLocal<@Nullable Integer> ANSWERED = new ThreadLocal<>();

    boolean isBad(int status) {
        return status >= 500 || bad.contains(status);
    }

    /** Whether the framework answers, or has answered, with a status that is good. */
    boolean isGood(Throwable thrown) {
        Integer answered = ANSWERED.get();
        if (answered != null) {
            return !isBad(answered);
        }
        int status = status(thrown);
        return status >= 400 && status < 500 && !isBad(status);
    }

    /** Whether what a handler returned is an answer with a status that is bad. */
    boolean isBadAnswer(Object result) {
        int status = WEB ? WebErrors.statusOf(result) : 0;
        return status != 0 && isBad(status);
    }

    /** Whether the client did not wait for the answer. */
    static boolean isGone(Throwable thrown) {
        Throwable one = thrown;
        for (int i = 0; one != null && i < MOST_CAUSES; i++) {
            if (GONE.contains(one.getClass().getName())) {
                return true;
            }
            one = one.getCause();
        }
        return false;
    }

    /** Does what judges an exception of which the framework has made a status. */
    static void judgedBy(int status, Runnable judgement) {
        ANSWERED.set(status);
        try {
            judgement.run();
        } finally {
            ANSWERED.remove();
        }
    }

    /** The exception without what the JDK has put around it. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        for (int i = 0; i < MOST_CAUSES; i++) {
            Throwable cause = inner.getCause();
            if (cause == null
                    || !(inner instanceof CompletionException
                            || inner instanceof ExecutionException
                            || inner instanceof UndeclaredThrowableException)) {
                return inner;
            }
            inner = cause;
        }
        return inner;
    }

    /** The status that the framework answers with; 500 if it knows nothing of the exception. */
    static int status(Throwable thrown) {
        if (WEB) {
            int known = WebErrors.status(thrown);
            if (known != 0) {
                return known;
            }
        }
        String type = thrown.getClass().getName();
        return BAD_REQUESTS.contains(type) ? 400 : FORBIDDEN.contains(type) ? 403 : 500;
    }

    /** Apart, because an application without Spring Web has no such classes. */
    private static final class WebErrors {
        static int status(Throwable thrown) {
            if (thrown instanceof org.springframework.web.ErrorResponse response) {
                return response.getStatusCode().value();
            }
            var annotation = AnnotatedElementUtils.findMergedAnnotation(
                    thrown.getClass(), org.springframework.web.bind.annotation.ResponseStatus.class);
            return annotation == null ? 0 : annotation.code().value();
        }

        static int statusOf(Object result) {
            if (result instanceof org.springframework.http.ResponseEntity<?> entity) {
                return entity.getStatusCode().value();
            }
            if (result instanceof org.springframework.web.ErrorResponse response) {
                return response.getStatusCode().value();
            }
            if (result instanceof org.springframework.http.ProblemDetail problem) {
                return problem.getStatus();
            }
            return WEBFLUX ? WebFluxAnswers.statusOf(result) : 0;
        }
    }

    /** Apart, because an application without WebFlux has no such class. */
    private static final class WebFluxAnswers {
        static int statusOf(Object result) {
            return result instanceof org.springframework.web.reactive.function.server.ServerResponse response
                    ? response.statusCode().value()
                    : 0;
        }
    }
}
