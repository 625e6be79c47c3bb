package io.slo4j.internal.engine;

import io.slo4j.InFlight;
import io.slo4j.SloDefinition;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.StatusReadings;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an SLO stood at one sample of its totals, all read together. Objects are made when asked for. Immutable. */
public final class StatusReading {
    private final StatusParts parts;
    private final ShownWindows shown;
    private final WindowReadings windows;

    StatusReading(StatusParts parts, ShownWindows shown, WindowReadings windows) {
        this.parts = parts;
        this.shown = shown;
        this.windows = windows;
    }

    /** The same with other windows, read at the same sample. */
    StatusReading with(ShownWindows others, WindowReader reader) {
        return new StatusReading(parts, others, reader.windows(others.nanos(), parts.sample()));
    }

    /** What the rules see of this. */
    Readings readings() {
        return new StatusReadings(
                parts.sample(),
                shown.lengths(),
                windows.events(),
                windows.budgeted(),
                parts.latency(),
                parts.budget(),
                parts.watchedSinceNanos(),
                parts.spentTicks());
    }

    public SloDefinition definition() {
        return parts.definition();
    }

    public Sample sample() {
        return parts.sample();
    }

    public Instant at() {
        return TimeLine.instant(parts.sample().nanos());
    }

    /** The good events that this process has counted. */
    public long goodHere() {
        return parts.sample().good() - parts.earlier().good();
    }

    /** The bad events that this process has counted. */
    public long badHere() {
        return parts.sample().bad() - parts.earlier().bad();
    }

    /** The events that have begun and not yet ended; null if the SLO does not detect work that hangs. */
    public @Nullable InFlight inFlight() {
        return parts.inFlight();
    }

    public long rejected() {
        return parts.rejected();
    }

    public BudgetStatus budget() {
        return parts.budget();
    }

    /** The level of the budget; null without a budget policy. */
    public @Nullable BudgetLevel level() {
        return parts.level();
    }

    public List<BudgetCorrection> corrections() {
        return TrackedBudget.entries(
                parts.corrections(), parts.sample().budgetGood(), parts.sample().budgetBad());
    }

    /** Since when the SLO has been observed. */
    public Instant observedSince() {
        return TimeLine.instant(parts.startNanos());
    }

    /** All of its windows, shortest first. */
    public List<WindowStatus> windows() {
        WindowStatus[] all = new WindowStatus[shown.lengths().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = window(i);
        }
        Arrays.sort(all, Comparator.comparing(WindowStatus::window));
        return List.of(all);
    }

    public WindowStatus window(Duration window) {
        return window(shown.indexOf(window));
    }

    private WindowStatus window(int index) {
        return windows.status(index, shown.lengths().get(index), parts.sample().nanos());
    }

    /** All bad events by cause. */
    public BadEvents badEvents() {
        return parts.causes().all();
    }

    /** Those that this process has counted. */
    public BadEvents badEventsHere() {
        return parts.causes().here();
    }

    /** The bad events of one of its windows, by cause. */
    public BadEvents badEvents(Duration window) {
        long nanos = shown.nanos()[shown.indexOf(window)];
        return parts.causes().since(parts.sample().nanos() - nanos);
    }

    public boolean tracksLatency() {
        return parts.latency() != null;
    }

    /** The durations of one of its windows. */
    public LatencyStatus latency(Duration window) {
        LatencyReading durations = durations();
        return durations.window(
                shown.lengths().get(shown.indexOf(window)), parts.sample().nanos());
    }

    /** Quantiles of the durations of several of its windows. */
    public List<List<Duration>> latencyQuantiles(List<Duration> lengths, List<Double> quantiles) {
        LatencyReading durations = durations();
        lengths.forEach(shown::indexOf);
        return durations.quantiles(lengths, quantiles, parts.sample().nanos());
    }

    /** The durations of all events until then, to ask for a window of any length. */
    LatencyReading durations() {
        return tracked(parts.definition(), parts.latency());
    }

    /** The durations of an SLO that keeps them; an exception for any other. */
    static LatencyReading tracked(SloDefinition definition, @Nullable LatencyReading durations) {
        if (durations == null) {
            throw new IllegalStateException("latency of SLO \"" + definition.name()
                    + "\" must be tracked (trackLatency() on its builder), but was not");
        }
        return durations;
    }

    public List<AlertStatus> alerts() {
        return parts.alerts().statuses(parts.rules(), parts.reached(), readings());
    }

    /** The state of each rule. */
    public List<AlertState> alertStates() {
        return Arrays.stream(parts.rules()).map(RuleStatus::state).toList();
    }

    /** How near each rule is to firing. */
    public List<Double> alertDistances() {
        return parts.alerts().distances(parts.reached(), readings());
    }

    /** The most advanced state among the rules of a severity. */
    public AlertState alert(Severity severity) {
        AlertState most = AlertState.INACTIVE;
        for (int i = 0; i < parts.rules().length; i++) {
            AlertState state = parts.rules()[i].state();
            if (definition().rules().get(i).severity() == severity && state.compareTo(most) > 0) {
                most = state;
            }
        }
        return most;
    }

    @Override
    public String toString() {
        return OneLine.of(definition().name() + " at " + at());
    }
}
