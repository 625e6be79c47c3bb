package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;

/** Posts the changes of level that a budget listener wants. */
final class LevelFilter implements NotificationFilter {
    private final Scope<BudgetLevelChange> scope;
    private final Mailbox<LevelNotification> mailbox;

    LevelFilter(Scope<BudgetLevelChange> scope, Mailbox<LevelNotification> mailbox) {
        this.scope = scope;
        this.mailbox = mailbox;
    }

    @Override
    public void tick(long nowNanos, PostedChanges changes) {
        for (BudgetLevelChange change : changes.levels()) {
            if (!scope.isOver() && scope.holds(change)) {
                mailbox.post(new LevelNotification(change));
            }
        }
    }

    /** A level is stored with its budget, whether or not anyone was notified: the next process does not repeat a change. */
    @Override
    public boolean isOutstanding(String alert) {
        return false;
    }

    @Override
    public boolean isOver() {
        return scope.isOver() && mailbox.isSettled();
    }
}
