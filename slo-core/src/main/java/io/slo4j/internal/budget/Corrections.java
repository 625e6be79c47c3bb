package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The corrections of one budget, oldest first. Read by any thread without a lock; changed by any, one at a time.
 *
 * <p>They are bounded: where there are {@link #MOST}, a new one takes the place of the oldest that no longer matters, and
 * is refused if all still do.
 */
final class Corrections {
    static final int MOST = 100;

    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<Correction> all = List.of();
    private volatile Exclusions leftOut = Exclusions.NOTHING;

    List<Correction> all() {
        return all;
    }

    Exclusions leftOut() {
        return leftOut;
    }

    /**
     * Adds one that is made of what is left out already.
     *
     * @param periodNanos when the current period began: what ended before matters no more
     * @throws IllegalStateException if there are too many that matter
     */
    Correction add(long periodNanos, Supplier<Correction> correction) {
        changing.lock();
        try {
            List<Correction> changed = new ArrayList<>(all);
            if (changed.size() >= MOST) {
                changed.remove(oldestPast(changed, periodNanos));
            }
            Correction added = correction.get();
            changed.add(added);
            set(changed);
            return added;
        } finally {
            changing.unlock();
        }
    }

    private static Correction oldestPast(List<Correction> corrections, long periodNanos) {
        return corrections.stream()
                .filter(correction -> correction.isWithdrawn() || correction.untilNanos() <= periodNanos)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("corrections of the budget that have not left its period"
                        + " must be at most " + MOST + ", but were " + corrections.size()));
    }

    /**
     * Takes the first one back that an entry of the audit list tells of and that has not been taken back.
     *
     * @throws IllegalArgumentException if there is none
     */
    Correction withdraw(BudgetCorrection entry, long nowNanos) {
        changing.lock();
        try {
            List<Correction> changed = new ArrayList<>(all);
            int taken = IntStream.range(0, changed.size())
                    .filter(i -> changed.get(i).isDescribedBy(entry)
                            && !changed.get(i).isWithdrawn())
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

    /* How far back forgiveness reaches depends on what the corrections before it leave out. */
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

    /** Takes the marks that are due. */
    void mark(long nowNanos, Counts now) {
        if (nowNanos < leftOut.dueNanos()) {
            return;
        }
        changing.lock();
        try {
            set(all.stream().map(correction -> correction.marked(nowNanos, now)).toList());
        } finally {
            changing.unlock();
        }
    }

    /** Those of an earlier life of the process, in place of those of this one. */
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
        leftOut = Exclusions.by(changed);
    }
}
