package io.slo4j.spring;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.util.ClassUtils;

/** Methods that return before their work is done, so that their end cannot be seen. */
final class UnseenEnds {
    /** The bean that is there if {@code @Async} has an effect. */
    static final String ASYNC = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME;

    /* Only Spring MVC goes on with these, and only if a handler has returned them. */
    private static final List<String> OF_HANDLERS = List.of(
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody");

    private final List<Class<?>> ofHandlers;
    private final boolean isOutsideOfAsync;

    /**
     * For the beans of one context.
     *
     * @param adviceOrder the place of the advice: with any but the first it is inside that of {@code @Async}
     */
    UnseenEnds(@Nullable ClassLoader loader, int adviceOrder) {
        this.ofHandlers = new ArrayList<>();
        for (String name : OF_HANDLERS) {
            if (ClassUtils.isPresent(name, loader)) {
                ofHandlers.add(ClassUtils.resolveClassName(name, loader));
            }
        }
        this.isOutsideOfAsync = adviceOrder == Ordered.HIGHEST_PRECEDENCE;
    }

    /**
     * Why the end of a method cannot be seen; empty if it can.
     *
     * @param type the class of the bean
     * @param hasAsync whether {@code @Async} has an effect
     */
    Optional<String> obstacle(Method method, Class<?> type, boolean hasAsync) {
        Method specific = ClassUtils.getMostSpecificMethod(method, type);
        Class<?> returned = specific.getReturnType();
        if (hasAsync && isOutsideOfAsync && returned == void.class && (isAsync(specific) || isAsync(type))) {
            return Optional.of(
                    "@Async lets it return at once, without a CompletableFuture that says when it has ended");
        }
        return ofHandlers.stream().anyMatch(one -> one.isAssignableFrom(returned)) && !isMapped(specific)
                ? Optional.of("it returns a " + returned.getName() + ", and is no handler of Spring MVC")
                : Optional.empty();
    }

    private static boolean isAsync(AnnotatedElement element) {
        return AnnotatedElementUtils.hasAnnotation(element, Async.class);
    }

    private static boolean isMapped(Method method) {
        return AnnotatedElementUtils.hasAnnotation(
                method, org.springframework.web.bind.annotation.RequestMapping.class);
    }
}
