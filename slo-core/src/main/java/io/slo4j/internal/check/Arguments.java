package io.slo4j.internal.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks arguments. Each error names the argument. */
public final class Arguments {
    private Arguments() {}

    /**
     * An argument that must not be null.
     *
     * @param what what the argument is, as the error names it
     * @return the argument
     * @throws NullPointerException if it is null
     */
    public static <T> T given(String what, @Nullable T argument) {
        if (argument == null) {
            throw new NullPointerException(what + " must be given, but was null");
        }
        return argument;
    }

    /**
     * A text that must say something.
     *
     * @param what what the text is, as the error names it
     * @return the text
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is blank
     */
    public static String notBlank(String what, @Nullable String text) {
        String said = given(what, text);
        if (said.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank, but was \"" + said + '"');
        }
        return said;
    }

    /**
     * Arguments of which none must be null.
     *
     * @param what what each of them is, as the error names it
     * @return an immutable copy
     * @throws NullPointerException if one of them, or the array, is null
     */
    public static <T> List<T> allGiven(String what, T @Nullable [] arguments) {
        return allGiven(what, Arrays.asList(given(what, arguments)));
    }

    /**
     * Arguments of which none must be null.
     *
     * @param what what each of them is, as the error names it
     * @return an immutable copy
     * @throws NullPointerException if one of them, or the collection, is null
     */
    public static <T> List<T> allGiven(String what, @Nullable Collection<? extends T> arguments) {
        given(what, arguments).forEach(argument -> given(what, argument));
        return List.copyOf(arguments);
    }
}
