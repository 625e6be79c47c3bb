package io.slo4j.internal.engine;

import io.slo4j.internal.delivery.Patience;
import io.slo4j.internal.guard.Log;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Saves before listeners are called with a page. Who calls them waits for that a second at most, and not at all for a store that
 * has failed, or was too slow, and has not saved since: nobody is paged later because a disk is full. Safe for use by any thread.
 */
final class SaveAhead {
    private static final Log LOG = Log.of("io.slo4j");

    /** How long a page waits for a store. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StoreThread thread;
    private final BooleanSupplier save;

    /* Whether the store has done what it was last asked to, and in time. */
    private volatile boolean well = true;

    /* Guarded by this: the save that has been asked for and has not begun. */
    private @Nullable CompletableFuture<Boolean> asked;

    /**
     * @param save saves everything that is known when it is called, and returns whether it is safe
     */
    SaveAhead(StoreThread thread, BooleanSupplier save) {
        this.thread = thread;
        this.save = save;
    }

    /** The store has saved, or has failed to. */
    void saved(boolean safe) {
        well = safe;
    }

    /** Asks for everything to be saved, and returns what waits for it. */
    synchronized Runnable ask() {
        CompletableFuture<Boolean> next = asked;
        if (next == null) {
            next = new CompletableFuture<>();
            asked = next;
            thread.next(this::saveNow);
        }
        CompletableFuture<Boolean> last = next;
        return thread.isInBackground() ? () -> await(last) : () -> {};
    }

    /** Saves what was asked for, where there is no thread that does; for whoever ticks. */
    void saveHere() {
        if (!thread.isInBackground()) {
            saveNow();
        }
    }

    /* What is asked for from now on is not in it. */
    private void saveNow() {
        CompletableFuture<Boolean> begun = begun();
        if (begun != null) {
            try {
                begun.complete(save.getAsBoolean());
            } finally {
                begun.complete(false);
            }
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> begun() {
        CompletableFuture<Boolean> begun = asked;
        asked = null;
        return begun;
    }

    private void await(CompletableFuture<Boolean> done) {
        if (well && !new Patience(PATIENCE).<Boolean, RuntimeException>await(nanos -> isDone(done, nanos)) && well) {
            well = false;
            LOG.warn(
                    "snapshot store must save a page within 1s, but was still busy; the page waits no longer, and no other one"
                            + " does until the store has saved");
        }
    }

    private static boolean isDone(CompletableFuture<Boolean> save, long nanos) throws InterruptedException {
        try {
            save.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }
}
