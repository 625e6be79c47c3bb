package io.slo4j.internal.delivery;

import io.slo4j.Registration;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * All budget listeners of one registry. Levels change rarely, so a listener has a thread only while there is something to
 * tell. Safe for use by any thread; changes are posted by one thread at a time.
 */
public final class LevelDelivery {
    private static final Logger LOG = System.getLogger("io.slo4j.budget");
    private static final int IDLE_SECONDS = 10;

    private final boolean inBackground;
    private final Map<LevelMailbox, Optional<ThreadPoolExecutor>> mailboxes = new ConcurrentHashMap<>();

    /**
     * No listeners yet.
     *
     * @param inBackground true: each listener gets a daemon thread; false: changes wait for {@link #deliverHere}
     */
    public LevelDelivery(boolean inBackground) {
        this.inBackground = inBackground;
    }

    /** A listener for some changes. */
    public Registration register(Predicate<BudgetLevelChange> wanted, BudgetListener listener) {
        LevelMailbox mailbox = new LevelMailbox(wanted, listener, this::remove);
        mailboxes.put(mailbox, inBackground ? Optional.of(oneThread()) : Optional.empty());
        return new ListenerRegistration(mailbox.counts(), mailbox::close);
    }

    private static ThreadPoolExecutor oneThread() {
        return new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "slo4j-budget");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    public void post(BudgetLevelChange change) {
        mailboxes.forEach((mailbox, executor) -> {
            if (mailbox.post(change)) {
                executor.ifPresent(thread -> thread.execute(mailbox::deliver));
            }
        });
    }

    /** Delivers on the calling thread where there are no threads of its own. */
    public void deliverHere() {
        if (!inBackground) {
            List.copyOf(mailboxes.keySet()).forEach(LevelMailbox::deliver);
        }
    }

    /** Delivers what was posted, as far as the listeners take it within the given time, and ends the threads. */
    public void close(Duration patience) {
        deliverHere();
        CompletableFuture<?>[] told = mailboxes.values().stream()
                .flatMap(Optional::stream)
                .map(executor -> CompletableFuture.runAsync(() -> {}, executor))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(told)
                .completeOnTimeout(null, patience.toNanos(), TimeUnit.NANOSECONDS)
                .join();
        for (CompletableFuture<?> listener : told) {
            if (!listener.isDone()) {
                LOG.log(
                        Level.WARNING,
                        "budget listener must return within " + Durations.text(patience)
                                + " when its registry closes, but was still busy; it is left behind");
            }
        }
        List.copyOf(mailboxes.keySet()).forEach(LevelMailbox::close);
    }

    private void remove(LevelMailbox mailbox) {
        Optional<ThreadPoolExecutor> executor = mailboxes.remove(mailbox);
        if (executor != null) {
            executor.ifPresent(ThreadPoolExecutor::shutdown);
        }
    }
}
