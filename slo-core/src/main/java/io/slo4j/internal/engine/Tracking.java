package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.TickReadings;
import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.SloParts;
import io.slo4j.internal.snapshot.SloStart;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one SLO that knows where on its timeline what was counted: history, budget and rules. When the past of an earlier
 * process arrives, another one takes its place as a whole, so that whoever reads sees all of the past or nothing of it.
 */
final class Tracking {
    private final SloDefinition definition;
    private final Notices notices;
    private final History history;
    private final @Nullable TimeSlices slices;
    private final @Nullable LatencyHistory latency;
    private final CauseCounts causes;
    private final WindowReader windows;
    private final ShownWindows shown;
    private final TrackedBudget budget;
    private final TickReadings readings;
    private final SloAlerts alerts;
    private final SharedTimeline timeline;
    private volatile long watchedFromNanos;
    private final OutageCheck outages;

    /* Whether the last tick, here or in an earlier process, has counted no bad event. */
    private boolean silent;

    Tracking(
            SloDefinition definition,
            History history,
            @Nullable TimeSlices slices,
            @Nullable LatencyHistory latency,
            LastFailure lastFailure,
            CauseCounts causes,
            SharedTimeline timeline,
            Notices notices,
            long watchedFromNanos,
            long nowNanos) {
        this.notices = notices;
        this.timeline = timeline;
        this.watchedFromNanos = watchedFromNanos;
        this.definition = definition;
        this.history = history;
        this.slices = slices;
        this.latency = latency;
        this.causes = causes;
        this.windows = new WindowReader(definition, history, budgeted());
        this.shown = ShownWindows.of(definition.windows(), definition.period().length());
        this.budget = new TrackedBudget(definition, budgeted(), notices, nowNanos);
        TickWindows counted = new TickWindows(history, timeline.starts(), shown.nanos());
        TickWindows spent =
                slices == null ? counted : new TickWindows(slices.history(), timeline.starts(), shown.nanos());
        budget.follow(spent);
        this.readings = new TickReadings(
                definition.windows(),
                counted,
                spent,
                shown.current(),
                latency,
                budget.account(),
                definition.objective().errorBudget());
        this.alerts = new SloAlerts(
                definition,
                (from, now) -> budget.consumedBetween(from, TimeLine.instant(now.nanos()), now)
                        .badEvents(),
                lastFailure,
                causes,
                timeline.releases(),
                notices);
        this.outages = new OutageCheck(definition, budgeted(), alerts.evaluators(), notices);
    }

    /**
     * A tracking that goes on from this one under another definition; between ticks, of which this one sees no more.
     *
     * @param fresh time slices from now on, where those of this one cannot go on; null if the budget counts events
     */
    Tracking successor(
            SloDefinition next,
            @Nullable TimeSlices fresh,
            @Nullable LatencyHistory durations,
            LastFailure failure,
            long nowNanos) {
        boolean alike = fresh != null && slices != null && slices.slicing().equals(fresh.slicing());
        return new Tracking(
                next,
                history.successor(),
                alike && slices != null ? slices.successor() : fresh,
                durations,
                failure,
                causes,
                timeline,
                notices,
                nowNanos,
                nowNanos);
    }

    /** How many events were counted, here and by earlier processes. */
    long events() {
        return history.good() + history.bad();
    }

    /** What the budget counts. */
    private History budgeted() {
        return slices == null ? history : slices.history();
    }

    boolean isOn(Timeline timeline) {
        return history.timeline() == timeline;
    }

    /** When what it has counted begins. */
    SloStart start() {
        return new SloStart(history.startNanos(), budgeted().startNanos());
    }

    /** Since when the SLO has been watched in this process. */
    long watchedFromNanos() {
        return watchedFromNanos;
    }

    /** Nothing is known of what came up to now. */
    void unwatched(long nowNanos) {
        watchedFromNanos = nowNanos;
    }

    private long watchedSinceNanos() {
        return Math.max(watchedFromNanos, timeline.watched().sinceNanos());
    }

    /**
     * Goes on from an earlier process, whose bad events are not new: those that were counted here are. Once, before the first
     * tick.
     */
    void resumeAfterTakeover(long nowNanos) {
        long budgetGood =
                slices == null ? history.earlierGood() : slices.history().good();
        long budgetBad =
                slices == null ? history.earlierBad() : slices.history().bad();
        resume(new Sample(nowNanos, history.earlierGood(), history.earlierBad(), budgetGood, budgetBad));
    }

    /** Goes on from another tracking, whose ticks have seen what is not new. Once, before the first tick. */
    void resumeAfter(Tracking before) {
        readings.resume(before.readings.spentTicks());
        Sample seen = before.readings.now();
        resume(
                slices == null
                        ? new Sample(seen.nanos(), seen.good(), seen.bad())
                        : new Sample(
                                seen.nanos(),
                                seen.good(),
                                seen.bad(),
                                slices.history().good(),
                                slices.history().bad()));
    }

    /** Goes on with what others had counted as well, none of which is new. Once, before the first tick. */
    void resumeAfterPooling(long nowNanos) {
        resume(sample(nowNanos));
    }

