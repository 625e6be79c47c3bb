package io.slo4j.internal.check;

import org.jspecify.annotations.Nullable;

/** What is checked of arguments wherever they are given. Each error names the argument. */
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
}
