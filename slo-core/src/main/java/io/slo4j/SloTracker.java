package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.alert.BudgetRule;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.TickReadings;
import io.slo4j.internal.budget.BudgetAccount;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.count.WindowReading;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.StoredDefinition;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the registry knows of one SLO: its history, the state of its rules, and how to read a status from both. */
final class SloTracker {
    private static final Logger LOG = System.getLogger("io.slo4j");

    /** How far back "the current burn rate" looks, where the period is not shorter. */
    private static final Duration CURRENT = Duration.ofHours(1);

    private final SloDefinition definition;
    private final History history;
    private final @Nullable LatencyHistory latency;
    private final double errorBudget;
    private final @Nullable TimeSlices slices;
    private final BudgetAccount budget;
    private final @Nullable LevelEvaluator levels;
    private final TickReadings readings;
    private final SloAlerts alerts;
    private final LastFailure lastFailure;

    /* The shown windows, in nanoseconds, and where among them the current one is, if it is. */
    private final long[] shownNanos;
    private final Duration currentWindow;
    private final int currentShown;

    private final Rejections refusals = new Rejections();
    private volatile boolean budgetTicks;

    SloTracker(
            SloDefinition definition,
            History history,
            @Nullable TimeSlices slices,
            WindowStarts starts,
            long nowNanos) {
        this.definition = definition;
        this.history = history;
        this.latency = definition.latencyRange() == null
                ? null
                : new LatencyHistory(
                        definition.latencyRange(),
                        history.startNanos(),
                        Durations.saturatedNanos(definition.period().length()));
        this.errorBudget = definition.objective().errorBudget();
        this.slices = slices;
        this.budget = account(definition, budgeted(), nowNanos);
        this.budgetTicks = budget.ticks();
        this.levels = definition.budgetPolicy() == null ? null : new LevelEvaluator(definition.budgetPolicy());
        Duration period = definition.period().length();
        this.currentWindow = CURRENT.compareTo(period) < 0 ? CURRENT : period;
        this.shownNanos = definition.windows().stream()
                .mapToLong(Durations::saturatedNanos)
                .toArray();
        this.currentShown = definition.windows().indexOf(currentWindow);
        TickWindows counted = new TickWindows(history, starts, shownNanos);
        TickWindows spent = slices == null ? counted : new TickWindows(slices.history(), starts, shownNanos);
        if (levels != null || definition.rules().stream().anyMatch(BudgetRule.class::isInstance)) {
            budget.follow(spent);
        }
        this.lastFailure = new LastFailure(definition.traceIds());
        this.readings =
                new TickReadings(definition.windows(), counted, spent, currentWindow, latency, budget, errorBudget);
        this.alerts = new SloAlerts(
                definition, (from, now) -> badBetween(from, Durations.instant(now.nanos()), now), lastFailure);
    }

    private static BudgetAccount account(SloDefinition definition, History budgeted, long nowNanos) {
        double errorBudget = definition.objective().errorBudget();
        Slicing slicing = definition.slicing();
        long grainNanos = slicing == null ? 1 : slicing.sliceNanos();
        CalendarPeriod calendar = definition.period().calendar();
        return calendar == null
                ? BudgetAccount.rolling(
                        errorBudget, budgeted, grainNanos, definition.period().length())
                : BudgetAccount.calendar(errorBudget, budgeted, grainNanos, calendar, nowNanos);
    }

    /** What the budget counts. */
    private History budgeted() {
        return slices == null ? history : slices.history();
    }

    static long checkedWindowNanos(Duration window, SloPeriod period) {
        long nanos = Durations.positiveNanos("window", window);
        if (window.compareTo(period.length()) > 0) {
            throw new IllegalArgumentException("window must be at most the period of " + Durations.text(period.length())
                    + ", but was " + Durations.text(window));
        }
        return nanos;
    }

    /** Goes on where an earlier process was; before the first tick. */
    void restore(StoredSlo stored, long restoredNanos, long nowNanos) {
        history.restore(stored.checkpoints(), Durations.epochNanos(stored.asOf()), restoredNanos);
        if (slices != null) {
            slices.restore(
                    stored.slices(), Durations.epochNanos(stored.asOf()), restoredNanos, stored.good(), stored.bad());
        }
        budget.restore(stored.budget(), nowNanos);
        budgetTicks = budget.ticks();
        if (levels != null) {
            Sample now = moment(nowNanos);
            levels.resume(
                    stored.budget().level(),
                    budget.read(nowNanos, now.budgetGood(), now.budgetBad(), 0).remaining());
        }
        alerts.restore(stored.alerts(), nowNanos);
        if (latency != null && stored.latency().isPresent()) {
            try {
                latency.restore(stored.latency().get(), restoredNanos);
            } catch (IllegalArgumentException e) {
                LOG.log(
                        Level.WARNING,
                        "latency windows of SLO \"" + definition.name() + "\" start afresh: " + e.getMessage());
            }
        }
    }

    /** Everything that an SLO of the same definition needs to go on from here. */
    StoredSlo stored(Sampling sampling, Instant at) {
        return new StoredSlo(
                new StoredDefinition(
                        definition.name(),
                        definition.objective().toString(),
                        definition.period().length(),
                        definition.good()),
                Durations.instant(history.startNanos()),
                at,
                sampling.of(history),
                alerts.stored(),
                latency == null ? Optional.empty() : Optional.of(latency.stored(Durations.epochNanos(at))),
                budget.stored(levels == null ? "" : levels.level().name()),
                slices == null ? Optional.empty() : Optional.of(slices.stored(sampling)));
    }

