package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes {@link TrackSlo} work for interfaces, by means of the JDK alone. */
public final class SloProxies {
    private SloProxies() {}

    /**
     * Returns an implementation that passes every call on to the target, and counts the calls of annotated methods.
     *
     * @param api the interface
     * @param target the implementation that does the work
     * @param slos the registry of the SLOs that the annotations name
     * @param <T> the interface
     * @return the proxy; as thread-safe as the target
     * @throws IllegalArgumentException if {@code api} is not an interface, nothing in it is annotated, an annotation names an
     *     SLO that is not registered, or the interface is not accessible
     */
    public static <T> T of(Class<T> api, T target, SloRegistry slos) {
        given("target", target);
        given("registry", slos);
        if (!given("api", api).isInterface()) {
            throw new IllegalArgumentException("api must be an interface, but was " + api);
        }
        Map<Method, Slo> tracked = new HashMap<>();
        for (Method method : api.getMethods()) {
            TrackSlo annotation = annotation(api, target.getClass(), method);
            if (annotation != null) {
                tracked.put(method, find(slos, annotation.value(), method));
            }
        }
        if (tracked.isEmpty()) {
            throw new IllegalArgumentException("api must have a method with @TrackSlo, but was " + api);
        }
        Handler handler = new Handler(target, tracked, opened(api));
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
    }

    private static Slo find(SloRegistry slos, String name, Method method) {
        return slos.find(name)
                .orElseThrow(() -> new IllegalArgumentException("@TrackSlo on "
                        + method.getDeclaringClass().getSimpleName() + "." + method.getName()
                        + " must name a registered SLO, but was \"" + name + "\""));
    }

    /* A proxy is called with Method objects of its own, which are equal to these but not accessible. */
    private static Map<Method, Method> opened(Class<?> api) {
        Map<Method, Method> opened = new HashMap<>();
        for (Method method : api.getMethods()) {
            if (!method.trySetAccessible()) {
                throw new IllegalArgumentException(
                        "api must be public in an exported package or in a package opened to io.slo4j, but was " + api);
            }
            opened.put(method, method);
        }
        return opened;
    }

    private static @Nullable TrackSlo annotation(Class<?> api, Class<?> implementation, Method method) {
        TrackSlo[] inOrder = {
            onMethod(implementation, method),
            method.getAnnotation(TrackSlo.class),
            implementation.getAnnotation(TrackSlo.class),
            api.getAnnotation(TrackSlo.class),
            method.getDeclaringClass().getAnnotation(TrackSlo.class)
        };
        for (TrackSlo annotation : inOrder) {
            if (annotation != null) {
                return annotation;
            }
        }
        return null;
    }

    private static @Nullable TrackSlo onMethod(Class<?> implementation, Method method) {
        try {
            return implementation
                    .getMethod(method.getName(), method.getParameterTypes())
                    .getAnnotation(TrackSlo.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private record Handler(Object target, Map<Method, Slo> tracked, Map<Method, Method> opened)
            implements InvocationHandler {
        /* A tracked method may return null; outside its JSpecify mode NullAway takes no nullable lambda results. */
        @SuppressWarnings("NullAway")
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Slo slo = tracked.get(method);
            if (slo != null) {
                return CompletionStage.class.isAssignableFrom(method.getReturnType())
                        ? slo.track(() -> (CompletionStage<?>) pass(method, arguments))
                        : slo.call(() -> pass(method, arguments));
            }
            if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
                return arguments != null && proxy == arguments[0];
            }
            return pass(method, arguments);
        }

        private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return opened.getOrDefault(method, method).invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
