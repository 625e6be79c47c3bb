package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.WindowStatus;
import io.slo4j.alert.Alert;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.TickReadings;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.internal.snapshot.SloMapper;
import io.slo4j.internal.snapshot.SloParts;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One SLO at work: its history, its budget and its rules, checkpointed and evaluated once a tick by one thread. Any thread
 * may read.
 */
public final class SloTracker {
    private final SloDefinition definition;
    private final History history;
    private final @Nullable TimeSlices slices;
    private final @Nullable LatencyHistory latency;
    private final WindowReader windows;
    private final ShownWindows shown;
    private final TrackedBudget budget;
    private final TickReadings readings;
    private final SloAlerts alerts;
    private final LastFailure lastFailure;
    private final Rejections rejections = new Rejections();
    private volatile @Nullable StatusReading last;

    SloTracker(
            SloDefinition definition,
            History history,
            @Nullable TimeSlices slices,
            WindowStarts starts,
            long nowNanos) {
        Duration period = definition.period().length();
        this.definition = definition;
        this.history = history;
        this.slices = slices;
        this.latency = definition
                .latencyRange()
                .map(range -> new LatencyHistory(range, history.startNanos(), Durations.saturatedNanos(period)))
                .orElse(null);
        this.windows = new WindowReader(definition, history, budgeted());
        this.shown = ShownWindows.of(definition.windows(), period);
        this.budget = new TrackedBudget(definition, budgeted(), nowNanos);
        TickWindows counted = new TickWindows(history, starts, shown.nanos());
        TickWindows spent = slices == null ? counted : new TickWindows(slices.history(), starts, shown.nanos());
        budget.follow(spent);
        this.readings = new TickReadings(
                definition.windows(),
                counted,
                spent,
                shown.current(),
                latency,
                budget.account(),
                definition.objective().errorBudget());
        this.lastFailure = new LastFailure(definition.traceIds().orElse(null));
        this.alerts = new SloAlerts(
                definition, (from, now) -> budget.badBetween(from, Durations.instant(now.nanos()), now), lastFailure);
    }

    /** What the budget counts. */
    private History budgeted() {
        return slices == null ? history : slices.history();
    }

    public SloDefinition definition() {
        return definition;
    }

    public Totals totals() {
        return history.totals();
    }

    @Nullable
    LatencyHistory latencyHistory() {
        return latency;
    }

    public TrackedBudget budget() {
        return budget;
    }

    LastFailure lastFailure() {
        return lastFailure;
    }

    Rejections rejections() {
        return rejections;
    }

    SloAlerts alerts() {
        return alerts;
    }

    /** Makes room for all slots of a timeline that has been given a longer reach; between ticks. */
    void fit() {
        history.fit();
        if (slices != null) {
            slices.history().fit();
        }
    }

    /** Checkpoints the totals, if a slot was handed out, and evaluates rules and level; for the thread that ticks. */
    void tick(long nowNanos, int slot, Consumer<Alert> listener, Consumer<BudgetLevelChange> levelListener) {
        long good = history.totals().goodEvents();
        long bad = history.totals().badEvents();
        if (slot >= 0) {
            history.checkpoint(slot, good, bad);
        }
        if (slices != null) {
            slices.tick(nowNanos, slot, good, bad);
        }
        Totals spent = budgeted().totals();
        long budgetGood = slices == null ? good : spent.goodEvents();
        long budgetBad = slices == null ? bad : spent.badEvents();
        budget.tick(nowNanos, budgetGood, budgetBad);
        if (latency != null) {
            latency.tick(nowNanos);
        }
        readings.begin(nowNanos, good, bad, budgetGood, budgetBad);
        alerts.tick(readings, listener);
        budget.stepLevel(readings, levelListener);
    }

    private Sample sample(long nowNanos) {
        Totals totals = history.totals();
        long good = totals.goodEvents();
        long bad = totals.badEvents();
        if (slices == null) {
            return new Sample(nowNanos, good, bad);
        }
        Totals counted = slices.history().totals();
        return new Sample(nowNanos, good, bad, counted.goodEvents(), counted.badEvents());
    }

    /** What the rules see now; for any thread. */
    Readings readings(long nowNanos) {
        return status(nowNanos).readings();
    }

    /** How the SLO stands; once it has ended, how it stood then. */
    public StatusReading status(long nowNanos) {
        StatusReading ended = last;
        return ended == null ? status(sample(nowNanos), shown) : ended;
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
        ShownWindows all = shown.and(more);
        StatusReading ended = last;
        return ended == null ? status(sample(nowNanos), all) : ended.with(all, windows);
    }

    private StatusReading status(Sample now, ShownWindows all) {
        WindowReadings read = windows.windows(all.nanos(), now);
        double current =
                all.currentIndex() >= 0 ? read.burnRate(all.currentIndex()) : windows.burnRate(all.current(), now);
        StatusParts parts = new StatusParts(
                definition,
                now,
                budget.read(now, current),
                budget.level(),
                budget.account().corrections(),
                history.startNanos(),
                alerts,
                alerts.standings(),
                durations(),
                rejections.count());
        return new StatusReading(parts, all, read);
    }

    private @Nullable LatencyReading durations() {
        return latency == null ? null : latency.read();
    }

    /** The sample of now or, once the SLO has ended, the last one. */
    public Sample latest(long nowNanos) {
        StatusReading ended = last;
        return ended == null ? sample(nowNanos) : ended.sample();
    }

    /** A window of any length that ends now. */
    public WindowStatus window(Duration window, long nowNanos) {
        return windows.window(window, latest(nowNanos));
    }

    /** The durations of a window of any length that ends now. */
    public LatencyStatus latency(Duration window, long nowNanos) {
        WindowReader.checkedNanos(window, definition.period().length());
        StatusReading ended = last;
        return ended == null
                ? StatusReading.tracked(definition, durations()).window(window, nowNanos)
                : ended.durations().window(window, ended.sample().nanos());
    }

    /** A window at evenly spaced instants of the past. */
    public List<WindowStatus> past(Duration window, Duration span, int points, long nowNanos) {
        StatusReading ended = last;
        return windows.past(
                window, span, points, ended == null ? nowNanos : ended.sample().nanos());
    }

    /** Goes on where an earlier process was, if it left anything; before the first tick. */
    void restore(RestoredSnapshot earlier, long nowNanos) {
        earlier.restore(parts(), nowNanos);
        budget.restored();
    }

    /** Everything that an SLO of the same definition needs to go on from here. */
    StoredSlo stored(SloMapper mapper) {
        return mapper.stored(parts());
    }

    private SloParts parts() {
        return new SloParts(
                definition, history, slices, latency, budget.account(), budget.levels(), alerts.evaluators());
    }

    /** Nobody ticks this SLO any more: what can be read stays as it is now. */
    void end(long nowNanos) {
        history.end();
        if (slices != null) {
            slices.history().end();
        }
        last = status(sample(nowNanos), shown);
    }
}
