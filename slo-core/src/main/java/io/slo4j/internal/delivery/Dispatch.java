package io.slo4j.internal.delivery;

import io.slo4j.internal.guard.Notices;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Has one mailbox delivered by one thread at a time: the listener's own, or its executor's, or else the calling one. An
 * executor is called by the listener's own thread, where there is one: if it blocks, or runs its work on the thread that
 * calls it, it delays nobody else.
 */
final class Dispatch {
    private final ListenerKind kind;
    private final Mailbox<?> mailbox;
    private final @Nullable ExecutorService thread;
    private final @Nullable Executor executor;
    private final LongAdder rejections;
    private final Runnable onDelivered;
    private final Notices notices;

    /* Held from the decision to deliver until the listener has returned. Its holder may hand it to another thread. */
    private final Semaphore turn = new Semaphore(1);

    /* Whether the executor has refused since the last tick. */
    private volatile boolean refused;
    private volatile @Nullable Submission submission;

    /**
     * @param thread the listener's own, or null if there is none
     * @param executor the listener's, or null if it has none
     * @param onDelivered called when everything has been delivered, by the thread that did so
     * @param notices where it says once what an executor does not do
     */
    Dispatch(
            ListenerKind kind,
            Mailbox<?> mailbox,
            @Nullable ExecutorService thread,
            @Nullable Executor executor,
            LongAdder rejections,
            Runnable onDelivered,
            Notices notices) {
        this.kind = kind;
        this.mailbox = mailbox;
        this.thread = thread;
        this.executor = executor;
        this.rejections = rejections;
        this.onDelivered = onDelivered;
        this.notices = notices;
    }

    /**
     * Time has passed, and an executor that has refused, or has not begun for a minute, is asked again. Returns whether there is
     * something to deliver.
     */
    boolean tick(long nowNanos) {
        refused = false;
        Submission last = submission;
        if (last != null && last.isOverdue(nowNanos)) {
            rejections.increment();
            notices.warn(
                    kind.log(),
                    this,
                    () -> "executor of an " + kind + " must begin its work within a minute, but did not;"
                            + " it is asked again after longer and longer times",
                    null);
            onThread(() -> submitAgain(last));
        }
        return mailbox.tick(nowNanos);
    }

    /** Has delivered what there is to deliver now, unless that is under way. */
    void start() {
        if (refused || !mailbox.isReady() || !turn.tryAcquire()) {
            return;
        }
        if (!onThread(this::dispatch)) {
            turn.release();
        }
    }

    private boolean onThread(Runnable work) {
        if (thread == null) {
            work.run();
            return true;
        }
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void dispatch() {
        if (executor == null) {
            deliver();
        } else {
            submit();
        }
    }

    /*
     * An executor may run what it was given and throw all the same, keep it and throw, run it twice, or drop it and say nothing.
     * The work is claimed once: by the first of its runs, however often it was submitted, or by a refusal.
     */
    private void submit() {
        Submission work = new Submission();
        submission = work;
        submitAgain(work);
    }

    private void submitAgain(Submission work) {
        try {
            if (executor != null) {
                executor.execute(() -> {
                    if (work.claim()) {
                        deliver();
                    }
                });
            }
        } catch (Throwable thrown) {
            if (work.claim()) {
                refuse(thrown);
            }
        }
    }

    /** Work that an executor was given. */
    private static final class Submission {
        private static final long MINUTE = 60_000_000_000L;
        private static final long LONGEST = 60 * MINUTE;

        private final AtomicBoolean claimed = new AtomicBoolean();

        /* For the thread that ticks: since when it waits, and how long at most. */
        private long sinceNanos = Long.MIN_VALUE;
        private long patienceNanos = MINUTE;

        boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        boolean isOverdue(long nowNanos) {
            if (claimed.get()) {
                return false;
            }
            if (sinceNanos == Long.MIN_VALUE) {
                sinceNanos = nowNanos;
            }
            if (nowNanos - sinceNanos < patienceNanos) {
                return false;
            }
            sinceNanos = nowNanos;
            patienceNanos = Math.min(LONGEST, 2 * patienceNanos);
            return true;
        }
    }

    private void refuse(Throwable thrown) {
        rejections.increment();
        refused = true;
        try {
            notices.warn(
                    kind.log(),
                    turn,
                    () -> "executor of an " + kind + " must take its work, but refused; it is asked again at each tick",
                    thrown);
        } finally {
            turn.release();
        }
    }

    /*
     * A notification that is posted after the last look of the mailbox, while the turn is held, is seen by the look that
     * follows the release: the thread that posted it found the turn taken.
     */
    private void deliver() {
        do {
            try {
                mailbox.deliver();
            } finally {
                turn.release();
            }
        } while (mailbox.isReady() && turn.tryAcquire());
        onDelivered.run();
    }

    /**
     * Waits until everything has been delivered that is to be delivered now; returns whether it has. Does not wait where there is no
     * thread of its own, nor within a call of the listener, which would have to return first.
     */
    boolean awaitDelivered(Patience patience) {
        return thread == null || isDeliveredBy(Thread.currentThread()) || patience.await(this::awaitTurn);
    }

    /** Has everything delivered, also what could wait: there are no more ticks. */
    void finish() {
        mailbox.finish();
        start();
    }

    /**
     * Waits until everything has been delivered or the executor has refused, and logs what has not been delivered. Does not
     * wait where there is no thread of its own, nor within a call of the listener, which would have to return first; nor, within a
     * call of any listener, for an executor: that may be waiting for the same thread.
     *
     * @param withinCall whether a listener is being called by this thread
     * @param length how long the patience was at the beginning, for the log
     */
    void awaitFinish(boolean withinCall, Patience patience, Duration length) {
        boolean finished = thread == null
                || mailbox.isDeliveredBy(Thread.currentThread())
                || (withinCall && executor != null)
                || patience.await(this::awaitTurn);
        if (refused) {
            kind.log()
                    .warn("executor of an " + kind + " must take its work when its registry closes, but refused;"
                            + " notifications not delivered: " + mailbox.size());
        } else if (!finished) {
            kind.log()
                    .warn(kind + " must return within " + Durations.text(length)
                            + " when its registry closes, but was still busy; further notifications not delivered: "
                            + mailbox.size());
        }
    }

    /** Whether this is the thread that calls the listener now. */
    boolean isDeliveredBy(Thread thread) {
        return mailbox.isDeliveredBy(thread);
    }

    private boolean awaitTurn(long nanos) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + nanos;
        while (turn.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            turn.release();
            if (isFinished()) {
                return true;
            }
            start();
        }
        return false;
    }

    private boolean isFinished() {
        return refused || !mailbox.isReady();
    }

    /** Ends the thread when the listener returns; it is not called again. */
    void close() {
        mailbox.close();
        if (thread != null) {
            thread.shutdown();
        }
    }

    /** How many notifications wait, without those that the listener is being called with; for any thread. */
    int waiting() {
        return mailbox.size();
    }
}
