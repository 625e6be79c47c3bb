package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.guard.Threads;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a registry's snapshots to its store: at an interval, sooner when alerts have changed, when the JVM shuts down, and
 * for the last time when it is closed; but never before the store has given what it held. The store is called by one thread
 * only. Whatever it does, and however long it takes, nobody but the log hears of it.
 */
final class SnapshotSaver {
    private static final Log LOG = Log.of("io.slo4j");

    private static final long SECOND = 1_000_000_000L;

    /** How long a new registry waits for its store, and a closing one. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a save may take, beyond an interval or as much of it as one can wait. */
    private static final long SAVE_PATIENCE = PATIENCE.toNanos();

    private static final long LONGEST_WAIT = 60 * SECOND;

    private final SnapshotStore store;
    private final LongSupplier time;
    private final long saveLimitNanos;
    private final boolean atShutdown;
    private final StoreThread thread;
    private final SnapshotLoader loader;
    private final SaveAhead ahead;
    private final Overdue saving = new Overdue();
    private final Supplier<SloSnapshot> snapshots;
    private final Notices notices;
    private @Nullable Thread hook;

    /* Guarded by this, which nobody holds while a snapshot is made or saved. */
    private final SaveSchedule times;
    private volatile boolean stopped;
    private volatile boolean failing;

    /* When a save ended well. */
    private volatile @Nullable Long savedNanos;

    /**
     * A saver that has not started.
     *
     * @param snapshots makes a snapshot of now
     * @param heir takes over the snapshot that the store holds
     */
    SnapshotSaver(
            SnapshotStore store,
            EngineSettings settings,
            SloClock clock,
            Supplier<SloSnapshot> snapshots,
            Consumer<SloSnapshot> heir,
            Notices notices) {
        this(
                store,
                settings,
                clock.pace() > 0,
                clock.pace() > 0 ? System::nanoTime : clock::epochNanos,
                snapshots,
                heir,
                notices);
    }

    /**
     * A saver that has not started.
     *
     * @param inBackground whether the store has a thread of its own
     * @param time the time that saves are planned by, which never throws: real time or, where nothing happens by itself, that of
     *     the clock
     */
    SnapshotSaver(
            SnapshotStore store,
            EngineSettings settings,
            boolean inBackground,
            LongSupplier time,
            Supplier<SloSnapshot> snapshots,
            Consumer<SloSnapshot> heir,
            Notices notices) {
        this.store = store;
        this.time = time;
        this.saveLimitNanos = Math.min(settings.storeNanos() + SAVE_PATIENCE, LONGEST_WAIT);
        this.atShutdown = settings.atShutdown();
        this.thread = new StoreThread(inBackground);
        this.loader = new SnapshotLoader(store, heir, notices);
        this.snapshots = snapshots;
        this.ahead = new SaveAhead(thread, this::written);
        this.notices = notices;
        this.times = new SaveSchedule(settings.storeNanos(), time.getAsLong());
    }

