package io.slo4j.internal.engine;

import io.slo4j.alert.Alert;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.SilenceList;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * What one tick does with the SLOs of a registry: it checkpoints and judges each, and passes on what has changed. For whoever holds
 * the engine's lock; any thread may ask how many ticks there have been.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Evaluation<H> {
    private static final Log LOG = Log.of("io.slo4j");

    private final SloClock clock;
    private final SharedTimeline timeline;
    private final Roster<H> roster;
    private final MadeUpTicks<H> madeUp;
    private final UnclaimedAlerts unclaimed;
    private final Delivery delivery;
    private final Notices notices;
    private final LongPredicate isPastKnown;
    private final Predicate<SloTracker> isUnknown;
    private final Consumer<Alert> post;
    private final Posting posting;
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private volatile long lastNanos;

    /**
     * Nothing is judged before the past is known: an alert that fired in an earlier process must not begin anew here while that
     * process is still about to say so.
     *
     * @param isPastKnown whether it is at an instant
     * @param isUnknown whether nothing is known of an SLO at present: its alerts stay as they are
     */
    Evaluation(
            SloClock clock,
            SharedTimeline timeline,
            Roster<H> roster,
            UnclaimedAlerts unclaimed,
            Delivery delivery,
            SilenceList silences,
            Notices notices,
            LongPredicate isPastKnown,
            Predicate<SloTracker> isUnknown) {
        this.clock = clock;
        this.timeline = timeline;
        this.roster = roster;
        this.madeUp = new MadeUpTicks<>(timeline, roster, notices);
        this.unclaimed = unclaimed;
        this.delivery = delivery;
        this.notices = notices;
        this.isPastKnown = isPastKnown;
        this.isUnknown = isUnknown;
        this.post = delivery::post;
        this.posting = new Posting(post, delivery::post, silences::add);
    }

    long ticks() {
        return ticks.get();
    }

    /** How many ticks came after one or more were missed. */
    long lateTicks() {
        return late.get();
    }

    /** When the last tick was; 0 before the first. */
    long lastNanos() {
        return lastNanos;
    }

    /**
     * Ticks once.
     *
     * @param changed is called if alerts have changed
     * @return the members of groups that take part from this tick on
     */
    List<H> tick(Runnable changed) {
        List<H> admitted = roster.admitPending();
        long now = clock.epochNanos();
        if (lastNanos != 0 && now - lastNanos > 2 * timeline.tickNanos()) {
            late.incrementAndGet();
        }
        lastNanos = now;
        unclaimed.claim(roster, now, notices);
        madeUp.before(now);
        int slot = timeline.claim(now);
        boolean judged = isPastKnown.test(now);
        for (Entry<H> entry : roster.entries().ticked()) {
            tick(entry, now, slot, judged);
        }
        roster.unwatched().tick(now, slot, post);
        timeline.publish(now, slot);
        if (delivery.tick(now)) {
            changed.run();
        }
        notices.tick(now);
        ticks.incrementAndGet();
        return admitted;
    }

    private void tick(Entry<H> entry, long nowNanos, int slot, boolean judged) {
        try {
            entry.tracker().count(nowNanos, slot);
            if (isUnknown.test(entry.tracker())) {
                entry.tracker().unwatched(nowNanos);
            } else if (judged) {
                entry.tracker().evaluate(posting);
            }
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    entry,
                    () -> "SLO \"" + entry.name() + "\" could not be evaluated; its counts are safe",
                    thrown);
        }
    }
}
