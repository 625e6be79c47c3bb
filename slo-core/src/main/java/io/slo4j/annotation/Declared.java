package io.slo4j.annotation;

import io.slo4j.spec.SloSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An annotation, and where it is.
 *
 * @param annotation what it says
 * @param place where, as errors name it: {@code Shop.placeOrder(String)}
 */
record Declared(TrackSlo annotation, String place) {
    /** The annotation of a method or a type itself, or that of an annotation on it. */
    static Optional<Declared> on(AnnotatedElement element) {
        Set<TrackSlo> found = new LinkedHashSet<>();
        collect(element, found, new HashSet<>());
        String place = element instanceof Method method ? Signature.text(method) : ((Class<?>) element).getSimpleName();
        if (found.size() > 1) {
            throw new IllegalArgumentException("@TrackSlo on " + place + " must say one thing, but said "
                    + String.join(" and ", found.stream().map(Declared::text).toList()));
        }
        return found.stream().findFirst().map(annotation -> new Declared(annotation, place));
    }

    private static void collect(AnnotatedElement element, Set<TrackSlo> found, Set<Class<?>> seen) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (annotation instanceof TrackSlo track) {
                found.add(track);
            } else if (!type.getName().startsWith("java.") && seen.add(type)) {
                collect(type, found, seen);
            }
        }
    }

    /** The only one, or the one that all others agree with; refuses two that disagree. */
    static Optional<Declared> agreed(List<Declared> equallyNear) {
        for (Declared other : equallyNear) {
            Declared first = equallyNear.get(0);
            if (!other.annotation.equals(first.annotation)) {
                throw new IllegalArgumentException("@TrackSlo on " + first.place + " and on " + other.place
                        + " must agree, but were " + text(first.annotation) + " and " + text(other.annotation));
            }
        }
        return equallyNear.stream().findFirst();
    }

    static String text(TrackSlo annotation) {
        return '"' + annotation.value() + '"' + (spec(annotation) == null ? "" : " with attributes");
    }

    /** What the annotation says about the SLO beside its name; null if nothing. */
    static @Nullable SloSpec spec(TrackSlo annotation) {
        SloSpec spec = SloSpec.builder()
                .objective(given(annotation.objective()))
                .period(given(annotation.period()))
                .latencyThreshold(given(annotation.latency()))
                .good(names(annotation.good()))
                .bad(names(annotation.bad()))
                .ignored(names(annotation.ignored()))
                .build();
        return spec.equals(NOTHING) ? null : spec;
    }

    private static final SloSpec NOTHING = SloSpec.builder().build();

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable List<String> names(Class<?>[] types) {
        return types.length == 0
                ? null
                : Arrays.stream(types).map(Class::getName).toList();
    }
}
