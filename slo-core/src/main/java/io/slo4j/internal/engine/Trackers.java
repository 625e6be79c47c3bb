package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Silence;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.UsualTraffic;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.PooledCounts;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.internal.snapshot.SloMapper;
import io.slo4j.internal.snapshot.SloParts;
import io.slo4j.internal.snapshot.SloStart;
import io.slo4j.internal.snapshot.SnapshotMapper;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.Succession;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trackers of one registry, which share its timeline and go on from what an earlier process left. Trackers are made by any
 * thread; everything else is for whoever holds the engine's lock.
 */
final class Trackers {
    private static final Log LOG = Log.of("io.slo4j");

    private final SloClock clock;
    private final SharedTimeline timeline;
    private final Notices notices;
    private final FailureMessages messages;
    private volatile RestoredSnapshot restored;

    Trackers(SloClock clock, SharedTimeline timeline, long nowNanos, Notices notices, FailureMessages messages) {
        this.clock = clock;
        this.timeline = timeline;
        this.notices = notices;
        this.messages = messages;
        this.restored = RestoredSnapshot.nothing(nowNanos);
    }

    SloTracker tracker(SloDefinition definition, long nowNanos) {
        return tracker(definition, nowNanos, nowNanos);
    }

    /**
     * A tracker that begins now.
     *
     * @param watchedFromNanos since when somebody has watched
     */
    SloTracker tracker(SloDefinition definition, long nowNanos, long watchedFromNanos) {
        Totals totals = new Totals();
        learn(definition, totals);
        LatencyHistory latency = latency(definition, nowNanos);
        LastFailure lastFailure = lastFailure(definition);
        CauseCounts causes = new CauseCounts();
        return new SloTracker(
                definition,
                totals,
                latency,
                lastFailure,
                causes,
                HangingWork.of(definition, clock, totals, causes, notices),
                notices,
                tracking(
                        definition,
                        totals,
                        latency,
                        lastFailure,
                        causes,
                        new SloStart(nowNanos, nowNanos),
                        watchedFromNanos,
                        nowNanos));
    }

    private LastFailure lastFailure(SloDefinition definition) {
        return new LastFailure(
                messages,
                definition.traceIds().orElse(null),
                Nanos.of(definition.period().length()),
                notices);
    }

    private static @Nullable LatencyHistory latency(SloDefinition definition, long nowNanos) {
        long reachNanos = Nanos.of(definition.period().length());
        return definition
                .latencyRange()
                .map(range -> new LatencyHistory(range, nowNanos, reachNanos))
                .orElse(null);
    }

    private @Nullable TimeSlices slices(
            SloDefinition definition, long startNanos, long nowNanos, long goodEvents, long badEvents) {
        Slicing slicing = Slicing.of(definition.budgetingMethod());
        if (slicing == null) {
            return null;
        }
        timeline.holdSlices();
        History slices = new History(timeline.current(), startNanos, new Totals(), slicing.sliceNanos());
        return new TimeSlices(slicing, slices, nowNanos, goodEvents, badEvents);
    }

    private Tracking tracking(
            SloDefinition definition,
            Totals totals,
            @Nullable LatencyHistory latency,
            LastFailure lastFailure,
            CauseCounts causes,
            SloStart start,
            long watchedFromNanos,
            long nowNanos) {
        return watching(
                new Tracking(
                        definition,
                        new History(timeline.current(), start.eventsNanos(), totals),
                        slices(definition, start.slicesNanos(), nowNanos, 0, 0),
                        latency,
                        lastFailure,
                        causes,
                        timeline,
                        notices,
                        watchedFromNanos,
                        nowNanos),
                totals);
    }

    private static void learn(SloDefinition definition, Totals totals) {
        if (definition.rules().stream().anyMatch(rule -> rule.kind() == AlertRule.Kind.USUAL_TRAFFIC)) {
            totals.reader().learn();
        }
    }

    private static Tracking watching(Tracking tracking, Totals totals) {
        UsualTraffic usual = totals.reader().usual();
        tracking.alerts().evaluators().forEach(rule -> rule.watch(usual));
        return tracking;
    }

    /**
     * Lets a tracker that was never ticked take part in ticks from now on, and go on where an earlier process was.
     *
     * @param resumed is given the alerts that fired there
     */
    void admit(SloTracker tracker, long nowNanos, Consumer<Alert> resumed) {
        if (restored.awaits(tracker.definition().name()) || !tracker.tracking().isOn(timeline.current())) {
            Timeline current = timeline.current();
            goOn(tracker, Sampling.ofNone(current), current.view().instants(), nowNanos, resumed);
        } else {
            tracker.fit();
        }
    }

    /**
     * Takes over what an earlier process left, on a timeline that keeps the checkpoints of both.
     *
     * @param ticked the trackers that have been ticked here
     * @param resumed is given the alerts that fired there
     */
    void takeOver(RestoredSnapshot earlier, Collection<SloTracker> ticked, long nowNanos, Consumer<Alert> resumed) {
        Sampling sampling = timeline.join(earlier, nowNanos);
        restored = earlier;
        long[] instants = timeline.current().view().instants();
        ticked.forEach(tracker -> goOn(tracker, sampling, instants, nowNanos, resumed));
    }

