package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.SloRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes {@link TrackSlo} work for interfaces, by means of the JDK alone. */
public final class SloProxies {
    private SloProxies() {}

    /**
     * Returns an implementation that passes every call on to the target, and counts the calls of annotated methods. A call
     * through several such proxies around each other counts once.
     *
     * @param api the interface
     * @param target the implementation that does the work
     * @param slos the registry of the SLOs that the annotations name; gets those that they define
     * @param <T> the interface
     * @return the proxy; as thread-safe as the target
     * @throws IllegalArgumentException if {@code api} is not an interface, nothing in it is annotated, an annotation names an
     *     SLO that nobody defines, disagrees with another one or is on a method where it can have no effect, or the interface is
     *     not accessible
     */
    public static <T> T of(Class<T> api, T target, SloRegistry slos) {
        given("target", target);
        given("registry", slos);
        if (!given("api", api).isInterface()) {
            throw new IllegalArgumentException("api must be an interface, but was " + api);
        }
        TrackedMethods methods = TrackedMethods.throughInterfaces(target.getClass(), List.of(api));
        if (methods.all().isEmpty()) {
            throw new IllegalArgumentException("api must have a method with @TrackSlo, but was " + api);
        }
        AnnotatedSlos annotated = new AnnotatedSlos();
        annotated.add(methods.all());
        annotated.registerIn(slos);
        Map<Method, TrackedCalls> tracked = new HashMap<>();
        for (Method method : api.getMethods()) {
            methods.find(method)
                    .filter(found -> !isTracked(target, method))
                    .ifPresent(found -> tracked.put(method, found.in(AnnotatedSlos.find(found, slos))));
        }
        Handler handler = new Handler(target, tracked, opened(api));
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
    }

    /**
     * Whether calls of a method of this object are counted by a proxy that this class has made.
     *
     * @param object any object
     * @param method a method that is called on it
     * @return true if another interceptor must not count them again
     */
    public static boolean isTracked(Object object, Method method) {
        given("method", method);
        return Proxy.isProxyClass(given("object", object).getClass())
                && Proxy.getInvocationHandler(object) instanceof Handler handler
                && (handler.tracked.containsKey(method) || isTracked(handler.target, method));
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

    private record Handler(Object target, Map<Method, TrackedCalls> tracked, Map<Method, Method> opened)
            implements InvocationHandler {
        /* A tracked method may return null; outside its JSpecify mode NullAway takes no nullable lambda results. */
        @SuppressWarnings("NullAway")
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            TrackedCalls calls = tracked.get(method);
            if (calls != null) {
                return calls.call(() -> pass(method, arguments));
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
