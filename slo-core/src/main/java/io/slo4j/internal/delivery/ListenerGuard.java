package io.slo4j.internal.delivery;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The one way to call a listener: what it throws is counted and logged, and goes no further. */
final class ListenerGuard {
    private final ListenerKind kind;
    private final ListenerCounts counts;

    ListenerGuard(ListenerKind kind, ListenerCounts counts) {
        this.kind = kind;
        this.counts = counts;
    }

    /**
     * Calls the listener with some notifications.
     *
     * @param size how many
     * @param returned counts them if the listener returns
     * @param summary what the listener is called with, for the log
     */
    void call(int size, LongAdder returned, Supplier<String> summary, Call call) {
        try {
            call.run();
            returned.add(size);
        } catch (Throwable thrown) {
            counts.failed.add(size);
            String more = size == 1 ? "" : " (and " + (size - 1) + " more)";
            kind.logger().log(Level.WARNING, kind + " failed on: " + summary.get() + more, thrown);
        }
    }

    /** A call of user code, which may throw anything. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }
}
