package io.slo4j.internal.guard;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds what really failed behind the wrappers that the JDK puts around it when work is handed to another thread, or to a proxy. */
public final class Causes {
    /** More wrappers than anybody puts around one failure; whatever causes itself ends here. */
    private static final int MOST = 16;

    private Causes() {}

    /** Whether exceptions of this type only wrap others. */
    public static boolean isWrapper(Class<?> type) {
        return CompletionException.class.isAssignableFrom(type)
                || ExecutionException.class.isAssignableFrom(type)
                || UndeclaredThrowableException.class.isAssignableFrom(type);
    }

    /** What was thrown; for a wrapper, what it wraps. A wrapper around nothing, or one that cannot be read, is itself. */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        for (int i = 0; i < MOST && isWrapper(inner.getClass()); i++) {
            Throwable cause;
            try {
                cause = inner.getCause();
            } catch (Throwable unreadable) {
                return inner;
            }
            if (cause == null) {
                return inner;
            }
            inner = cause;
        }
        return inner;
    }
}
