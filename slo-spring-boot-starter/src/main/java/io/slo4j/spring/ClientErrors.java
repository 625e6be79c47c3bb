package io.slo4j.spring;

import java.util.Set;
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

    private static final boolean WEB =
            ClassUtils.isPresent("org.springframework.web.ErrorResponse", ClientErrors.class.getClassLoader());

    boolean isBad(int status) {
        return status >= 500 || bad.contains(status);
    }

    /** Whether the framework answers with a status that is good, of those from 400 to 499. */
    boolean isGood(Throwable thrown) {
        int status = status(thrown);
        return status >= 400 && status < 500 && !isBad(status);
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
    }
}
