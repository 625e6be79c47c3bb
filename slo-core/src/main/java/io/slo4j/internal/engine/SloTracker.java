package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.WindowStatus;
import io.slo4j.alert.Alert;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.UsualTraffic;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.SloMapper;
import io.slo4j.internal.snapshot.SloParts;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One SLO at work: its counts, its budget and its rules, checkpointed and evaluated once a tick by one thread. Any thread may
 * read. Where events are counted never changes; where they stand on the timeline is replaced when the past of an earlier process
 * arrives.
 */
public final class SloTracker {
    private static final Log LOG = Log.of("io.slo4j");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SloDefinition definition;
    private final Totals totals;
    private final @Nullable LatencyHistory latency;
    private final LastFailure lastFailure;
    private final CauseCounts causes;
    private final @Nullable HangingWork hanging;
    private final Notices notices;
    private final Rejections rejections;

    /* Held while the budget is corrected and while the tracking is replaced, so that no correction is made in the old one. */
    private final ReentrantLock replacing = new ReentrantLock();
    private volatile Tracking tracking;
    private volatile @Nullable StatusReading last;

    /* Set before others see this tracker. */
    private Lineage<SloTracker> lineage = new Lineage<>();
    private long generation;

    SloTracker(
            SloDefinition definition,
            Totals totals,
            @Nullable LatencyHistory latency,
            LastFailure lastFailure,
            CauseCounts causes,
            @Nullable HangingWork hanging,
            Notices notices,
            Tracking tracking) {
        this.definition = definition;
        this.totals = totals;
        this.latency = latency;
        this.lastFailure = lastFailure;
        this.causes = causes;
        this.hanging = hanging;
        this.notices = notices;
        this.rejections = new Rejections(notices);
        this.tracking = tracking;
    }

    public SloDefinition definition() {
        return definition;
    }

    /** What was counted here. */
    public Totals totals() {
        return totals;
    }

    @Nullable
    LatencyHistory latencyHistory() {
        return latency;
    }

    public TrackedBudget budget() {
        return tracking.budget();
    }

    LastFailure lastFailure() {
        return lastFailure;
    }

    CauseCounts causes() {
        return causes;
    }

    /** The events in flight; null if this SLO and those it goes on from do not detect work that hangs. */
    @Nullable
    HangingWork hanging() {
        return hanging;
    }

    Notices notices() {
        return notices;
    }

    Rejections rejections() {
        return rejections;
    }

    SloAlerts alerts() {
        return tracking.alerts();
    }

    Tracking tracking() {
        return tracking;
    }

    /** Corrects the budget, or that of the SLO that goes on from this one; for any thread. */
    public <T> T correct(Function<TrackedBudget, T> correction) {
        replacing.lock();
        try {
            SloTracker next = lineage.after(this);
            return next == null ? correction.apply(tracking.budget()) : next.correct(correction);
        } finally {
            replacing.unlock();
        }
    }

    /** The audit list of the budget, and what the SLO that goes on from this one has been given since. */
    public List<BudgetCorrection> corrections() {
        SloTracker next = lineage.after(this);
        return next == null ? budget().corrections() : next.corrections();
    }

    /** Lets another tracker go on from this one, with all corrections up to then; between ticks. */
    SloTracker succeededBy(Function<Tracking, SloTracker> made) {
        replacing.lock();
        try {
            SloTracker next = made.apply(tracking);
            next.lineage = lineage;
            next.generation = generation + 1;
            lineage.goOn(next);
            return next;
        } finally {
            replacing.unlock();
        }
    }

    /** Whether another tracker goes on from this one, and none in between. */
    boolean isSucceededBy(SloTracker other) {
        return other.lineage == lineage && other.generation == generation + 1;
    }

    /** Goes on with another tracking that is made of this one; between ticks. */
    void replace(UnaryOperator<Tracking> successor) {
        replacing.lock();
        try {
            tracking = successor.apply(tracking);
        } finally {
            replacing.unlock();
        }
    }

    /** Makes room for all slots of a timeline that has been given a longer reach; between ticks. */
    void fit() {
        tracking.fit();
    }

    /** Checkpoints the totals, if a slot was handed out; for the thread that ticks. */
    void count(long nowNanos, int slot) {
        lastFailure.tick(nowNanos);
        if (hanging != null) {
            hanging.tick();
        }
        UsualTraffic usual = totals.reader().usual();
        if (usual != null && usual.tick(nowNanos, totals.goodEvents(), totals.badEvents()) && latency != null) {
            LatencyStatus hour = latency.read().window(HOUR, nowNanos);
            if (hour.count() > 0) {
                usual.slowest(hour.quantile(UsualTraffic.SLOW));
            }
        }
        String full = tracking.count(nowNanos, slot);
        if (full != null) {
            rejections.full(definition.name(), full);
        }
    }

