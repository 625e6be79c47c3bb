package io.slo4j.internal.delivery;

import io.slo4j.Registration;
import io.slo4j.internal.guard.Notices;
import java.util.List;
import java.util.function.Consumer;

/** A listener that is called on the thread that has something for it. Safe for use by any thread. */
public final class DirectListener<L> {
    private final ListenerCounts counts = new ListenerCounts();
    private final GuardedListener<DirectNotification<L>> guarded;
    private volatile boolean closed;

    public DirectListener(ListenerKind kind, L listener, Notices notices) {
        this.guarded = new GuardedListener<>(
                kind,
                counts,
                notifications -> notifications.forEach(one -> one.call().accept(listener)),
                notices);
    }

    /**
     * Calls the listener, unless its registration has been closed.
     *
     * @param summary what it is called with, for the log
     */
    public void call(String summary, Consumer<L> call) {
        if (!closed) {
            guarded.call(List.of(new DirectNotification<>(summary, call)));
        }
    }

    /**
     * What its owner gives to the user.
     *
     * @param onClose makes the owner forget this listener; may be run more than once
     */
    public Registration registration(Runnable onClose) {
        return new ListenerRegistration(counts, () -> {
            closed = true;
            onClose.run();
        });
    }
}
