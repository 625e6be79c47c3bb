package io.slo4j.alert.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The daemon thread that carries one mailbox's alerts to its listener, so that no listener waits for another. */
final class Courier {
    private final Mailbox mailbox;
    private final Thread thread;
    private volatile boolean finishing;

    Courier(Mailbox mailbox, String name) {
        this.mailbox = mailbox;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Delivers what is there and ends, without waiting longer than this; whether it has ended, or will without waiting. */
    boolean finish(Duration patience) {
        finishing = true;
        wake();
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
     * the mailbox and park() makes park() return at once.
     */
    private void run() {
        while (!mailbox.isClosed()) {
            mailbox.deliver();
            if (finishing) {
                return;
            }
            if (mailbox.isEmpty()) {
                LockSupport.park(this);
            }
        }
    }
}
