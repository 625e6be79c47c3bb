package io.slo4j.internal.pull;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.guard.Threads;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which the user's sources and conditions are read, one after the other. One that does not answer keeps the thread that
 * it blocks, and another thread goes on with the others. Safe for use by any thread.
 */
final class PullThreads {
    private static final Log LOG = Log.of("io.slo4j");

    /** How many threads may wait for an answer that does not come; then nothing more is read. */
    static final int MOST_BLOCKED = 16;

    private final Notices notices;

    /* All guarded by this. */
    private final Queue<PulledJob> queue = new ArrayDeque<>();
    private final Set<Thread> mine = new HashSet<>();
    private @Nullable Reading current;
    private int blocked;
    private int made;
    private boolean closed;

    PullThreads(Notices notices) {
        this.notices = notices;
    }

    synchronized void add(PulledJob job) {
        if (closed) {
            return;
        }
        queue.add(job);
        if (current == null && blocked < MOST_BLOCKED) {
            begin();
        }
        notifyAll();
    }

    private void begin() {
        made++;
        Reading reading = new Reading();
        current = reading;
        Thread thread = Threads.daemon("slo4j-sources-" + made, reading);
        mine.add(thread);
        thread.start();
    }

    /** Whether this is one of the threads. */
    synchronized boolean isMine(Thread thread) {
        return mine.contains(thread);
    }

    /** Leaves the thread to a job that does not answer, and goes on with another one; for the thread that ticks. */
    synchronized void tick(long nowNanos) {
        Reading reading = current;
        if (reading == null || reading.job == null || !reading.job.isStuck(nowNanos)) {
            return;
        }
        reading.left = true;
        blocked++;
        current = null;
        if (blocked < MOST_BLOCKED) {
            begin();
        } else {
            notices.warn(
                    LOG,
                    this,
                    () -> "sources and conditions that do not answer should be fewer than " + MOST_BLOCKED
                            + ", but were not; no others are read until one of them answers",
                    null);
        }
    }

    /** Ends the threads, each as soon as it has done what it is doing. */
    synchronized void close() {
        closed = true;
        queue.clear();
        notifyAll();
    }

    /** Reads one job after the other, until it is left to one of them. */
    private final class Reading implements Runnable {
        /* Guarded by the threads. */
        private @Nullable PulledJob job;
        private boolean left;

        @Override
        public void run() {
            for (PulledJob next = next(this); next != null; next = next(this)) {
                next.run();
                /* Whatever the user's code has done to the thread: only the registry ends it. */
                Thread.interrupted();
            }
        }
    }

    private synchronized @Nullable PulledJob next(Reading reading) {
        reading.job = null;
        if (reading.left) {
            mine.remove(Thread.currentThread());
            blocked--;
            if (current == null && !closed) {
                begin();
            }
            return null;
        }
        while (queue.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                /* Only the registry ends this thread. */
            }
        }
        reading.job = queue.poll();
        return reading.job;
    }
}
