package io.slo4j.internal.delivery;

import io.slo4j.alert.TryAgainException;
import io.slo4j.internal.guard.Notices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to call a listener: what it throws is counted and logged, and goes no further. Nor does an interrupt of the thread
 * reach it, with which it could not pass the notification on.
 */
final class GuardedListener<N extends Notification> {
    private final ListenerKind kind;
    private final ListenerCounts counts;
    private final NotificationListener<N> listener;
    private final Notices notices;

    GuardedListener(ListenerKind kind, ListenerCounts counts, NotificationListener<N> listener, Notices notices) {
        this.kind = kind;
        this.counts = counts;
        this.listener = listener;
        this.notices = notices;
    }

    /**
     * Calls the listener.
     *
     * @param notifications at least one; only changes or only repeats
     * @return what it threw; null if it returned
     */
    @Nullable
    Throwable call(List<N> notifications) {
        int size = notifications.size();
        N first = notifications.get(0);
        try {
            Patience.undisturbed(() -> {
                listener.notified(notifications);
                return size;
            });
            (first.repeat() ? counts.repeated : counts.delivered).add(size);
            return null;
        } catch (Throwable thrown) {
            counts.failed.add(size);
            say(first, size, thrown);
            return thrown;
        }
    }

    /* Who wants to be called again knows what is wrong: where it happened is no news, nor is what it has said itself. */
    private void say(N first, int size, Throwable thrown) {
        if (!(thrown instanceof TryAgainException)) {
            notices.warn(kind.log(), this, () -> failed(first, size), thrown);
            return;
        }
        String reason = thrown.getMessage();
        if (reason != null && !reason.isBlank()) {
            notices.warn(kind.log(), this, () -> failed(first, size) + ": " + reason, null);
        }
    }

    /** The listener is not called with something again, because it has failed on too much. */
    void givenUp(N notification) {
        notices.warn(
                kind.log(),
                counts,
                () -> kind + " has failed on more than can wait, and is not called again with: "
                        + notification.summary(),
                null);
    }

    private String failed(N first, int size) {
        return kind + " failed on: " + first.summary() + (size == 1 ? "" : " (and " + (size - 1) + " more)");
    }
}
