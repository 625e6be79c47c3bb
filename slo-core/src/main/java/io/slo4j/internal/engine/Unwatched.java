package io.slo4j.internal.engine;

import io.slo4j.alert.Alert;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SLOs that were closed and that no other one has succeeded: counted, checkpointed and stored, so that a successor misses
 * nothing, but not evaluated. One without an event for its period is given up, and so are those closed first where there are too
 * many. For whoever holds the engine's lock; any thread may ask whether there is one.
 */
final class Unwatched {
    private static final Log LOG = Log.of("io.slo4j");

    /** How many there are at most, beside members of groups, which the groups limit. */
    private static final int MOST = 10_000;

    private final Map<String, Past> pasts = new ConcurrentHashMap<>();
    private final Notices notices;
    private int plain;

    /** One SLO that was closed, and what is left to be done for it. */
    private static final class Past {
        final SloTracker tracker;
        final boolean limited;
        final long closedNanos;
        final long periodNanos;
        long dueNanos;
        long good;
        long bad;
        long countedNanos;

        Past(SloTracker tracker, boolean limited, long closedNanos) {
            this.tracker = tracker;
            this.limited = limited;
            this.closedNanos = closedNanos;
            this.periodNanos = Nanos.of(tracker.definition().period().longest());
            this.good = tracker.totals().goodEvents();
            this.bad = tracker.totals().badEvents();
            this.countedNanos = closedNanos;
            this.dueNanos = tracker.alerts().allInactive() ? Long.MAX_VALUE : closedNanos;
        }

        /** Returns whether it is to be kept. */
        boolean tick(long nowNanos, int slot, Consumer<Alert> post) {
            tracker.count(nowNanos, slot);
            if (nowNanos >= dueNanos) {
                dueNanos = tracker.alerts().endOverdue(tracker.readings(nowNanos), closedNanos, post);
            }
            long goodNow = tracker.totals().goodEvents();
            long badNow = tracker.totals().badEvents();
            if (goodNow != good || badNow != bad) {
                good = goodNow;
                bad = badNow;
                countedNanos = nowNanos;
            }
            return nowNanos - countedNanos <= periodNanos;
        }
    }

    Unwatched(Notices notices) {
        this.notices = notices;
    }

    /**
     * Takes in what goes on from an SLO that was closed, or what an earlier process left.
     *
     * @param limited whether it may have to give way to later ones
     * @param closedNanos since when nobody watches it
     */
    void add(SloTracker kept, boolean limited, long closedNanos, Consumer<Alert> post) {
        if (limited && plain >= MOST) {
            giveUpOldest(closedNanos, post);
        }
        pasts.put(kept.definition().name(), new Past(kept, limited, closedNanos));
        plain += limited ? 1 : 0;
    }

    private void giveUpOldest(long nowNanos, Consumer<Alert> post) {
        pasts.values().stream()
                .filter(past -> past.limited)
                .min(Comparator.comparingLong(past -> past.countedNanos))
                .ifPresent(past -> giveUp(past.tracker, nowNanos, post));
        notices.warn(LOG, this, Unwatched::tooMany, null);
    }

    private static String tooMany() {
        return "SLOs that were closed and not registered again should be at most " + MOST
                + ", but were more; what the oldest counted is given up";
    }

    /** Whether there is one of this name; for any thread. */
    boolean has(String name) {
        return pasts.containsKey(name);
    }

    @Nullable
    SloTracker find(String name) {
        Past past = pasts.get(name);
        return past == null ? null : past.tracker;
    }

    /** A successor has taken over, or there will be none. */
    void remove(String name) {
        Past past = pasts.remove(name);
        plain -= past != null && past.limited ? 1 : 0;
    }

    /** Nobody shall succeed it: its alerts are over. */
    void giveUp(SloTracker kept, long nowNanos, Consumer<Alert> post) {
        kept.alerts().end(kept.readings(nowNanos), post);
        remove(kept.definition().name());
    }

    Stream<SloTracker> all() {
        return pasts.values().stream().map(past -> past.tracker);
    }

    /** Checkpoints all of them, and resolves alerts that have waited for a successor for long enough. */
    void tick(long nowNanos, int slot, Consumer<Alert> post) {
        if (pasts.isEmpty()) {
            return;
        }
        for (Iterator<Past> each = pasts.values().iterator(); each.hasNext(); ) {
            Past past = each.next();
            try {
                if (!past.tick(nowNanos, slot, post)) {
                    each.remove();
                    plain -= past.limited ? 1 : 0;
                }
            } catch (Throwable thrown) {
                notices.warn(
                        LOG,
                        past,
                        () -> "SLO \"" + past.tracker.definition().name() + "\", which was closed, could not be read",
                        thrown);
            }
        }
    }
}
