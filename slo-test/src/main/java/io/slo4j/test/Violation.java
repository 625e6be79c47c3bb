package io.slo4j.test;

import io.slo4j.store.SloSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown where a demand is not met. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    private Violation(String message) {
        super(message);
    }

    static void unless(boolean kept, String message) throws Violation {
        if (!kept) {
            throw new Violation(message);
        }
    }

    /* A store of somebody's may return null, whatever it promises. */
    @SuppressWarnings({"OptionalAssignedToNull", "NullableOptional"})
    static void unlessLoaded(Optional<SloSnapshot> expected, @Nullable Optional<SloSnapshot> loaded) throws Violation {
        if (loaded == null) {
            throw new Violation("load() returned null");
        }
        if (!loaded.isEmpty() && !loaded.get().damage().isEmpty()) {
            throw new Violation("what was loaded was damaged: "
                    + String.join("; ", loaded.get().damage()));
        }
        if (!loaded.equals(expected)) {
            throw new Violation("loaded " + said(loaded) + " instead of " + said(expected));
        }
    }

    private static String said(Optional<SloSnapshot> snapshot) {
        return snapshot.map(one -> "the snapshot of " + one.takenAt()).orElse("nothing");
    }
}