    private void resume(Sample last) {
        readings.resume(last);
        silent = budget.account().isSilentSince(last.budgetBad());
    }

    TrackedBudget budget() {
        return budget;
    }

    SloAlerts alerts() {
        return alerts;
    }

    WindowReader windows() {
        return windows;
    }

    ShownWindows shown() {
        return shown;
    }

    /** What a snapshot keeps. */
    SloParts parts() {
        return new SloParts(
                definition,
                history,
                slices,
                latency,
                causes,
                budget.account(),
                budget.levels(),
                alerts.evaluators(),
                readings,
                watchedSinceNanos());
    }

    /** Makes room for all slots of a timeline that has been given a longer reach; between ticks. */
    void fit() {
        history.fit();
        if (slices != null) {
            slices.history().fit();
        }
    }

    /**
     * Checkpoints what was counted, if a slot was handed out; for the thread that ticks.
     *
     * @return of what nothing more can be counted; null as long as there is room
     */
    @Nullable
    String count(long nowNanos, int slot) {
        long good = history.good();
        long bad = history.bad();
        if (slot >= 0) {
            history.tick(nowNanos, slot, good, bad);
        }
        if (slices != null) {
            slices.tick(nowNanos, slot, good, bad);
        }
        long budgetGood = slices == null ? good : slices.history().good();
        long budgetBad = slices == null ? bad : slices.history().bad();
        budget.tick(nowNanos, budgetGood, budgetBad);
        if (latency != null) {
            latency.tick(nowNanos);
        }
        causes.tick(nowNanos, bad, history.timeline().reachNanos());
        beginReadings(nowNanos, good, bad, budgetGood, budgetBad);
        if (slices != null && slices.history().fullAt(budgetGood, budgetBad)) {
            return "parts of time slices";
        }
        return history.fullAt(good, bad) ? "events" : null;
    }

    /**
     * Checkpoints that nothing was counted up to an instant since the newest checkpoint; for the thread that ticks.
     *
     * @param newest where that is
     * @param slot where the new one is
     */
    void pass(long nanos, int newest, int slot) {
        long good = history.goodAt(newest);
        long bad = history.badAt(newest);
        history.tick(nanos, slot, good, bad);
        if (slices == null) {
            budget.tick(nanos, good, bad);
            return;
        }
        slices.tick(nanos, slot, good, bad);
        budget.tick(nanos, slices.history().good(), slices.history().bad());
    }

    private void beginReadings(long nowNanos, long good, long bad, long budgetGood, long budgetBad) {
        long lastNanos = readings.nanos();
        long lastGood = readings.budgetGood();
        long lastBad = readings.budgetBad();
        readings.begin(nowNanos, good, bad, budgetGood, budgetBad, budget.takeCorrected());
        readings.watchedSince(watchedSinceNanos());
        if (readings.hasSpent() && silent) {
            silent = false;
            budget.account().spends();
        } else if (!readings.hasSpent()) {
            if (!silent) {
                silent = true;
                budget.account().silentSince(lastNanos, lastGood, lastBad);
            }
            budget.account().silent(nowNanos, budgetGood, budgetBad);
        }
    }

    /** Evaluates rules and level by what this tick has counted; for the thread that ticks. */
    void evaluate(Posting to) {
        budget.declareMaintenance(readings.now(), to.silences());
        alerts.tick(readings, to.alerts());
        budget.stepLevel(definition.name(), readings, to.levels());
        outages.tick(readings);
    }

    Sample sample(long nowNanos) {
        long good = history.good();
        long bad = history.bad();
        if (slices == null) {
            return new Sample(nowNanos, good, bad);
        }
        History ended = slices.history();
        return new Sample(nowNanos, good, bad, ended.good(), ended.bad());
    }

    /** How the SLO stands now, with these windows. */
    StatusReading status(long nowNanos, ShownWindows all, @Nullable HangingWork hanging, long rejected) {
        Sample now = sample(nowNanos);
        WindowReadings read = windows.windows(all.nanos(), now);
        double current =
                all.currentIndex() >= 0 ? read.burnRate(all.currentIndex()) : windows.burnRate(all.current(), now);
        StatusParts parts = new StatusParts(
                definition,
                now,
                budget.read(now, current),
                budget.level(),
                budget.account().corrections(),
                new Counts(history.earlierGood(), history.earlierBad()),
                history.startNanos(),
                alerts,
                alerts.ruleStatuses(),
                alerts.reached(),
                watchedSinceNanos(),
                readings.spentTicks(),
                latency == null ? null : latency.read(),
                causes.read(),
                hanging == null || !definition.detectsHanging() ? null : hanging.read(),
                rejected);
        return new StatusReading(parts, all, read);
    }

    /**
     * Reads what can be asked for, before anybody sees it: what an earlier process stored may be anything. Latency windows were
     * checked when they were taken over.
     *
     * @throws RuntimeException if something cannot be read
     */
    void requireReadable(long nowNanos) {
        StatusReading all = status(nowNanos, shown, null, 0);
        all.windows();
        all.corrections();
        all.alerts();
    }

    /** Nobody ticks this SLO any more. */
    void end() {
        history.end();
        if (slices != null) {
            slices.history().end();
        }
    }
}
