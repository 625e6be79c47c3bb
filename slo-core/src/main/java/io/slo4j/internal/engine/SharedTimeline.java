package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.count.TimelineView;
import io.slo4j.internal.count.WatchedTime;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.source.Pulled;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The timeline that all SLOs of one registry share, as ticks come: where checkpoints are written, where windows begin now, which
 * ticks were missed. Any thread may ask for what is here; everything that changes it is for whoever holds the engine's lock.
 */
final class SharedTimeline {
    private final long tickNanos;
    private final long startNanos;
    private final WindowStarts starts = new WindowStarts();
    private final WatchedTime watched;
    private final ReleaseList releases = new ReleaseList();
    private volatile Timeline timeline;

    /* Whether a budget counts time slices, or did in an earlier process. */
    private volatile boolean sliced;

    SharedTimeline(long tickNanos, long nowNanos) {
        this.tickNanos = tickNanos;
        this.startNanos = nowNanos;
        this.watched = new WatchedTime(tickNanos);
        this.timeline = new Timeline(tickNanos, Nanos.of(SloPeriod.THIRTY_DAYS.length()));
    }

    long tickNanos() {
        return tickNanos;
    }

    /** Where checkpoints are until the past of an earlier process arrives: then another one takes its place. */
    Timeline current() {
        return timeline;
    }

    WindowStarts starts() {
        return starts;
    }

    /** The releases that are marked on it. */
    ReleaseList releases() {
        return releases;
    }

    /** Since when ticks have come without a gap. */
    WatchedTime watched() {
        return watched;
    }

    Sampling sampling() {
        return new Sampling(timeline);
    }

    /**
     * Checks that a definition looks at nothing shorter than a tick: its rules would fire and resolve with every tick that an
     * event happens to fall into.
     *
     * @throws IllegalArgumentException if a time slice, a window of a rule or a window to show is shorter than a tick
     */
    void requireTicks(SloDefinition definition) {
        definition.budgetingMethod().slice().ifPresent(slice -> requireTicks("time slice", slice));
        definition
                .pulled()
                .flatMap(Pulled::interval)
                .ifPresent(interval -> requireTicks("interval of a source or condition", interval));
        for (AlertRule rule : definition.rules()) {
            rule.windows().forEach(window -> requireTicks("window of rule \"" + rule.name() + '"', window));
        }
        definition.windows().forEach(window -> requireTicks("window", window));
    }

    private void requireTicks(String what, Duration length) {
        if (Nanos.of(length) < tickNanos) {
            throw new IllegalArgumentException(what + " must be at least the registry's tick of "
                    + Durations.text(Duration.ofNanos(tickNanos)) + ", but was " + Durations.text(length));
        }
    }

    /** Makes windows as long as a definition's period answerable. Returns whether trackers must make room for more slots. */
    boolean reach(SloDefinition definition) {
        int before = timeline.slots();
        timeline.reach(Nanos.of(definition.period().longest()));
        return timeline.slots() > before;
    }

    /** Follows the windows of a group's rules, so that members, which register without the lock, find theirs followed. */
    void follow(SloDefinition definition) {
        definition.rules().forEach(rule -> rule.windows().forEach(this::follow));
        if (!definition.period().isCalendar()) {
            follow(definition.period().length());
        }
    }

    private void follow(Duration window) {
        starts.follow(Nanos.of(window));
    }

    /** From now on ticks that are missed are made up densely: time slices go on ending meanwhile. For any thread. */
    void holdSlices() {
        sliced = true;
    }

    /** Keeps the checkpoints of an earlier process and of this one from now on. Returns the checkpoints of this one. */
    Sampling join(RestoredSnapshot earlier, long nowNanos) {
        sliced |= earlier.hasSlices();
        Timeline here = timeline;
        Timeline joined = new Timeline(tickNanos, Math.max(here.reachNanos(), earlier.reachNanos()));
        joined.restore(joined(earlier.instants(), here.view().instants(), nowNanos));
        timeline = joined;
        return new Sampling(here);
    }

    /* When both took checkpoints, and what is made up between the end of one and the beginning of the other. */
    private long[] joined(long[] earlier, long[] here, long nowNanos) {
        long beginNanos = here.length == 0 ? nowNanos + tickNanos : here[0];
        long endNanos = earlier.length == 0 ? Long.MAX_VALUE : earlier[earlier.length - 1];
        return Stream.of(LongStream.of(earlier), missed(beginNanos, endNanos), LongStream.of(here))
                .flatMapToLong(instants -> instants)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The instants before this tick at which there should have been others, and there were none. */
    LongStream missed(long nowNanos) {
        return missed(
                nowNanos,
                newest() == TimelineView.NONE ? startNanos : timeline.view().newestNanos());
    }

    private LongStream missed(long nowNanos, long newestNanos) {
        return sliced
                ? MissedTicks.dense(nowNanos, newestNanos, tickNanos)
                : MissedTicks.sparse(nowNanos, newestNanos, tickNanos);
    }

    /** Where the newest checkpoints are; {@link TimelineView#NONE} before the first. */
    int newest() {
        return timeline.view().slotAt(Long.MAX_VALUE - 1);
    }

    /** A tick has come, which is not made up. */
    void watch(long nowNanos) {
        watched.tick(nowNanos);
    }

    /** A slot for the checkpoints of this tick; -1 if the last ones are too recent. */
    int claim(long nowNanos) {
        int slot = timeline.claim(nowNanos);
        starts.move(timeline.view(), nowNanos);
        return slot;
    }

    void publish(long nowNanos, int slot) {
        if (slot >= 0) {
            timeline.publish(nowNanos, slot);
        }
    }
}
