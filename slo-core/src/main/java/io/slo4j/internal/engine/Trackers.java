package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.Silence;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.internal.snapshot.SloStart;
import io.slo4j.internal.snapshot.SnapshotMapper;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;

/**
 * Makes the trackers of one registry, which share its timeline and what an earlier process left. Trackers are made by any
 * thread; everything else is for whoever holds the engine's lock.
 */
final class Trackers {
    private final long tickNanos;
    private final Timeline timeline;
    private final WindowStarts starts = new WindowStarts();
    private final RestoredSnapshot restored;

    Trackers(long tickNanos, RestoredSnapshot restored) {
        this.tickNanos = tickNanos;
        this.restored = restored;
        this.timeline = new Timeline(tickNanos, Durations.saturatedNanos(SloPeriod.THIRTY_DAYS.length()));
        timeline.reach(restored.reachNanos());
        timeline.restore(restored.instants());
    }

    /**
     * Makes windows as long as a definition's period answerable. Returns whether trackers must make room for more slots.
     *
     * @throws IllegalArgumentException if time slices are shorter than a tick
     */
    boolean reach(SloDefinition definition) {
        definition.budgetingMethod().slice().ifPresent(this::requireTicks);
        int before = timeline.slots();
        timeline.reach(Durations.saturatedNanos(definition.period().longest()));
        return timeline.slots() > before;
    }

    private void requireTicks(Duration slice) {
        if (Durations.saturatedNanos(slice) < tickNanos) {
            throw new IllegalArgumentException("time slice must be at least the registry's tick of "
                    + Durations.text(Duration.ofNanos(tickNanos)) + ", but was " + Durations.text(slice));
        }
    }

    /** Follows the windows of a group's rules, so that members, which register without the lock, find theirs followed. */
    void follow(SloDefinition definition) {
        definition.rules().forEach(rule -> rule.windows().forEach(this::follow));
        if (!definition.period().isCalendar()) {
            follow(definition.period().length());
        }
    }

    private void follow(Duration window) {
        starts.follow(Durations.saturatedNanos(window));
    }

    SloTracker tracker(SloDefinition definition, long nowNanos) {
        Slicing slicing = Slicing.of(definition.budgetingMethod());
        SloStart start = restored.start(definition, nowNanos);
        History history = new History(timeline, start.eventsNanos(), new Totals());
        return new SloTracker(
                definition, history, slicing == null ? null : slices(slicing, start, nowNanos), starts, nowNanos);
    }

    private TimeSlices slices(Slicing slicing, SloStart start, long nowNanos) {
        History history = new History(timeline, start.slicesNanos(), new Totals());
        return new TimeSlices(slicing, history, nowNanos, 0, 0);
    }

    /** Lets a tracker go on where an earlier process was; before its first tick. */
    void restore(SloTracker tracker, long nowNanos) {
        tracker.restore(restored, nowNanos);
    }

    /** What an earlier process left and nobody has registered yet. */
    List<StoredSlo> waiting(long nowNanos) {
        return restored.waiting(nowNanos);
    }

    Sampling sampling() {
        return new Sampling(timeline);
    }

    /** A snapshot of these, with what an earlier process left and is not understood here. */
    SloSnapshot snapshot(
            long takenAtNanos,
            Sampling sampling,
            List<StoredSlo> slos,
            List<Silence> silences,
            List<EpisodeState> episodes) {
        return SnapshotMapper.stored(
                takenAtNanos, tickNanos, sampling.instants(), slos, silences, episodes, restored.carried());
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
