package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way of level changes to one listener: one place for each SLO. Posting never waits for the listener. */
final class LevelMailbox {
    private final Predicate<BudgetLevelChange> wanted;
    private final BudgetListener listener;
    private final Consumer<LevelMailbox> onClose;

    /* Guarded by itself. */
    private final Map<String, BudgetLevelChange> waiting = new LinkedHashMap<>();

    private final ListenerCounts counts = new ListenerCounts();
    private final ListenerGuard guard = new ListenerGuard(ListenerKind.BUDGET, counts);
    private volatile boolean closed;

    LevelMailbox(Predicate<BudgetLevelChange> wanted, BudgetListener listener, Consumer<LevelMailbox> onClose) {
        this.wanted = wanted;
        this.listener = listener;
        this.onClose = onClose;
    }

    /** Puts a change that is wanted into its place; whether nothing was waiting before. */
    boolean post(BudgetLevelChange change) {
        if (!wanted.test(change)) {
            return false;
        }
        synchronized (waiting) {
            boolean first = waiting.isEmpty();
            waiting.merge(change.slo(), change, this::fold);
            return first;
        }
    }

    private @Nullable BudgetLevelChange fold(BudgetLevelChange earlier, BudgetLevelChange later) {
        counts.coalesced.increment();
        if (earlier.from().equals(later.to())) {
            counts.coalesced.increment();
            return null;
        }
        return new BudgetLevelChange(later.slo(), earlier.from(), later.to(), later.at(), later.budget());
    }

    /** Delivers everything posted so far on the calling thread; one thread at a time. */
    void deliver() {
        for (BudgetLevelChange next = take(); next != null && !closed; next = take()) {
            BudgetLevelChange change = next;
            guard.call(1, counts.delivered, change::summary, () -> listener.onLevel(change));
        }
    }

    private @Nullable BudgetLevelChange take() {
        synchronized (waiting) {
            Iterator<BudgetLevelChange> all = waiting.values().iterator();
            if (!all.hasNext()) {
                return null;
            }
            BudgetLevelChange next = all.next();
            all.remove();
            return next;
        }
    }

    void close() {
        closed = true;
        onClose.accept(this);
    }

    ListenerCounts counts() {
        return counts;
    }
}
