package io.slo4j;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.StatusReadings;
import io.slo4j.internal.count.WindowReading;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an SLO stood at one instant: totals, windows, budget and alerts, all read together. Safe for use by any thread.
 *
 * <p>The SLO's shown windows (those of its rules, and those named with {@link SloBuilder#windows}) are part of the
 * snapshot. Any other window up to the period is computed from the checkpoints when it is asked for; the longer ago the
 * status was taken, the coarser its beginning can be found.
 */
public final class SloStatus {
    private final SloTracker tracker;
    private final Sample now;
    private final WindowReading shown;
    private final WindowReading burnt;
    private final BudgetStatus budget;
    private final RuleStatus[] standings;
    private final @Nullable LatencyReading latency;

    SloStatus(
            SloTracker tracker,
            Sample now,
            WindowReading shown,
            WindowReading burnt,
            BudgetStatus budget,
            RuleStatus[] standings,
            @Nullable LatencyReading latency) {
        this.tracker = tracker;
        this.now = now;
        this.shown = shown;
        this.burnt = burnt;
        this.budget = budget;
        this.standings = standings;
        this.latency = latency;
    }

    /** What the rules see of this. */
    Readings readings() {
        return new StatusReadings(now, tracker.definition().windows(), shown, burnt, latency, budget);
    }

    /**
     * The SLO's name.
     *
     * @return as registered
     */
    public String name() {
        return tracker.definition().name();
    }

    /**
     * The SLO's objective.
     *
     * @return as registered
     */
    public Objective objective() {
        return tracker.definition().objective();
    }

    /**
     * The SLO's period.
     *
     * @return as registered
     */
    public SloPeriod period() {
        return tracker.definition().period();
    }

    /**
     * When this status was taken.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return Durations.instant(now.nanos());
    }

    /**
     * Good events since registration.
     *
     * @return a count that only grows from one status to the next
     */
    public long good() {
        return now.good();
    }

    /**
     * Bad events since registration.
     *
     * @return a count that only grows from one status to the next
     */
    public long bad() {
        return now.bad();
    }

    /**
     * Records that were left out because they made no sense: a null outcome or duration, a negative count.
     *
     * @return a count that only grows, as of now
     */
    public long rejected() {
        return tracker.refusals().count();
    }

    /**
     * The shown windows.
     *
     * @return shortest first
     */
    public List<WindowStatus> windows() {
        WindowStatus[] windows = new WindowStatus[tracker.definition().windows().size()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = shown(i);
        }
        return List.of(windows);
    }

    /**
     * Any window that ended when this status was taken.
     *
     * @param length above zero, at most the period
     * @return the window
     * @throws IllegalArgumentException if the length is out of range
     */
    public WindowStatus window(Duration length) {
        int index = tracker.definition().windows().indexOf(length);
        return index >= 0 ? shown(index) : tracker.window(length, now);
    }

    private WindowStatus shown(int index) {
        Duration length = tracker.definition().windows().get(index);
        return tracker.window(length, now.nanos(), shown.counts(index), burnt.counts(index));
    }

    /**
     * Bad / (good + bad) in a window.
     *
     * @param window above zero, at most the period
     * @return 0 to 1; 0 without events
     * @throws IllegalArgumentException if the length is out of range
     */
    public double errorRatio(Duration window) {
        return window(window).errorRatio();
    }

    /**
     * Error ratio / error budget in a window; where the budget counts time slices, share of bad slices / error budget.
     *
     * @param window above zero, at most the period
     * @return 0 or more; 1 spends exactly the budget in exactly the period
     * @throws IllegalArgumentException if the length is out of range
     */
    public double burnRate(Duration window) {
        return window(window).burnRate();
    }

    /**
     * Whether this SLO keeps latency windows.
     *
     * @return true after {@link SloBuilder#trackLatency()}
     */
    public boolean tracksLatency() {
        return latency != null;
    }

    /**
     * How long the events of a window took, up to the moment when this status was taken. The window begins at most 1/12 of
     * its length, or one tick, too early.
     *
     * @param window above zero, at most the period
     * @return the window's durations
     * @throws IllegalArgumentException if the length is out of range
     * @throws IllegalStateException if this SLO keeps no latency windows
     */
    public LatencyStatus latency(Duration window) {
        long windowNanos = SloTracker.checkedWindowNanos(window, period());
        if (latency == null) {
            throw new IllegalStateException(
                    "latency of SLO \"" + name() + "\" must be tracked (trackLatency() on its builder), but was not");
        }
        return latency.since(window, now.nanos() - windowNanos);
    }

    /**
     * The error budget of the period that was current when this status was taken.
     *
     * @return how it stands
     */
    public BudgetStatus budget() {
        return budget;
    }

    /**
     * How each rule stands.
     *
     * @return in the order of the policy
     */
    public List<AlertStatus> alerts() {
        return tracker.alerts().statuses(standings, readings());
    }

    /**
     * The most advanced state among the rules of a severity.
     *
     * @param severity page or ticket
     * @return firing if one of them fires, else pending if one is pending, else inactive
     */
    public AlertState alert(Severity severity) {
        AlertState most = AlertState.INACTIVE;
        for (int i = 0; i < standings.length; i++) {
            AlertState state = standings[i].state();
            if (tracker.definition().rules().get(i).severity() == severity && state.compareTo(most) > 0) {
                most = state;
            }
        }
        return most;
    }
}
