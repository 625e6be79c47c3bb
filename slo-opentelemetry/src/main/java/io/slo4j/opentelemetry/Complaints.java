package io.slo4j.opentelemetry;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what could not be shown, once for each kind of thing, so that one SLO that fails hides no other. Never throws. */
final class Complaints {
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** What a supplier gives; null if it throws. */
    <T> @Nullable T guarded(String what, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (Throwable thrown) {
            if (said.add(what)) {
                warn(what + " could not be shown to OpenTelemetry (said once)", thrown);
            }
            return null;
        }
    }

    private static void warn(String message, Throwable thrown) {
        try {
            System.getLogger("io.slo4j.opentelemetry").log(Level.WARNING, message, thrown);
        } catch (Throwable broken) {
            /* Of a logger that does not work, nobody can be told. */
        }
    }
}