    /** Checkpoints that nothing was counted up to an instant since the newest checkpoint; for the thread that ticks. */
    void pass(long nanos, int newest, int slot) {
        tracking.pass(nanos, newest, slot);
    }

    /** Evaluates rules and level, after the totals were counted; for the thread that ticks. */
    void evaluate(Posting to) {
        HangingWork work = hanging;
        tracking.evaluate(work == null ? to : to.withAlerts(alert -> to.alerts().accept(work.with(alert))));
    }

    /** Nothing is known of the SLO up to now: its alerts stay as they are, and rules about traffic know nothing of it; for the thread that ticks. */
    void unwatched(long nowNanos) {
        tracking.unwatched(nowNanos);
    }

    /** Whether events have begun, and not ended, that will be bad when they pass the latency threshold. */
    boolean isAwaited() {
        return hanging != null && hanging.read().events() > 0;
    }

    /** An alert of this SLO with the figures of now; as it was, where they cannot be read. For any thread. */
    Alert retold(Alert alert, long nowNanos) {
        try {
            Alert retold = alerts().retold(alert, readings(nowNanos));
            return hanging == null ? retold : hanging.with(retold);
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    alert.slo(),
                    () -> "an alert of SLO \"" + alert.slo() + "\" carries no current figures",
                    thrown);
            return alert;
        }
    }

    /** What the rules see now; for any thread. */
    Readings readings(long nowNanos) {
        return status(nowNanos).readings();
    }

    /** How the SLO stands; once it has ended, how it stood then. */
    public StatusReading status(long nowNanos) {
        StatusReading ended = last;
        Tracking now = tracking;
        return ended == null ? now.status(nowNanos, now.shown(), hanging, rejections.count()) : ended;
    }

    /**
     * The same with more windows.
     *
     * @throws IllegalArgumentException if one of them is not above zero and at most the period
     */
    public StatusReading status(long nowNanos, Duration... more) {
        for (Duration window : more) {
            WindowReader.checkedNanos(window, definition.period().length());
        }
        StatusReading ended = last;
        Tracking now = tracking;
        ShownWindows all = now.shown().and(more);
        return ended == null ? now.status(nowNanos, all, hanging, rejections.count()) : ended.with(all, now.windows());
    }

    /** A window of any length that ends now or, once the SLO has ended, then. */
    public WindowStatus window(Duration window, long nowNanos) {
        StatusReading ended = last;
        Tracking now = tracking;
        return now.windows().window(window, ended == null ? now.sample(nowNanos) : ended.sample());
    }

    /** What of the budget was consumed between two instants that are not later than now or, once the SLO has ended, then. */
    public ConsumedBudget consumedBetween(Instant from, Instant until, long nowNanos) {
        StatusReading ended = last;
        Tracking now = tracking;
        return now.budget().consumedBetween(from, until, ended == null ? now.sample(nowNanos) : ended.sample());
    }

    /** The durations of a window of any length that ends now. */
    public LatencyStatus latency(Duration window, long nowNanos) {
        WindowReader.checkedNanos(window, definition.period().length());
        StatusReading ended = last;
        return ended == null
                ? StatusReading.tracked(definition, latency == null ? null : latency.read())
                        .window(window, nowNanos)
                : ended.durations().window(window, ended.sample().nanos());
    }

    /** A window at evenly spaced instants of the past. */
    public List<WindowStatus> past(Duration window, Duration span, int points, long nowNanos) {
        StatusReading ended = last;
        Tracking now = tracking;
        return now.windows().past(window, span, points, ended == null ? now.sample(nowNanos) : ended.sample());
    }

    /** What a snapshot keeps of this SLO; it is stored later, while ticks go on. */
    SloParts parts() {
        return tracking.parts();
    }

    /** Whether nobody ticks this SLO any more. */
    public boolean hasEnded() {
        return last != null;
    }

    /** Ends, and says everything that was counted up to now; between ticks. */
    StoredSlo ended(long nowNanos, SloMapper mapper) {
        if (latency != null) {
            latency.tick(nowNanos);
        }
        StoredSlo stored = mapper.stored(parts());
        end(nowNanos);
        return stored;
    }

    /** Nobody ticks this SLO any more: what can be read stays as it is now. */
    void end(long nowNanos) {
        lastFailure.end();
        Tracking now = tracking;
        now.end();
        last = now.status(nowNanos, now.shown(), hanging, rejections.count());
    }
}
