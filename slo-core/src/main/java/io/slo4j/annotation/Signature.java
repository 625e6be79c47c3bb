package io.slo4j.annotation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** By what a method overrides another one. */
record Signature(String name, List<Class<?>> parameters) {
    static Signature of(Method method) {
        return new Signature(method.getName(), List.of(method.getParameterTypes()));
    }

    /** Whether the method of this signature is one of those that every object has. */
    boolean isOfObject() {
        return Arrays.stream(Object.class.getDeclaredMethods())
                .anyMatch(method -> of(method).equals(this));
    }

    /** A method as errors name it: {@code Shop.placeOrder(String)}. */
    static String text(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
