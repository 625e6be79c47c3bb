package io.slo4j.internal.engine;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for its last snapshot, again and again until it answers: a store that cannot be read is not empty, and one that is
 * in use will be free. The store is asked by one thread; whether it has answered may be read by any.
 */
final class SnapshotLoader {
    private static final Log LOG = Log.of("io.slo4j");
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 60 * FIRST_PAUSE;

    private final SnapshotStore store;
    private final Consumer<SloSnapshot> heir;
    private final Notices notices;
    private volatile boolean loaded;

    /* Guarded by this, which nobody holds while the store is asked. */
    private long pauseNanos = FIRST_PAUSE;

    /* When the store is to be asked next. */
    private long dueNanos;
    private final Overdue asking = new Overdue();

    /** What keeps a store from answering. */
    private enum Trouble {
        IN_USE,
        UNREADABLE,
        LATE
    }

    /**
     * A loader that has not asked.
     *
     * @param heir is given the snapshot, if there is one
     */
    SnapshotLoader(SnapshotStore store, Consumer<SloSnapshot> heir, Notices notices) {
        this.store = store;
        this.heir = heir;
        this.notices = notices;
    }

    boolean hasLoaded() {
        return loaded;
    }

    /** How long until the store is to be asked again; 0 or less if it is time. */
    synchronized long nanosLeft(long nowNanos) {
        return dueNanos - nowNanos;
    }

    /** Asks the store. Whatever it answers, nobody but the log hears of it. */
    void ask(LongSupplier time) {
        asking.begin(time.getAsLong());
        try {
            given("what a snapshot store loads", StoreThread.uninterrupted(store::load))
                    .ifPresent(heir);
            loaded = true;
            end(0);
            sayThatItHas();
        } catch (StoreInUseException e) {
            end(time.getAsLong() + FIRST_PAUSE);
            say(
                    Trouble.IN_USE,
                    () -> e.getMessage()
                            + "; this registry counts from 0 meanwhile, and adds what is there when it is free."
                            + " Processes that run side by side for long need a directory each",
                    null);
        } catch (Throwable thrown) {
            end(time.getAsLong() + nextPause());
            say(
                    Trouble.UNREADABLE,
                    () ->
                            "the snapshot store cannot be read, and nothing is saved over what it may hold; it is asked again and"
                                    + " again, and SLOs count from 0 meanwhile. Make it readable, or empty it to begin afresh",
                    thrown);
        }
    }

    private synchronized void end(long nextNanos) {
        asking.end();
        dueNanos = nextNanos;
    }

    private synchronized long nextPause() {
        long pause = pauseNanos;
        pauseNanos = Math.min(2 * pause, LONGEST_PAUSE);
        return pause;
    }

    /** Says so if the store is being asked, and has not answered for longer than one can wait; and again every minute. */
    void mayBeLate(long nowNanos, Duration patience) {
        if (!loaded && asking.isOver(patience.toNanos(), nowNanos)) {
            say(
                    Trouble.LATE,
                    () -> "snapshot store must answer within " + Durations.text(patience)
                            + ", but did not; SLOs count from 0 until it does, and then go on from what it holds",
                    null);
        }
    }

    private void say(Trouble trouble, Supplier<String> what, @Nullable Throwable why) {
        notices.warn(LOG, trouble, what, why);
    }

    private void sayThatItHas() {
        boolean was = false;
        for (Trouble trouble : Trouble.values()) {
            was |= notices.over(trouble);
        }
        if (was) {
            LOG.info("the snapshot store has answered; SLOs go on from what it holds");
        }
    }
}
