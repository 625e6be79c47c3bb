package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.engine.Moment;
import io.slo4j.alert.engine.Observed;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.engine.BudgetAccount;
import io.slo4j.latency.engine.LatencyHistory;
import io.slo4j.time.Durations;
import io.slo4j.window.History;
import io.slo4j.window.WindowCounts;
import io.slo4j.window.WindowStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the registry knows of one SLO: its history, the state of its rules, and how to read a status from both. */
final class SloTracker {
    /** How far back "the current burn rate" looks, where the period is not shorter. */
    private static final Duration CURRENT = Duration.ofHours(1);

    private final SloDefinition definition;
    private final History history;
    private final @Nullable LatencyHistory latency;
    private final double errorBudget;
    private final BudgetAccount budget;
    private final SloAlerts alerts;
    private final LastFailure lastFailure;

    /* Where the current window is in the list of shown windows, if it is. */
    private final Duration currentWindow;
    private final int currentShown;

    private final Refusals refusals = new Refusals();
    private volatile boolean budgetTicks;

    SloTracker(SloDefinition definition, History history, WindowStarts starts, long nowNanos) {
        this.definition = definition;
        this.history = history;
        this.latency = definition.latencyRange() == null
                ? null
                : new LatencyHistory(
                        definition.latencyRange(),
                        history.startNanos(),
                        Durations.saturatedNanos(definition.period().length()));
        this.errorBudget = definition.objective().errorBudget();
        this.budget = account(definition, history, nowNanos);
        this.budgetTicks = budget.ticks();
        if (definition.rules().stream().anyMatch(BudgetRule.class::isInstance)) {
            budget.follow(starts);
        }
        Duration period = definition.period().length();
        this.currentWindow = CURRENT.compareTo(period) < 0 ? CURRENT : period;
        this.currentShown = definition.windows().indexOf(currentWindow);
        this.lastFailure = new LastFailure(definition.traceIds());
        this.alerts = new SloAlerts(
                this,
                new Observed(
                        history,
                        starts,
                        latency,
                        now -> budget.remaining(now.nanos(), now.good(), now.bad()),
                        definition.objective().exactErrorBudget(),
                        definition.observedOnly()),
                lastFailure);
    }

    private static BudgetAccount account(SloDefinition definition, History history, long nowNanos) {
        double errorBudget = definition.objective().errorBudget();
        CalendarPeriod calendar = definition.period().calendar();
        return calendar == null
                ? BudgetAccount.rolling(
                        errorBudget, history, 1, definition.period().length())
                : BudgetAccount.calendar(errorBudget, history, 1, calendar, nowNanos);
    }

    static long checkedWindowNanos(Duration window, Period period) {
        long nanos = Durations.positiveNanos("window", window);
        if (window.compareTo(period.length()) > 0) {
            throw new IllegalArgumentException("window must be at most the period of " + Durations.text(period.length())
                    + ", but was " + Durations.text(window));
        }
        return nanos;
    }

    SloDefinition definition() {
        return definition;
    }

    History history() {
        return history;
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

    Refusals refusals() {
        return refusals;
    }

    /** Checkpoints the totals, if a slot was handed out, and evaluates the rules; for the thread that ticks. */
    void tick(long nowNanos, int slot, Consumer<Alert> listener) {
        long good = history.totals().goodEvents();
        long bad = history.totals().badEvents();
        if (slot >= 0) {
            history.checkpoint(slot, good, bad);
        }
        if (budgetTicks) {
            budget.tick(nowNanos, good, bad);
        }
        if (latency != null) {
            latency.tick(nowNanos);
        }
        alerts.tick(new Moment(nowNanos, good, bad), listener);
    }

    SloStatus status(long nowNanos) {
        return status(new Moment(
                nowNanos, history.totals().goodEvents(), history.totals().badEvents()));
    }

    /** How the SLO stands with totals as read before. */
    SloStatus status(Moment now) {
        long nowNanos = now.nanos();
        long good = now.good();
        long bad = now.bad();
        Instant at = Durations.instant(nowNanos);
        WindowStatus[] windows = new WindowStatus[definition.windows().size()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = window(definition.windows().get(i), nowNanos, at, good, bad);
        }
        WindowStatus current =
                currentShown >= 0 ? windows[currentShown] : window(currentWindow, nowNanos, at, good, bad);
        return new SloStatus(
                this,
                nowNanos,
                at,
                good,
                bad,
                List.of(windows),
                budget.read(nowNanos, good, bad, current.burnRate()),
                alerts.standings(),
                latency == null ? null : latency.read());
    }

    /** A window that ends at an earlier reading of the totals. */
    WindowStatus window(Duration window, long nowNanos, long good, long bad) {
        checkedWindowNanos(window, definition.period());
        return window(window, nowNanos, Durations.instant(nowNanos), good, bad);
    }

    private WindowStatus window(Duration window, long nowNanos, Instant at, long good, long bad) {
        return WindowStatus.of(at, window, counts(window, nowNanos, good, bad), errorBudget);
    }

    /** A window that ended in the past. */
    WindowStatus windowAt(Duration window, long endNanos) {
        WindowCounts counts = history.windowAt(endNanos, Durations.saturatedNanos(window));
        return WindowStatus.of(Durations.instant(endNanos), window, counts, errorBudget);
    }

    /** Bad events that count, between two instants up to that of the status, whose totals stand for those of its instant. */
    long badBetween(Instant from, Instant until, SloStatus now) {
        return budget.badBetween(
                Durations.epochNanos(from),
                Durations.epochNanos(until),
                Durations.epochNanos(now.at()),
                now.good(),
                now.bad());
    }

    BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos) {
        return corrected(budget.exclude(from, until, reason, nowNanos, good(), bad()));
    }

    BudgetCorrection forgive(long badEvents, String reason, long nowNanos) {
        return corrected(budget.forgive(badEvents, reason, nowNanos, good(), bad()));
    }

    BudgetCorrection resetBudget(String reason, long nowNanos) {
        return corrected(budget.reset(reason, nowNanos, good(), bad()));
    }

    private BudgetCorrection corrected(BudgetCorrection correction) {
        if (budget.ticks()) {
            budgetTicks = true;
        }
        return correction;
    }

    List<BudgetCorrection> budgetCorrections() {
        return budget.corrections(good(), bad());
    }

    private long good() {
        return history.totals().goodEvents();
    }

    private long bad() {
        return history.totals().badEvents();
    }

    private WindowCounts counts(Duration window, long nowNanos, long good, long bad) {
        return history.window(nowNanos, Durations.saturatedNanos(window), good, bad);
    }
}
