package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** For a budget listener: one place for each SLO, where successive changes of level become one. */
final class LevelQueue implements NotificationQueue<LevelNotification> {
    /* Guarded by itself. */
    private final Map<String, BudgetLevelChange> changes = new LinkedHashMap<>();
    private final LongAdder coalesced;

    LevelQueue(LongAdder coalesced) {
        this.coalesced = coalesced;
    }

    @Override
    public boolean post(LevelNotification notification) {
        BudgetLevelChange change = notification.change();
        synchronized (changes) {
            return changes.merge(change.slo(), change, this::coalesce) != null;
        }
    }

    /* A budget that is back at the level that the listener knows is no news: both changes are dropped. */
    private @Nullable BudgetLevelChange coalesce(BudgetLevelChange earlier, BudgetLevelChange later) {
        coalesced.increment();
        if (earlier.from().equals(later.to())) {
            coalesced.increment();
            return null;
        }
        return BudgetLevelChange.of(later.slo(), earlier.from(), later.to(), later.at(), later.budget());
    }

    @Override
    public List<LevelNotification> take() {
        synchronized (changes) {
            Iterator<BudgetLevelChange> all = changes.values().iterator();
            if (!all.hasNext()) {
                return List.of();
            }
            LevelNotification first = new LevelNotification(all.next());
            all.remove();
            return List.of(first);
        }
    }

    @Override
    public int size() {
        synchronized (changes) {
            return changes.size();
        }
    }
}
