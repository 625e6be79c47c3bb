package io.slo4j.annotation;

import io.slo4j.internal.guard.Log;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Which results can be followed to their end. */
final class Results {
    private static final Log LOG = Log.of("io.slo4j");
    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    /* By name: slo4j depends on none of them. */
    private static final Set<String> UNFINISHED =
            Set.of(Future.class.getName(), "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher");

    private Results() {}

    /** Why a method's end cannot be seen; empty if it can. */
    static Optional<String> obstacle(Method method, List<ResultAdapter> adapters) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length > 0 && parameters[parameters.length - 1].getName().equals(CONTINUATION)) {
            return Optional.of("it is a suspending function of Kotlin");
        }
        Class<?> returned = method.getReturnType();
        return isUnfinished(returned) && adapter(returned, adapters).isEmpty()
                ? Optional.of("it returns a " + returned.getName())
                : Optional.empty();
    }

    /** Whether objects of this type are results that are not there yet, other than stages, which {@code Slo.call} follows. */
    static boolean isUnfinished(Class<?> type) {
        return !CompletionStage.class.isAssignableFrom(type)
                && supertypes(type).stream().anyMatch(UNFINISHED::contains);
    }

    private static Set<String> supertypes(Class<?> type) {
        Set<String> names = new HashSet<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            addInterfaces(one, names);
        }
        return names;
    }

    private static void addInterfaces(Class<?> type, Set<String> names) {
        names.add(type.getName());
        Arrays.stream(type.getInterfaces()).forEach(above -> addInterfaces(above, names));
    }

    static Optional<ResultAdapter> adapter(Class<?> type, List<ResultAdapter> adapters) {
        return adapters.stream().filter(adapter -> adapter.adapts(type)).findFirst();
    }

    /** The adapters that a class can see. One that cannot be loaded is logged and left out. */
    static List<ResultAdapter> adaptersFor(Class<?> type) {
        List<ResultAdapter> adapters = new ArrayList<>();
        var found =
                ServiceLoader.load(ResultAdapter.class, type.getClassLoader()).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return adapters;
                }
                adapters.add(found.next());
            } catch (ServiceConfigurationError e) {
                LOG.warn("an adapter of results cannot be loaded", e);
            }
        }
    }
}
