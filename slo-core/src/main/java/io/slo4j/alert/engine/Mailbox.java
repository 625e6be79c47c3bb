package io.slo4j.alert.engine;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertRegistration;
import io.slo4j.alert.AlertRule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way of alerts to one listener: a bounded queue, and behind it, for when the listener is too slow, one place for
 * each alert, where changes that cancel out are folded away. Posting never waits.
 *
 * <p>One thread at a time posts, one thread at a time delivers.
 */
public final class Mailbox implements AlertRegistration {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");
    private static final int CAPACITY = 1024;

    private final Predicate<Alert> wanted;
    private final AlertListener listener;
    private final Consumer<Mailbox> onClose;
    private final SpscVarHandleArrayQueue<Alert> queue = new SpscVarHandleArrayQueue<>(CAPACITY);

    /* Guarded by itself. While it holds anything, everything posted goes here, so that nothing overtakes. */
    private final Map<Key, Alert> overflow = new LinkedHashMap<>();

    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder folded = new LongAdder();
    private volatile boolean closed;

    public Mailbox(Predicate<Alert> wanted, AlertListener listener, Consumer<Mailbox> onClose) {
        this.wanted = wanted;
        this.listener = listener;
        this.onClose = onClose;
    }

    /** Puts an alert that is wanted into the queue, or in its place behind it. Never waits for the listener. */
    public void post(Alert alert) {
        if (!wanted.test(alert)) {
            return;
        }
        synchronized (overflow) {
            if (!overflow.isEmpty() || !queue.offer(alert)) {
                overflow.merge(Key.of(alert), alert, this::fold);
            }
        }
    }

    /** Delivers everything posted so far on the calling thread. */
    public void deliver() {
        while (!closed && !isEmpty()) {
            Alert next = queue.poll();
            if (next != null) {
                tell(next);
            } else {
                takeOverflow().forEach(this::tell);
            }
        }
    }

    public boolean isEmpty() {
        return waiting() == 0;
    }

    /** How many changes the listener has yet to be told. */
    public int waiting() {
        synchronized (overflow) {
            return queue.size() + overflow.size();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    private List<Alert> takeOverflow() {
        synchronized (overflow) {
            List<Alert> rest = queue.isEmpty() ? new ArrayList<>(overflow.values()) : List.of();
            overflow.keySet().removeAll(rest.stream().map(Key::of).toList());
            return rest;
        }
    }

    /*
     * Posted changes of one alert alternate between firing and resolved. Two that nobody has heard of therefore cancel
     * out: the listener already believes what the later one says.
     */
    private @Nullable Alert fold(Alert earlier, Alert later) {
        folded.add(2);
        return null;
    }

    private void tell(Alert alert) {
        if (closed) {
            return;
        }
        try {
            listener.onAlert(alert);
            delivered.increment();
        } catch (Throwable thrown) {
            failed.increment();
            LOG.log(Level.WARNING, "alert listener failed on: " + alert.summary(), thrown);
        }
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
    }

    @Override
    public long delivered() {
        return delivered.sum();
    }

    @Override
    public long failed() {
        return failed.sum();
    }

    @Override
    public long folded() {
        return folded.sum();
    }

    private record Key(String slo, AlertRule rule) {
        static Key of(Alert alert) {
            return new Key(alert.slo(), alert.rule());
        }
    }
}