    SloDefinition definition() {
        return definition;
    }

    History history() {
        return history;
    }

    /** Makes room for all slots of a timeline that has been given a longer reach. */
    void fit() {
        history.fit();
        if (slices != null) {
            slices.history().fit();
        }
    }

    /** Nobody ticks any more: what can be read stays as it is now. */
    void end() {
        history.end();
        if (slices != null) {
            slices.history().end();
        }
    }

    @Nullable
    LatencyHistory latency() {
        return latency;
    }

    SloAlerts alerts() {
        return alerts;
    }

    LastFailure lastFailure() {
        return lastFailure;
    }

    Rejections refusals() {
        return refusals;
    }

    @Nullable
    LevelEvaluator levels() {
        return levels;
    }

    /** Checkpoints the totals, if a slot was handed out, and evaluates rules and levels; for the thread that ticks. */
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
        if (budgetTicks) {
            budget.tick(nowNanos, budgetGood, budgetBad);
        }
        if (latency != null) {
            latency.tick(nowNanos);
        }
        readings.begin(nowNanos, good, bad, budgetGood, budgetBad);
        alerts.tick(readings, listener);
        if (levels != null) {
            stepLevel(levels, levelListener);
        }
    }

    private void stepLevel(LevelEvaluator watch, Consumer<BudgetLevelChange> listener) {
        BudgetLevel before = watch.step(readings.remaining());
        BudgetLevel after = watch.level();
        if (!before.equals(after)) {
            listener.accept(new BudgetLevelChange(
                    definition.name(), before, after, Durations.instant(readings.nanos()), readings.budget()));
        }
    }

    private Sample moment(long nowNanos) {
        Totals totals = history.totals();
        long good = totals.goodEvents();
        long bad = totals.badEvents();
        if (slices == null) {
            return new Sample(nowNanos, good, bad);
        }
        Totals counted = slices.history().totals();
        return new Sample(nowNanos, good, bad, counted.goodEvents(), counted.badEvents());
    }

    SloStatus status(long nowNanos) {
        return status(moment(nowNanos));
    }

    /** What the rules see now; for any thread. */
    Readings readings(long nowNanos) {
        return status(nowNanos).readings();
    }

    private SloStatus status(Sample now) {
        WindowReading shown = history.windows(now.nanos(), shownNanos, now.good(), now.bad());
        WindowReading burnt = slices == null
                ? shown
                : slices.history().windows(now.nanos(), shownNanos, now.budgetGood(), now.budgetBad());
        WindowCounts current = currentShown >= 0 ? burnt.counts(currentShown) : burnt(currentWindow, now);
        return new SloStatus(
                this,
                now,
                shown,
                burnt,
                budget.read(now.nanos(), now.budgetGood(), now.budgetBad(), current.errorRatio() / errorBudget),
                alerts.standings(),
                latency == null ? null : latency.read());
    }

    /** A window that ends at an earlier reading of the totals. */
    WindowStatus window(Duration window, Sample end) {
        checkedWindowNanos(window, definition.period());
        WindowCounts counts = history.window(end.nanos(), Durations.saturatedNanos(window), end.good(), end.bad());
        return window(window, end.nanos(), counts, slices == null ? counts : burnt(window, end));
    }

    /** What the budget counts in a window: the same events, or time slices. */
    private WindowCounts burnt(Duration window, Sample end) {
        return budgeted().window(end.nanos(), Durations.saturatedNanos(window), end.budgetGood(), end.budgetBad());
    }

    WindowStatus window(Duration window, long endNanos, WindowCounts counts, WindowCounts burnt) {
        return WindowStatus.of(Durations.instant(endNanos), window, counts, burnt.errorRatio() / errorBudget);
    }

    /** A window that ended in the past. */
    WindowStatus windowAt(Duration window, long endNanos) {
        long nanos = Durations.saturatedNanos(window);
        WindowCounts counts = history.windowAt(endNanos, nanos);
        WindowCounts burnt = slices == null ? counts : slices.history().windowAt(endNanos, nanos);
        return window(window, endNanos, counts, burnt);
    }

    /** The bad events that the budget counts, less those left out, between two instants up to that of the totals. */
    long badBetween(Instant from, Instant until, Sample now) {
        return budget.badBetween(
                Durations.epochNanos(from),
                Durations.epochNanos(until),
                now.nanos(),
                now.budgetGood(),
                now.budgetBad());
    }

    BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos) {
        Totals now = budgeted().totals();
        return corrected(budget.exclude(from, until, reason, nowNanos, now.goodEvents(), now.badEvents()));
    }

    BudgetCorrection forgive(long badEvents, String reason, long nowNanos) {
        Totals now = budgeted().totals();
        return corrected(budget.forgive(badEvents, reason, nowNanos, now.goodEvents(), now.badEvents()));
    }

    BudgetCorrection withdraw(BudgetCorrection correction, long nowNanos) {
        return budget.withdraw(correction, nowNanos);
    }

    BudgetCorrection resetBudget(String reason, long nowNanos) {
        Totals now = budgeted().totals();
        return corrected(budget.reset(reason, nowNanos, now.goodEvents(), now.badEvents()));
    }

    private BudgetCorrection corrected(BudgetCorrection correction) {
        if (budget.ticks()) {
            budgetTicks = true;
        }
        return correction;
    }

    List<BudgetCorrection> budgetCorrections() {
        Totals now = budgeted().totals();
        return budget.corrections(now.goodEvents(), now.badEvents());
    }
}
