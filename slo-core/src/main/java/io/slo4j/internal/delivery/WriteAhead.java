package io.slo4j.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has pages written down before listeners are called with them, so that a process that is killed meanwhile leaves word of them:
 * once for all pages of a tick. For the thread that ticks.
 */
final class WriteAhead {
    private final Supplier<Runnable> writing;
    private @Nullable Runnable ofThisTick;

    /**
     * @param writing has everything written down, and returns at once what waits for that
     */
    WriteAhead(Supplier<Runnable> writing) {
        this.writing = writing;
    }

    /** What waits until the pages of this tick are written down, or cannot be; for the thread that calls a listener. */
    Runnable ofThisTick() {
        Runnable asked = ofThisTick;
        if (asked == null) {
            asked = writing.get();
            ofThisTick = asked;
        }
        return asked;
    }

    /** A tick is over. */
    void tick() {
        ofThisTick = null;
    }
}
