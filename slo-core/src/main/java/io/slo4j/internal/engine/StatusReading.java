package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.StatusReadings;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an SLO stood at one sample of its totals, all read together. Objects are made when asked for. Immutable. */
public final class StatusReading {
    private final SloDefinition definition;
    private final Sample sample;
    private final WindowReadings ruled;
    private final ShownWindows shown;
    private final WindowReadings windows;
    private final BudgetStatus budget;
    private final @Nullable BudgetLevel level;
    private final List<Correction> corrections;
    private final long startNanos;
    private final SloAlerts alerts;
    private final RuleStatus[] rules;
    private final @Nullable LatencyReading latency;
    private final long rejected;

    StatusReading(
            SloDefinition definition,
            Sample sample,
            ShownWindows shown,
            WindowReadings windows,
            TrackedBudget budget,
            double currentBurnRate,
            SloAlerts alerts,
            long startNanos,
            @Nullable LatencyReading latency,
            long rejected) {
        this.definition = definition;
        this.sample = sample;
        this.ruled = windows;
        this.shown = shown;
        this.windows = windows;
        this.budget = budget.read(sample, currentBurnRate);
        this.level = budget.level();
        this.corrections = budget.account().corrections();
        this.startNanos = startNanos;
        this.alerts = alerts;
        this.rules = alerts.standings();
        this.latency = latency;
        this.rejected = rejected;
    }

    private StatusReading(StatusReading one, ShownWindows shown, WindowReadings windows) {
        this.definition = one.definition;
        this.sample = one.sample;
        this.ruled = one.ruled;
        this.shown = shown;
        this.windows = windows;
        this.budget = one.budget;
        this.level = one.level;
        this.corrections = one.corrections;
        this.startNanos = one.startNanos;
        this.alerts = one.alerts;
        this.rules = one.rules;
        this.latency = one.latency;
        this.rejected = one.rejected;
    }

    /** The same with more windows, read at the same sample. */
    StatusReading with(ShownWindows more, WindowReader reader) {
        return new StatusReading(this, more, reader.windows(more.nanos(), sample));
    }

    /** What the rules see of this. */
    Readings readings() {
        return new StatusReadings(sample, definition.windows(), ruled.events(), ruled.budgeted(), latency, budget);
    }

    public SloDefinition definition() {
        return definition;
    }

    public Sample sample() {
        return sample;
    }

    public Instant at() {
        return Durations.instant(sample.nanos());
    }

    public long rejected() {
        return rejected;
    }

    public BudgetStatus budget() {
        return budget;
    }

    /** The level of the budget; null without a budget policy. */
    public @Nullable BudgetLevel level() {
        return level;
    }

    public List<BudgetCorrection> corrections() {
        return TrackedBudget.entries(corrections, sample.budgetGood(), sample.budgetBad());
    }

    /** Since when the SLO has been observed. */
    public Instant observedSince() {
        return Durations.instant(startNanos);
    }

    public List<WindowStatus> windows() {
        WindowStatus[] all = new WindowStatus[shown.lengths().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = window(i);
        }
        return List.of(all);
    }

    public WindowStatus window(Duration window) {
        return window(shown.indexOf(window));
    }

    private WindowStatus window(int index) {
        return windows.status(index, shown.lengths().get(index), sample.nanos());
    }

    public boolean tracksLatency() {
        return latency != null;
    }

    public LatencyStatus latency(Duration window) {
        if (latency == null) {
            throw new IllegalStateException("latency of SLO \"" + definition.name()
                    + "\" must be tracked (trackLatency() on its builder), but was not");
        }
        return latency.since(window, sample.nanos() - shown.nanos()[shown.indexOf(window)]);
    }

    public List<AlertStatus> alerts() {
        return alerts.statuses(rules, readings());
    }

    /** The most advanced state among the rules of a severity. */
    public AlertState alert(Severity severity) {
        AlertState most = AlertState.INACTIVE;
        for (int i = 0; i < rules.length; i++) {
            AlertState state = rules[i].state();
            if (definition.rules().get(i).severity() == severity && state.compareTo(most) > 0) {
                most = state;
            }
        }
        return most;
    }

    @Override
    public String toString() {
        return definition.name() + " at " + at();
    }
}
