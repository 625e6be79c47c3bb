package io.slo4j.internal.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Where a mailbox is emptied: on the calling thread, or by the listener's executor; by one at a time. */
final class Dispatch {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");

    private final Mailbox mailbox;
    private final @Nullable Executor executor;
    private final AtomicBoolean underway = new AtomicBoolean();
    private final Runnable onTold;
    private final LongAdder refused;
    private volatile boolean awaitingTick;
    private volatile boolean warned;
    private volatile Runnable onDone = () -> {};

    /**
     * @param onTold called by whoever has emptied the mailbox
     */
    Dispatch(Mailbox mailbox, Optional<Executor> executor, Runnable onTold, LongAdder refused) {
        this.mailbox = mailbox;
        this.onTold = onTold;
        this.refused = refused;
        this.executor = executor.orElse(null);
    }

    /** What to call when an executor has emptied the mailbox. */
    void onDone(Runnable call) {
        onDone = call;
    }

    /** Empties the mailbox, or has it emptied, unless that is being done already. */
    void carry() {
        while (canCarry() && underway.compareAndSet(false, true)) {
            if (executor == null) {
                empty();
            } else {
                submit(executor);
            }
        }
    }

    /** Whether there is something to carry that nobody is carrying. */
    boolean canCarry() {
        return mailbox.isReady() && !awaitingTick && !underway.get();
    }

    boolean isUnderway() {
        return underway.get();
    }

    /** Whether the executor refused and is not to be asked again before the next tick. */
    boolean isRefused() {
        return awaitingTick;
    }

    /** An executor that has refused is asked again. */
    void tick() {
        awaitingTick = false;
    }

    /*
     * An executor may run what it was given and throw all the same, keep it and throw, or run it twice. Whoever claims the
     * errand first, the run or the refusal, has it.
     */
    private void submit(Executor runner) {
        AtomicBoolean claimed = new AtomicBoolean();
        try {
            runner.execute(() -> {
                if (claimed.compareAndSet(false, true)) {
                    empty();
                    onDone.run();
                }
            });
        } catch (Throwable thrown) {
            if (claimed.compareAndSet(false, true)) {
                awaitingTick = true;
                underway.set(false);
                refuse(thrown);
            }
        }
    }

    private void refuse(Throwable thrown) {
        refused.increment();
        if (!warned) {
            warned = true;
            LOG.log(
                    Level.WARNING,
                    "executor of an alert listener must take its work, but refused; it is asked again at each tick",
                    thrown);
        }
    }

    /*
     * A letter that arrives after the last look of deliver(), while this is still underway, is seen by whoever looks next,
     * and that is this.
     */
    private void empty() {
        do {
            try {
                mailbox.deliver();
            } finally {
                underway.set(false);
            }
        } while (mailbox.isReady() && underway.compareAndSet(false, true));
        onTold.run();
    }
}
