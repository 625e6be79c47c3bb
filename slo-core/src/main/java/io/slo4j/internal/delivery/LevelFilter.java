package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import java.util.function.Predicate;

/** Posts the changes of level that a budget listener wants. */
final class LevelFilter implements NotificationFilter {
    private final Predicate<BudgetLevelChange> wanted;
    private final Mailbox<LevelNotification> mailbox;

    LevelFilter(Predicate<BudgetLevelChange> wanted, Mailbox<LevelNotification> mailbox) {
        this.wanted = wanted;
        this.mailbox = mailbox;
    }

    @Override
    public void tick(long nowNanos, PostedChanges changes) {
        for (BudgetLevelChange change : changes.levels()) {
            if (wanted.test(change)) {
                mailbox.post(new LevelNotification(change));
            }
        }
    }

    /** A level is stored with its budget, whether or not anyone was notified: the next process does not repeat a change. */
    @Override
    public boolean isOutstanding(String alert) {
        return false;
    }
}
