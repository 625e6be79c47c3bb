package io.slo4j.simulate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a null by the name of the argument. */
final class Given {
    private Given() {}

    static <T> T given(String what, @Nullable T argument) {
        if (argument == null) {
            throw new NullPointerException(what + " must be given, but was null");
        }
        return argument;
    }

    static <T> List<T> allGiven(String what, T @Nullable [] arguments) {
        return allGiven(what, Arrays.asList(given(what, arguments)));
    }

    static <T> List<T> allGiven(String what, @Nullable List<T> arguments) {
        List<T> all = given(what, arguments);
        all.forEach(argument -> given(what, argument));
        return List.copyOf(all);
    }
}
