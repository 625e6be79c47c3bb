package io.slo4j.internal.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The daemon thread that carries one mailbox's alerts to its listener, so that no listener waits for another. Where the
 * listener has an executor it only hands over to it, so that one that blocks, or runs what it is given on the thread that
 * gives it, delays nobody either.
 */
final class DeliveryThread {
    private final Mailbox mailbox;
    private final Dispatch handover;
    private final Thread thread;
    private volatile boolean finishing;

    DeliveryThread(Mailbox mailbox, String name) {
        this.mailbox = mailbox;
        this.handover = mailbox.handover();
        this.thread = new Thread(this::run, name);
        handover.onDone(this::wake);
        thread.setDaemon(true);
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Has everything that is there delivered, without waiting for it. */
    void finish() {
        mailbox.hurry();
        finishing = true;
        wake();
    }

    /** Waits for that, no longer than this; whether it has ended, or will without waiting. */
    boolean awaitEnd(Duration patience) {
        if (Thread.currentThread() == thread) {
            return true;
        }
        try {
            thread.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /*
     * wake() comes after the post, or the change of a flag, that it announces; a permit that arrives between the look at
     * the mailbox and park() makes park() return at once. One that arrives while the listener runs may be used up by the
     * listener, so everything is looked at again after it.
     */
    private void run() {
        while (!mailbox.isClosed()) {
            handover.carry();
            if (finishing && !handover.isUnderway() && (handover.isRefused() || mailbox.waiting() == 0)) {
                return;
            }
            if (!handover.canCarry() && !mailbox.isClosed()) {
                LockSupport.park(this);
            }
        }
    }
}
