package io.slo4j.spring;

import io.slo4j.view.RegistryView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What is read by reflection: the records that the endpoint shows. */
final class SloRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        register(SloEndpoint.All.class, hints, new HashSet<>());
        register(RegistryView.class, hints, new HashSet<>());
    }

    private static void register(Class<?> type, RuntimeHints hints, Set<Class<?>> seen) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        hints.reflection()
                .registerType(
                        type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
        for (RecordComponent component : type.getRecordComponents()) {
            register(component.getType(), hints, seen);
            if (component.getGenericType() instanceof ParameterizedType generic) {
                for (var argument : generic.getActualTypeArguments()) {
                    if (argument instanceof Class<?> element) {
                        register(element, hints, seen);
                    }
                }
            }
        }
    }
}