    private void goOn(SloTracker tracker, Sampling sampling, long[] instants, long nowNanos, Consumer<Alert> resumed) {
        SloAlerts before = tracker.alerts();
        StoredSlo left = restored.left(tracker.definition());
        tracker.replace(here -> {
            try {
                Tracking next = successor(tracker, here, restored, sampling, instants, nowNanos);
                next.requireReadable(nowNanos);
                if (left != null) {
                    Succession.goOnWithCauses(left, next.parts(), nowNanos);
                    Succession.goOnWithUsual(left, next.parts());
                }
                return next;
            } catch (RuntimeException e) {
                LOG.warn("SLO \"" + tracker.definition().name() + "\" cannot go on from what was stored of it", e);
                return successor(tracker, here, RestoredSnapshot.nothing(nowNanos), sampling, instants, nowNanos);
            }
        });
        try {
            if (!tracker.alerts().allInactive()) {
                tracker.alerts().resume(tracker.readings(nowNanos), before, resumed);
            }
        } catch (RuntimeException e) {
            LOG.warn("alerts of SLO \"" + tracker.definition().name() + "\" that fired before cannot be taken over", e);
        }
    }

    private Tracking successor(
            SloTracker tracker,
            Tracking here,
            RestoredSnapshot earlier,
            Sampling sampling,
            long[] instants,
            long nowNanos) {
        SloDefinition definition = tracker.definition();
        Tracking next = tracking(
                definition,
                tracker.totals(),
                tracker.latencyHistory(),
                tracker.lastFailure(),
                tracker.causes(),
                earlier.start(definition, here.start()),
                here.watchedFromNanos(),
                nowNanos);
        earlier.restore(here.parts(), sampling, next.parts(), instants, nowNanos);
        next.resumeAfterTakeover(nowNanos);
        next.budget().restored();
        return next;
    }

    /**
     * A tracker that goes on from another one of this registry: what is recorded through either is counted by it. If other events
     * are good, as the log says, it begins now.
     */
    SloTracker successor(SloTracker earlier, SloDefinition definition, long nowNanos) {
        if (!RestoredSnapshot.goesOn(earlier.definition().meaningOfGood(), definition)) {
            return tracker(definition, nowNanos);
        }
        LatencyHistory before = earlier.latencyHistory();
        LatencyHistory own = latency(definition, nowNanos);
        LatencyHistory latency = own != null && before != null && before.range().equals(own.range()) ? before : own;
        if (latency != null) {
            latency.reach(Nanos.of(definition.period().length()));
        }
        LastFailure lastFailure = lastFailure(definition);
        learn(definition, earlier.totals());
        return earlier.succeededBy(here -> {
            SloParts parts = here.parts();
            TimeSlices fresh = slices(
                    definition,
                    nowNanos,
                    nowNanos,
                    parts.history().good(),
                    parts.history().bad());
            Tracking next =
                    watching(here.successor(definition, fresh, latency, lastFailure, nowNanos), earlier.totals());
            StoredSlo stored = new SloMapper(timeline.sampling(), nowNanos).stored(parts);
            if (latency != before) {
                Succession.goOnWithLatency(stored, next.parts(), nowNanos);
            }
            Succession.goOn(stored, next.parts(), nowNanos);
            next.resumeAfter(here);
            next.budget().restored();
            HangingWork earlierWork = earlier.hanging();
            HangingWork hanging = earlierWork == null
                    ? HangingWork.of(definition, clock, earlier.totals(), earlier.causes(), notices)
                    : earlierWork;
            return new SloTracker(
                    definition, earlier.totals(), latency, lastFailure, earlier.causes(), hanging, notices, next);
        });
    }

    /**
     * Lets a tracker of this timeline go on with what others have counted as well; between ticks.
     *
     * @param others one or more that differ from it in their names only, stored now
     */
    void add(List<StoredSlo> others, SloTracker to, long nowNanos) {
        Sampling sampling = timeline.sampling();
        PooledCounts pooled = PooledCounts.of(others, sampling.instants());
        to.replace(here -> {
            Tracking next = tracking(
                    to.definition(),
                    to.totals(),
                    to.latencyHistory(),
                    to.lastFailure(),
                    to.causes(),
                    pooled.start(here.start()),
                    here.watchedFromNanos(),
                    nowNanos);
            pooled.addTo(here.parts(), sampling, next.parts(), nowNanos);
            pooled.addCausesTo(next.parts(), nowNanos);
            next.resumeAfterPooling(nowNanos);
            next.budget().restored();
            return next;
        });
    }

    /** Whether an earlier process has left something under a name; for any thread. */
    boolean awaits(String name) {
        return restored.awaits(name);
    }

    /** Gives up what an earlier process left under some names. */
    void forget(Predicate<String> names) {
        restored.forget(names);
    }

    /** What an earlier process left, however old it is. */
    List<StoredSlo> left() {
        return restored.left();
    }

    /** What an earlier process left and nobody has registered yet. */
    List<StoredSlo> waiting(long nowNanos) {
        return restored.waiting(nowNanos);
    }

    /** A snapshot of these, with what an earlier process left and is not understood here. */
    SloSnapshot snapshot(
            long takenAtNanos,
            Sampling sampling,
            List<StoredSlo> slos,
            List<Silence> silences,
            List<EpisodeState> episodes,
            List<OwedEnd> owedEnds) {
        return SnapshotMapper.stored(
                takenAtNanos,
                timeline.tickNanos(),
                sampling.instants(),
                slos,
                silences,
                episodes,
                owedEnds,
                timeline.releases().all(),
                restored.carried(),
                notices);
    }
}
