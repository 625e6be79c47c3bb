package io.slo4j.internal.engine;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a registry's snapshots to its store: at an interval, sooner when alerts have changed, when the JVM shuts down, and
 * for the last time when it is closed. The store is called by one thread only: a daemon of its own or, on a virtual clock,
 * whoever ticks. Whatever the store does, and however long it takes, nobody but the log hears of it.
 */
final class SnapshotSaver {
    private static final Logger LOG = System.getLogger("io.slo4j");
    private static final Duration LOADING_PATIENCE = Duration.ofSeconds(30);
    private static final Duration SAVING_PATIENCE = Duration.ofSeconds(5);

    private final SnapshotStore store;
    private final EngineSettings settings;
    private final @Nullable ScheduledExecutorService thread;
    private @Nullable Supplier<SloSnapshot> snapshots;
    private @Nullable Thread hook;
    private boolean failing;

    /* Guarded by this, which nobody holds while a snapshot is made or saved. */
    private final SaveSchedule times;
    private @Nullable Future<?> planned;
    private volatile boolean stopped;

    SnapshotSaver(SnapshotStore store, EngineSettings settings) {
        this.store = store;
        this.settings = settings;
        this.times = new SaveSchedule(settings.storeNanos(), settings.clock().stopwatchNanos());
        this.thread =
                settings.clock().pace() > 0 ? Executors.newSingleThreadScheduledExecutor(SnapshotSaver::daemon) : null;
    }

    private static Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, "slo4j-store");
        daemon.setDaemon(true);
        return daemon;
    }

    /** The last snapshot. Without an answer from the store, this keeper does nothing from then on. */
    Optional<SloSnapshot> load() {
        try {
            return inTime(store::load, LOADING_PATIENCE);
        } catch (StoreInUseException e) {
            stop();
            LOG.log(Level.WARNING, e.getMessage() + "; this registry runs without it");
        } catch (TimeoutException e) {
            stop();
            LOG.log(
                    Level.WARNING,
                    "snapshot store must answer within " + Durations.text(LOADING_PATIENCE)
                            + ", but did not; this registry runs without it");
        } catch (Throwable thrown) {
            LOG.log(Level.WARNING, "the snapshot store cannot be read; SLOs start afresh", thrown);
        }
        return Optional.empty();
    }

    private <T extends @Nullable Object> T inTime(Callable<T> work, Duration patience) throws Throwable {
        if (thread == null) {
            return work.call();
        }
        try {
            return thread.submit(work).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    /** Begins to save. */
    void start(Supplier<SloSnapshot> source) {
        snapshots = source;
        planNext();
        if (thread == null || stopped) {
            return;
        }
        if (settings.atShutdown()) {
            hook = new Thread(() -> finish(this::saved), "slo4j-store-at-shutdown");
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "made while the JVM shuts down", e);
            }
        }
    }

    /** Saves as soon as a tenth of the interval has passed since the last time; waits for nobody. */
    synchronized void saveSoon() {
        if (times.soon()) {
            plan();
        }
    }

    private synchronized void planNext() {
        times.saved(settings.clock().stopwatchNanos());
        plan();
    }

    private synchronized void plan() {
        if (thread != null && !stopped) {
            if (planned != null) {
                planned.cancel(false);
            }
            planned = thread.schedule(this::saveAndPlan, nanosLeft(), TimeUnit.NANOSECONDS);
        }
    }

    private synchronized long nanosLeft() {
        return times.nanosLeft(settings.clock().stopwatchNanos());
    }

    private void saveAndPlan() {
        synchronized (this) {
            times.saving();
        }
        save();
        planNext();
    }

    /** Saves if it is time to, where no thread does; for whoever ticks. */
    void tickHere() {
        if (thread == null && !stopped && nanosLeft() <= 0) {
            saveAndPlan();
        }
    }

    private void save() {
        Supplier<SloSnapshot> source = snapshots;
        if (stopped || source == null) {
            return;
        }
        try {
            store.save(source.get());
            if (failing) {
                LOG.log(Level.INFO, "snapshots are saved again");
            }
            failing = false;
        } catch (Throwable thrown) {
            if (!failing && !stopped) {
                LOG.log(
                        Level.WARNING,
                        "a snapshot could not be saved, and will be tried again at every interval; this is said once",
                        thrown);
            }
            failing = true;
        }
    }

    private boolean saved() {
        save();
        return true;
    }

    private boolean savedAndClosed() throws Exception {
        save();
        stopped = true;
        store.close();
        return true;
    }

    /** Saves once more and lets go of the store. */
    void close() {
        if (stopped) {
            return;
        }
        finish(this::savedAndClosed);
        stop();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "closed while the JVM shuts down", e);
            }
        }
    }

    private void finish(Callable<Boolean> last) {
        try {
            inTime(last, SAVING_PATIENCE);
        } catch (TimeoutException e) {
            LOG.log(
                    Level.WARNING,
                    "snapshot store must save within " + Durations.text(SAVING_PATIENCE)
                            + " when its registry closes, but was still busy; it is left behind");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            LOG.log(Level.WARNING, "the snapshot store could not be closed", thrown);
        }
    }
}
