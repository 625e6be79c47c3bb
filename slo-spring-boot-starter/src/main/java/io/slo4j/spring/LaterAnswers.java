package io.slo4j.spring;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.http.HttpEntity;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What a handler of Spring MVC returns and Spring goes on with afterwards, so that the answer is made when the handler has long
 * returned. An application without Spring MVC has none of these classes: ask only while a request is served.
 */
final class LaterAnswers {
    private static final List<Class<?>> TYPES = List.of(
            Callable.class,
            WebAsyncTask.class,
            DeferredResult.class,
            ResponseBodyEmitter.class,
            StreamingResponseBody.class,
            BaseStream.class);

    private LaterAnswers() {}

    /**
     * Whether the answer to the request is still to be made of what a method returned.
     *
     * @param target the object whose method returned it
     */
    static boolean isOne(@Nullable Object result, Method method, @Nullable Object target) {
        return result instanceof ServerResponse || (isLater(result) && isHandler(method, target));
    }

    private static boolean isLater(@Nullable Object result) {
        if (result instanceof HttpEntity<?> entity) {
            Object body = entity.getBody();
            return body != null
                    && (isOfType(body)
                            || ReactiveAdapterRegistry.getSharedInstance().getAdapter(body.getClass()) != null);
        }
        return result != null && isOfType(result);
    }

    private static boolean isOfType(Object result) {
        return TYPES.stream().anyMatch(type -> type.isInstance(result));
    }

    /* Others have returned a value like any other, of which their caller makes what it likes. */
    private static boolean isHandler(Method method, @Nullable Object target) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof HandlerMethod handler
                && handler.getMethod().getDeclaringClass().isInstance(target)
                && handler.getMethod().getName().equals(method.getName())
                && Arrays.equals(handler.getMethod().getParameterTypes(), method.getParameterTypes());
    }
}
