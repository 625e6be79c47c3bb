package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which methods of a class are tracked, by the {@link TrackSlo} annotations on it and on what it extends and implements; for
 * whoever intercepts calls. An annotation on a method where it can have no effect is refused with the place named. Immutable.
 */
public final class TrackedMethods {
    private final Hierarchy hierarchy;
    private final Map<Signature, TrackedMethod> tracked = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private TrackedMethods(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * The tracked methods of a class that is called through interfaces, as by a proxy of the JDK.
     *
     * @param type the class that does the work
     * @param interfaces the interfaces through which it is called; it need not implement them
     * @return the methods of these interfaces that are tracked
     * @throws IllegalArgumentException if an annotation can have no effect, or two disagree
     */
    public static TrackedMethods throughInterfaces(Class<?> type, Collection<Class<?>> interfaces) {
        given("type", type);
        List<Class<?>> through = allGiven("interface", interfaces);
        TrackedMethods methods = new TrackedMethods(new Hierarchy(type, through));
        methods.collect(through.stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers())));
        methods.refuseUnreachable(method ->
                methods.isInAnInterface(method) ? Optional.empty() : Optional.of("of an interface, but was not"));
        return methods;
    }

    /**
     * The tracked methods of a class that is called through a subclass made for it.
     *
     * @param type the class that does the work
     * @return the methods that a subclass can override and that are tracked
     * @throws IllegalArgumentException if an annotation can have no effect, or two disagree
     */
    public static TrackedMethods throughSubclass(Class<?> type) {
        TrackedMethods methods = new TrackedMethods(new Hierarchy(given("type", type), List.of()));
        boolean isFinal = Modifier.isFinal(type.getModifiers());
        methods.collect(Stream.concat(
                        methods.hierarchy.classes().stream().flatMap(one -> Arrays.stream(one.getDeclaredMethods())),
                        methods.hierarchy.interfaces().stream().flatMap(one -> Arrays.stream(one.getMethods())))
                .filter(method -> !isFinal && methods.isOverridable(method)));
        methods.refuseUnreachable(method -> isFinal
                ? Optional.of("of a class that can be extended, but " + type.getSimpleName() + " is final")
                : methods.obstacle(method));
        Optional<Declared> onType = Declared.on(type);
        if (onType.isPresent() && methods.tracked.isEmpty()) {
            throw new IllegalArgumentException("@TrackSlo on " + onType.get().place()
                    + " must be on a type with a public method that can be tracked, but there was none"
                    + (isFinal ? ": the class is final" : ""));
        }
        return methods;
    }

    private boolean isOverridable(Method method) {
        Optional<String> obstacle = obstacle(method);
        if (obstacle.isPresent()
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && hierarchy.onMethod(hierarchy.canonical(method)).isEmpty()) {
            hierarchy
                    .onTypeOf(hierarchy.canonical(method))
                    .ifPresent(declared -> leftOut.add(Signature.text(method) + " is not covered by @TrackSlo on "
                            + declared.place() + ": it is final"));
        }
        return obstacle.isEmpty();
    }

    private void collect(Stream<Method> callable) {
        callable.filter(method -> !method.isSynthetic() && !method.isBridge()).forEach(method -> {
            Signature signature = hierarchy.canonical(method);
            if (!tracked.containsKey(signature) && !signature.isOfObject()) {
                hierarchy
                        .onMethod(signature)
                        .ifPresentOrElse(
                                declared -> track(signature, method, declared), () -> trackByType(signature, method));
            }
        });
    }

    private void track(Signature signature, Method method, Declared declared) {
        List<ResultAdapter> adapters = adapters(method);
        Optional<String> obstacle = Results.obstacle(method, adapters);
        if (obstacle.isPresent()) {
            throw new IllegalArgumentException("@TrackSlo on " + declared.place()
                    + " must be on a method whose end can be seen, but " + obstacle.get()
                    + ", and there is no adapter for that");
        }
        tracked.put(signature, new TrackedMethod(method, declared, adapters));
    }

    /* What has no effect there is left out: the annotation is for the other methods. */
    private void trackByType(Signature signature, Method method) {
        if (Modifier.isPublic(method.getModifiers())) {
            hierarchy.onTypeOf(signature).ifPresent(declared -> {
                List<ResultAdapter> adapters = adapters(method);
                Optional<String> obstacle = Results.obstacle(method, adapters);
                if (obstacle.isPresent()) {
                    leftOut.add(Signature.text(method) + " is not covered by @TrackSlo on " + declared.place() + ": "
                            + obstacle.get() + ", and there is no adapter for that");
                } else {
                    tracked.put(signature, new TrackedMethod(method, declared, adapters));
                }
            });
        }
    }

    private List<ResultAdapter> adapters(Method method) {
        Class<?> returned = method.getReturnType();
        return returned == Object.class || Results.isUnfinished(returned)
                ? Results.adaptersFor(method.getDeclaringClass())
                : List.of();
    }

    /** Why a subclass cannot intercept calls of a method; empty if it can. */
    private Optional<String> obstacle(Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isStatic(modifiers)) {
            return Optional.of("of an object, but was static");
        }
        if (Modifier.isPrivate(modifiers)) {
            return Optional.of("that can be overridden, but was private");
        }
        Signature signature = hierarchy.canonical(method);
        return hierarchy.classes().stream()
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(one -> hierarchy.canonical(one).equals(signature))
                .filter(one -> !Modifier.isPrivate(one.getModifiers()))
                .findFirst()
                .filter(one -> Modifier.isFinal(one.getModifiers()))
                .map(one -> "that can be overridden, but " + (one.equals(method) ? "was" : Signature.text(one) + " is")
                        + " final");
    }

    private boolean isInAnInterface(Method method) {
        return hierarchy.interfaces().stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(one -> !Modifier.isStatic(one.getModifiers()))
                .anyMatch(one -> hierarchy.canonical(one).equals(hierarchy.canonical(method)));
    }

    /** Says why an annotation on a method has no effect. */
    private interface Reachability {
        Optional<String> obstacle(Method method);
    }

    private void refuseUnreachable(Reachability reachability) {
        hierarchy.all().flatMap(one -> Arrays.stream(one.getDeclaredMethods())).forEach(method -> {
            if (!method.isSynthetic() && Declared.on(method).isPresent()) {
                Optional<String> obstacle =
                        Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())
                                ? obstacle(method)
                                : reachability.obstacle(method);
                obstacle.ifPresent(reason -> {
                    throw new IllegalArgumentException(
                            "@TrackSlo on " + Signature.text(method) + " must be on a method " + reason);
                });
            }
        });
    }

    /**
     * What is to be done when a method is called.
     *
     * @param method a method of the class or of an interface of it
     * @return empty if its calls are not tracked
     */
    public Optional<TrackedMethod> find(Method method) {
        return Optional.ofNullable(tracked.get(hierarchy.canonical(given("method", method))));
    }

    /**
     * All tracked methods.
     *
     * @return an immutable list, in the order of their places: the JDK finds methods in any order
     */
    public List<TrackedMethod> all() {
        return tracked.values().stream()
                .sorted(Comparator.comparing(TrackedMethod::place))
                .toList();
    }

    /**
     * The methods that the annotation of a type does not cover, each with the reason.
     *
     * @return an immutable list of texts
     */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** How many methods are tracked. */
    @Override
    public String toString() {
        return "TrackedMethods[" + tracked.size() + "]";
    }
}
