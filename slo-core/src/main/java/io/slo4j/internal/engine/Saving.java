package io.slo4j.internal.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves where there is a store, and does nothing where there is none. */
final class Saving {
    private @Nullable SnapshotSaver saver;

    /** There is a store. Once, before the engine ticks. */
    void with(SnapshotSaver started) {
        this.saver = started;
    }

    /** Whether the past is known: where there is no store, there is none. */
    boolean hasLoaded() {
        return saver == null || saver.hasLoaded();
    }

    boolean isStored() {
        return saver != null;
    }

    /** Whether the last save failed, or hangs. */
    boolean isFailing() {
        return saver != null && saver.isFailing();
    }

    /** How long ago a save ended well; empty if none has. */
    Optional<Duration> age() {
        return saver == null ? Optional.empty() : saver.age();
    }

    Runnable saveAhead() {
        return saver == null ? () -> {} : saver.saveAhead();
    }

    void saveSoon() {
        if (saver != null) {
            saver.saveSoon();
        }
    }

    void tickAhead() {
        if (saver != null) {
            saver.tickAhead();
        }
    }

    void tick() {
        if (saver != null) {
            saver.tick();
        }
    }

    void close() {
        if (saver != null) {
            saver.close();
        }
    }
}
