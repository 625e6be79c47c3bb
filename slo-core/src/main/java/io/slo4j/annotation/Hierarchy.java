package io.slo4j.annotation;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A class with its superclasses and all interfaces, and which annotation is nearest to each method. */
final class Hierarchy {
    private final List<Class<?>> classes = new ArrayList<>();
    private final Set<Class<?>> interfaces = new LinkedHashSet<>();
    private final Map<Signature, Signature> bridged = new HashMap<>();
    private final Map<Class<?>, Map<Signature, Declared>> onMethods = new HashMap<>();

    Hierarchy(Class<?> type, Collection<Class<?>> further) {
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            if (!one.isInterface() && !Proxy.isProxyClass(one) && one != Proxy.class) {
                classes.add(one);
            }
            addInterfaces(one);
        }
        further.forEach(this::addInterfaces);
        all().forEach(one -> onMethods.put(one, annotated(one)));
        classes.forEach(this::addBridges);
    }

    private void addInterfaces(Class<?> type) {
        if (type.isInterface()) {
            interfaces.add(type);
        }
        Arrays.stream(type.getInterfaces()).forEach(this::addInterfaces);
    }

    private static Map<Signature, Declared> annotated(Class<?> type) {
        Map<Signature, Declared> annotated = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                Declared.on(method).ifPresent(found -> annotated.put(Signature.of(method), found));
            }
        }
        return annotated;
    }

    /* A method that narrows a generic one is called under both signatures. */
    private void addBridges(Class<?> type) {
        for (Method bridge : type.getDeclaredMethods()) {
            if (bridge.isBridge()) {
                classes.stream()
                        .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                        .filter(method -> isBridgeTo(bridge, method))
                        .findFirst()
                        .ifPresent(method -> bridged.putIfAbsent(Signature.of(bridge), Signature.of(method)));
            }
        }
    }

    private static boolean isBridgeTo(Method bridge, Method method) {
        Class<?>[] wide = bridge.getParameterTypes();
        Class<?>[] narrow = method.getParameterTypes();
        if (method.isSynthetic()
                || !bridge.getName().equals(method.getName())
                || wide.length != narrow.length
                || Arrays.equals(wide, narrow)
                || !bridge.getReturnType().isAssignableFrom(method.getReturnType())) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (!wide[i].isAssignableFrom(narrow[i])) {
                return false;
            }
        }
        return true;
    }

    /** The classes, from the class itself upwards, without Object. */
    List<Class<?>> classes() {
        return classes;
    }

    Set<Class<?>> interfaces() {
        return interfaces;
    }

    Stream<Class<?>> all() {
        return Stream.concat(classes.stream(), interfaces.stream());
    }

    /** One signature for all under which the method is called. */
    Signature canonical(Signature signature) {
        return bridged.getOrDefault(signature, signature);
    }

    Signature canonical(Method method) {
        return canonical(Signature.of(method));
    }

    /** The annotation of a method, on the nearest class or interface that has one on it. */
    Optional<Declared> onMethod(Signature canonical) {
        for (Class<?> one : classes) {
            Optional<Declared> found = onMethod(one, canonical);
            if (found.isPresent()) {
                return found;
            }
        }
        return Declared.agreed(
                nearest(interfaces.stream()
                                .filter(one -> onMethod(one, canonical).isPresent())
                                .toList())
                        .stream()
                        .map(one -> onMethod(one, canonical).orElseThrow())
                        .toList());
    }

    private Optional<Declared> onMethod(Class<?> type, Signature canonical) {
        Map<Signature, Declared> annotated = onMethods.getOrDefault(type, Map.of());
        return annotated.entrySet().stream()
                .filter(entry -> canonical(entry.getKey()).equals(canonical))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The annotation of the nearest class, or of the nearest interface that has the method. */
    Optional<Declared> onTypeOf(Signature canonical) {
        for (Class<?> one : classes) {
            Optional<Declared> found = Declared.on(one);
            if (found.isPresent()) {
                return found;
            }
        }
        return Declared.agreed(
                nearest(interfaces.stream()
                                .filter(one -> Declared.on(one).isPresent() && has(one, canonical))
                                .toList())
                        .stream()
                        .map(one -> Declared.on(one).orElseThrow())
                        .toList());
    }

    private boolean has(Class<?> api, Signature canonical) {
        return Arrays.stream(api.getMethods())
                .anyMatch(method -> canonical(method).equals(canonical));
    }

    /** Those that none of the others extends. */
    private static List<Class<?>> nearest(List<Class<?>> types) {
        return types.stream()
                .filter(one -> types.stream().noneMatch(other -> other != one && one.isAssignableFrom(other)))
                .toList();
    }
}
