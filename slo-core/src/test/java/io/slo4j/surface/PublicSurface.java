package io.slo4j.surface;

import io.slo4j.CheckedRunnable;
import io.slo4j.CheckedSupplier;
import io.slo4j.SloListener;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertListener;
import io.slo4j.annotation.ResultAdapter;
import io.slo4j.budget.BudgetListener;
import io.slo4j.source.CounterReading;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.SloClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What users can see: the public types of the exported packages, and what can be called on them. */
final class PublicSurface {
    private static final Path CLASSES = Path.of("target", "classes");

    private static final Set<Class<?>> WRITTEN_BY_USERS = Set.of(
            CheckedRunnable.class,
            CheckedSupplier.class,
            AlertListener.class,
            AlertBatchListener.class,
            BudgetListener.class,
            SloListener.class,
            SloClock.class,
            ResultAdapter.class,
            CounterReading.class,
            SnapshotStore.class);

    private PublicSurface() {}

    /** Every public type of every exported package, ordered by name. */
    static List<Class<?>> types() {
        return ModuleFinder.of(CLASSES).find("io.slo4j").orElseThrow().descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .flatMap(PublicSurface::typesOf)
                .filter(PublicSurface::isPublic)
                .toList();
    }

    private static Stream<Class<?>> typesOf(String exported) {
        try (Stream<Path> files = Files.list(CLASSES.resolve(exported.replace('.', '/')))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> exported + "." + file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
            return names.stream().map(PublicSurface::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    /** The public constructors and methods of a type. */
    static List<Executable> callables(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getConstructors()), methods(type))
                .filter(callable -> Modifier.isPublic(callable.getModifiers()) && !callable.isSynthetic())
                .filter(callable -> !isOfTheLanguage(callable))
                .toList();
    }

    /* With those of hidden superclasses, which nobody can see but through this type. */
    private static Stream<Method> methods(Class<?> type) {
        Stream<Method> own = Arrays.stream(type.getDeclaredMethods());
        Class<?> above = type.getSuperclass();
        return above == null || isPublic(above) ? own : Stream.concat(own, methods(above));
    }

    /* What these do with a null is not for us to say. */
    private static boolean isOfTheLanguage(Executable callable) {
        return callable.getName().equals("equals")
                || (callable.getDeclaringClass().isEnum() && callable.getName().equals("valueOf"));
    }

    /** The name of a type without its package: {@code AlertPolicy.Share}. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** A method as it is written where it is linked: {@code Slo.record(Duration, Outcome)}. */
    static String name(Executable callable) {
        String type = name(callable.getDeclaringClass());
        String called = callable instanceof Constructor<?> ? "new " + type : type + "." + callable.getName();
        return called
                + Arrays.stream(callable.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether users implement this interface and slo4j calls it. */
    static boolean isImplementedByUsers(Class<?> type) {
        return WRITTEN_BY_USERS.contains(type);
    }

    /** Whether users write this method and slo4j calls it. */
    static boolean isWrittenByUsers(Executable callable) {
        return WRITTEN_BY_USERS.contains(callable.getDeclaringClass()) && !Modifier.isStatic(callable.getModifiers());
    }

    /** What users call: every constructor and method of the public types but those that users write themselves. */
    static Stream<Executable> calls() {
        return types().stream()
                .flatMap(type -> callables(type).stream())
                .filter(callable -> !isWrittenByUsers(callable));
    }

    /** A parameter of a call, as the lists of what is allowed name it: {@code Silence.isActive(Instant) at}. */
    static String parameter(Executable callable, int index) {
        return name(callable) + " " + callable.getParameters()[index].getName();
    }

    /** Those of some parameters that no call has. */
    static List<String> missing(Stream<String> parameters) {
        Set<String> all = calls().flatMap(callable ->
                        IntStream.range(0, callable.getParameterCount()).mapToObj(i -> parameter(callable, i)))
                .collect(Collectors.toSet());
        return parameters.filter(each -> !all.contains(each)).sorted().toList();
    }
}
