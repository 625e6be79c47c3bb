package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The corrections of one budget, oldest first. Any thread may read them without a lock; one thread at a time changes them.
 *
 * <p>There are at most {@link #MOST}: beyond that a new one replaces the oldest that was withdrawn or has left the period.
 * If there is none, exclusions for one reason that adjoin each other become one; if none do, it is refused.
 */
final class Corrections {
    static final int MOST = 1_000;

    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<Correction> all = List.of();
    private volatile Exclusions excluded = Exclusions.NOTHING;

    List<Correction> all() {
        return all;
    }

    Exclusions excluded() {
        return excluded;
    }

    /**
     * Adds a correction, which may depend on what is excluded already.
     *
     * @param periodNanos when the current period began: corrections that ended before no longer affect the budget
     * @throws IllegalStateException if too many corrections affect the budget
     */
    Correction add(long periodNanos, Supplier<Correction> correction) {
        changing.lock();
        try {
            List<Correction> changed = new ArrayList<>(all);
            if (changed.size() >= MOST) {
                makeRoom(changed, periodNanos);
            }
            Correction added = correction.get();
            changed.add(added);
            set(changed);
            return added;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Adds an exclusion, unless there is one of the same time for the same reason, withdrawn or not. Earlier ones for that reason that
     * have left the period make room.
     *
     * @param periodNanos when the current period began
     * @return whether it was added
     * @throws IllegalStateException if too many corrections affect the budget
     */
    boolean addOnce(long periodNanos, Correction exclusion) {
        changing.lock();
        try {
            if (all.stream().anyMatch(exclusion::isLike)) {
                return false;
            }
            add(periodNanos, () -> exclusion);
            set(all.stream()
                    .filter(each -> each.untilNanos() > periodNanos || !each.isFor(exclusion))
                    .toList());
            return true;
        } finally {
            changing.unlock();
        }
    }

    private static void makeRoom(List<Correction> corrections, long periodNanos) {
        Correction past = corrections.stream()
                .filter(correction -> correction.isWithdrawn() || correction.untilNanos() <= periodNanos)
                .findFirst()
                .orElse(null);
        if (past != null) {
            corrections.remove(past);
            return;
        }
        for (int i = 0; i + 1 < corrections.size(); i++) {
            while (i + 1 < corrections.size() && corrections.get(i).adjoins(corrections.get(i + 1))) {
                corrections.set(i, corrections.get(i).and(corrections.remove(i + 1)));
            }
        }
        if (corrections.size() >= MOST) {
            throw new IllegalStateException("corrections of the budget that have not left its period must be at most "
                    + MOST + ", but would be " + (corrections.size() + 1) + "; one that is withdrawn makes room");
        }
    }

    /**
     * Withdraws the first correction with this entry in the audit list that is not withdrawn.
     *
     * @throws IllegalArgumentException if there is none
     */
    Correction withdraw(BudgetCorrection entry, long nowNanos) {
        changing.lock();
        try {
            List<Correction> changed = new ArrayList<>(all);
            int taken = IntStream.range(0, changed.size())
                    .filter(i ->
                            changed.get(i).isListedAs(entry) && !changed.get(i).isWithdrawn())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "correction must be in the audit list and not withdrawn, but was " + entry));
            Correction withdrawn = changed.get(taken).withdrawn(nowNanos);
            changed.set(taken, withdrawn);
            set(settled(changed));
            return withdrawn;
        } finally {
            changing.unlock();
        }
    }

    /* How far back forgiveness reaches depends on what the corrections before it exclude. */
    private static List<Correction> settled(List<Correction> corrections) {
        List<Correction> settled = new ArrayList<>(corrections.size());
        Exclusions before = Exclusions.NOTHING;
        for (Correction correction : corrections) {
            Correction next = correction.after(before.bad());
            settled.add(next);
            before = before.and(next);
        }
        return settled;
    }

    /** Keeps the totals that are due. */
    void tick(long nowNanos, Counts now) {
        if (nowNanos < excluded.dueNanos()) {
            return;
        }
        changing.lock();
        try {
            set(all.stream()
                    .map(correction -> correction.withTotals(nowNanos, now))
                    .toList());
        } finally {
            changing.unlock();
        }
    }

    /** Replaces all corrections by those of an earlier process. */
    void restore(List<Correction> corrections) {
        changing.lock();
        try {
            set(settled(corrections));
        } finally {
            changing.unlock();
        }
    }

    private void set(List<Correction> changed) {
        all = List.copyOf(changed);
        excluded = Exclusions.by(changed);
    }
}