    /** Loads the last snapshot, and begins to save as soon as it is there. Waits a little while for the store. */
    void start() {
        if (StoresInUse.begin(store)) {
            LOG.warn("snapshot store must be used by one registry at a time, but another one of this process uses it"
                    + " too; each save replaces what the other saved");
        }
        try {
            thread.within(PATIENCE, () -> {
                loader.ask(time);
                return true;
            });
        } catch (TimeoutException e) {
            loader.mayBeLate(time.getAsLong(), PATIENCE);
        } catch (Throwable thrown) {
            LOG.warn("the snapshot store could not be asked", thrown);
        }
        planNext();
        if (atShutdown && thread.isInBackground()) {
            hook = Threads.shutdownHook("slo4j-store-at-shutdown", () -> finish(this::saved));
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("made while the JVM shuts down", e);
            }
        }
    }

    /** Whether the store has given what it held: until then, more of the past may come. */
    boolean hasLoaded() {
        return loader.hasLoaded();
    }

    /** Whether the last save failed, or hangs. */
    boolean isFailing() {
        return failing;
    }

    /** How long ago a save ended well; empty if none has. */
    Optional<Duration> age() {
        Long saved = savedNanos;
        return saved == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, time.getAsLong() - saved)));
    }

    /** Saves as soon as a tenth of the interval has passed since the last time; waits for nobody. */
    synchronized void saveSoon() {
        if (times.soon()) {
            plan();
        }
    }

    private synchronized void planNext() {
        times.saved(time.getAsLong());
        plan();
    }

    private synchronized void plan() {
        if (!stopped) {
            thread.plan(this::workAndPlan, nanosLeft());
        }
    }

    private synchronized long nanosLeft() {
        long now = time.getAsLong();
        return loader.hasLoaded() ? times.nanosLeft(now) : loader.nanosLeft(now);
    }

    private void workAndPlan() {
        try {
            saved();
        } finally {
            planNext();
        }
    }

    /**
     * A page begins to fire, and is to be saved before listeners are called with it.
     *
     * @return what waits for that; nothing where nothing can be saved yet
     */
    Runnable saveAhead() {
        return loader.hasLoaded() && !stopped ? ahead.ask() : () -> {};
    }

    /** Saves pages that have begun to fire, where there is no thread of its own. */
    void tickAhead() {
        ahead.saveHere();
    }

    /** A tick has come. Where there is no thread of its own, loads or saves if it is time to. */
    void tick() {
        if (thread.isInBackground()) {
            loader.mayBeLate(time.getAsLong(), PATIENCE);
            mayBeBusy();
        } else if (!stopped && nanosLeft() <= 0) {
            workAndPlan();
        }
    }

    /* What happens from when a snapshot is made is not in it. Returns whether all is safe. */
    private boolean saved() {
        if (!loader.hasLoaded()) {
            loader.ask(time);
        }
        if (stopped || !loader.hasLoaded()) {
            return false;
        }
        return written();
    }

    private boolean written() {
        if (stopped) {
            return false;
        }
        synchronized (this) {
            times.saving();
        }
        boolean safe = tried();
        ahead.saved(safe);
        return safe;
    }

    private boolean tried() {
        try {
            save(snapshots.get());
            failing = false;
            savedNanos = time.getAsLong();
            boolean failed = notices.over(this);
            if (notices.over(saving) || failed) {
                LOG.info("snapshots are saved again");
            }
            return true;
        } catch (Throwable thrown) {
            failing = true;
            notices.warn(
                    LOG,
                    this,
                    () -> "a snapshot could not be saved, and will be tried again at every interval",
                    thrown);
            return false;
        }
    }

    private void save(SloSnapshot snapshot) throws Exception {
        saving.begin(time.getAsLong());
        try {
            StoreThread.uninterrupted(() -> {
                store.save(snapshot);
                return true;
            });
        } finally {
            saving.end();
        }
    }

    private void mayBeBusy() {
        if (saving.isOver(saveLimitNanos, time.getAsLong())) {
            failing = true;
            notices.warn(
                    LOG,
                    saving,
                    () -> "snapshot store must save within " + Durations.text(Duration.ofNanos(saveLimitNanos))
                            + ", but was still busy; nothing is saved until it returns, and then at every interval again",
                    null);
        }
    }

    private boolean savedAndClosed() throws Exception {
        boolean saved = saved();
        if (!saved && !loader.hasLoaded()) {
            LOG.warn("what this registry counted is not saved: the snapshot store has not given what it held, and"
                    + " nothing is saved over that");
        }
        stopped = true;
        StoreThread.uninterrupted(() -> {
            store.close();
            return true;
        });
        return saved;
    }

    /**
     * Closes a store without having saved, because its registry could not be made.
     *
     * @param made the saver, if there is one yet
     */
    static void giveBack(@Nullable SnapshotSaver made, @Nullable SnapshotStore store) {
        if (made != null) {
            made.stopped = true;
            made.finish(() -> {
                made.store.close();
                return true;
            });
            made.end();
        } else if (store != null) {
            try {
                store.close();
            } catch (Throwable thrown) {
                LOG.warn("the snapshot store could not be closed", thrown);
            }
        }
    }

    /** Saves once more and lets go of the store. */
    void close() {
        if (stopped) {
            return;
        }
        finish(this::savedAndClosed);
        stopped = true;
        end();
    }

    private void end() {
        StoresInUse.end(store);
        thread.end();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("closed while the JVM shuts down", e);
            }
        }
    }

    private void finish(Callable<Boolean> last) {
        try {
            thread.within(PATIENCE, last);
        } catch (TimeoutException e) {
            LOG.warn("snapshot store must save within " + Durations.text(PATIENCE)
                    + " when its registry closes, but was still busy; it is left behind");
        } catch (Throwable thrown) {
            LOG.warn("the snapshot store could not be closed", thrown);
        }
    }
}
