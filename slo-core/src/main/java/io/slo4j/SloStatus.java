package io.slo4j;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.engine.SnapshotReader;
import io.slo4j.internal.engine.StatusReading;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.source.SourceStatus;
import io.slo4j.store.SloSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of an SLO at one instant: totals, windows, budget and alerts, all read together. Immutable.
 *
 * <p>It holds the windows of the SLO's {@linkplain SloDefinition#windows() definition}, and those given to
 * {@link Slo#status(Duration...)}. For a window of any other length, ask {@link Slo#window}, which answers for now.
 */
public final class SloStatus {
    private final StatusReading reading;
    private final @Nullable SourceStatus source;

    SloStatus(StatusReading reading, Optional<SourceStatus> source) {
        this.reading = reading;
        this.source = source.orElse(null);
    }

    /**
     * Returns the status of each SLO of a snapshot, at the instant when it was taken. From merged snapshots, the status of
     * all instances together.
     *
     * @param snapshot of one instance, or merged
     * @return ordered by name; the definitions hold no predicates and no trace id supplier
     * @throws IllegalArgumentException if the stored values of an SLO make no sense
     */
    public static List<SloStatus> of(SloSnapshot snapshot) {
        return SnapshotReader.read(given("snapshot", snapshot), SloDefinition::new).stream()
                .map(reading -> new SloStatus(reading, Optional.empty()))
                .toList();
    }

    /**
     * The SLO's definition.
     *
     * @return as registered
     */
    public SloDefinition definition() {
        return reading.definition();
    }

    /**
     * The SLO's name.
     *
     * @return as registered
     */
    public String name() {
        return reading.definition().name();
    }

    /**
     * The SLO's objective.
     *
     * @return as registered
     */
    public Objective objective() {
        return reading.definition().objective();
    }

    /**
     * The SLO's period.
     *
     * @return as registered
     */
    public SloPeriod period() {
        return reading.definition().period();
    }

    /**
     * When this status was taken.
     *
     * @return an instant of the registry's clock
     */
    public Instant at() {
        return reading.at();
    }

    /**
     * Since when the SLO has been observed: since its registration or, with a store, its first registration in the stored
     * history.
     *
     * @return an instant, not after {@link #at()}
     */
    public Instant observedSince() {
        return reading.observedSince();
    }

    /**
     * Good events since the SLO was first observed, those of earlier processes included.
     *
     * @return a count that only grows from one status to the next
     */
    public long good() {
        return reading.sample().good();
    }

    /**
     * Bad events since the SLO was first observed, those of earlier processes included.
     *
     * @return a count that only grows from one status to the next
     */
    public long bad() {
        return reading.sample().bad();
    }

    /**
     * The good events among them that this process has counted. What is taken over from an earlier process does not change
     * it, so it suits a counter whose increases are added up elsewhere.
     *
     * @return a count that only grows from one status to the next; 0 in the status of a snapshot
     */
    public long goodInThisProcess() {
        return reading.goodHere();
    }

    /**
     * The bad events among them that this process has counted.
     *
     * @return a count that only grows from one status to the next; 0 in the status of a snapshot
     */
    public long badInThisProcess() {
        return reading.badHere();
    }

    /**
     * The bad events since the SLO was first observed, by what made them bad.
     *
     * @return those whose causes are known; earlier versions did not store them
     */
    public BadEvents badEvents() {
        return reading.badEvents();
    }

    /**
     * The bad events of a window, by what made them bad.
     *
     * @param window the length of one of the windows that this status was taken with
     * @return those whose causes are known
     * @throws IllegalArgumentException if the status was taken without it
     */
    public BadEvents badEvents(Duration window) {
        return reading.badEvents(given("window", window));
    }

    /**
     * The bad events that this process has counted, by what made them bad. The three kinds suit counters whose increases are added up
     * elsewhere; a cause may give way to another one, and is among the others then.
     *
     * @return empty in the status of a snapshot
     */
    public BadEvents badEventsInThisProcess() {
        return reading.badEventsHere();
    }

    /**
     * The events that have begun and not yet ended.
     *
     * @return empty if the SLO does not {@linkplain SloBuilder#detectHanging detect work that hangs}, and in the status of a snapshot
     */
    public Optional<InFlight> inFlight() {
        return Optional.ofNullable(reading.inFlight());
    }

    /**
     * Records that were not counted as events because they made no sense: a null outcome or duration, a negative count, and any
     * record of an SLO whose events come from a {@linkplain SloBuilder#source source} or a condition.
     *
     * @return a count that only grows from one status to the next
     */
    public long rejected() {
        return reading.rejected();
    }

    /**
     * How it stands with the {@linkplain SloBuilder#source source} or the {@linkplain SloBuilder#every condition} that events come
     * from.
     *
     * @return empty if events are recorded, after {@link Slo#close()}, and in the status of a snapshot
     */
    public Optional<SourceStatus> source() {
        return Optional.ofNullable(source);
    }

    /**
     * The shown windows.
     *
     * @return shortest first
     */
    public List<WindowStatus> windows() {
        return reading.windows();
    }

    /**
     * One of the windows that this status was taken with.
     *
     * @param length its length
     * @return the window
     * @throws IllegalArgumentException if the status was taken without it; the message lists those it has
     */
    public WindowStatus window(Duration length) {
        return reading.window(given("window", length));
    }

    /**
     * Bad / (good + bad) in a window.
     *
     * @param window the length of one of the windows that this status was taken with
     * @return 0 to 1; 0 without events
     * @throws IllegalArgumentException if the status was taken without it
     */
    public double errorRatio(Duration window) {
        return window(window).errorRatio();
    }

    /**
     * Error ratio / error budget in a window; where the budget counts time slices, share of bad slices / error budget.
     *
     * @param window the length of one of the windows that this status was taken with
     * @return 0 or more; 1 spends exactly the budget in exactly the period
     * @throws IllegalArgumentException if the status was taken without it
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
        return reading.tracksLatency();
    }

    /**
     * The durations of the events in a window that ends at {@link #at()}. The window begins at most 1/12 of its length, or
     * one tick, too early.
     *
     * @param window the length of one of the windows that this status was taken with
     * @return the window's durations
     * @throws IllegalArgumentException if the status was taken without it
     * @throws IllegalStateException if this SLO keeps no latency windows
     */
    public LatencyStatus latency(Duration window) {
        return reading.latency(given("window", window));
    }

    /**
     * Quantiles of several windows, read together for less than {@link #latency} takes for one: for exporters.
     *
     * @param windows lengths of windows that this status was taken with
     * @param quantiles each 0 to 1, for example 0.99
     * @return for each window, in the order given, the {@link LatencyStatus#quantile} of each
     * @throws IllegalArgumentException if the status was taken without a window, or a quantile is out of range
     * @throws IllegalStateException if this SLO keeps no latency windows
     */
    public List<List<Duration>> latencyQuantiles(List<Duration> windows, List<Double> quantiles) {
        return reading.latencyQuantiles(allGiven("window", windows), allGiven("quantile", quantiles));
    }

    /**
     * The error budget of the period that was current when this status was taken.
     *
     * @return the remaining budget, and how fast it goes
     */
    public BudgetStatus budget() {
        return reading.budget();
    }

    /**
     * The level of the error budget at the last tick.
     *
     * @return empty if the SLO has no budget policy
     */
    public Optional<BudgetLevel> budgetLevel() {
        return Optional.ofNullable(reading.level());
    }

    /**
     * The corrections: which events were excluded from the error budget, when and why.
     *
     * @return oldest first, as in {@link ErrorBudget#corrections()}
     */
    public List<BudgetCorrection> corrections() {
        return reading.corrections();
    }

    /**
     * The status of each rule.
     *
     * @return in the order of the policy
     */
    public List<AlertStatus> alerts() {
        return reading.alerts();
    }

    /**
     * The state of each rule, without the evidence for it: for exporters.
     *
     * @return in the order of the policy
     */
    public List<AlertState> alertStates() {
        return reading.alertStates();
    }

    /**
     * How near each rule is to firing, as {@link AlertStatus#distance()}, without the evidence for it: for exporters.
     *
     * @return in the order of the policy
     */
    public List<Double> alertDistances() {
        return reading.alertDistances();
    }

    /**
     * The most advanced state among the rules of a severity.
     *
     * @param severity page, ticket or info
     * @return firing if one of them fires, else pending if one is pending, else inactive
     */
    public AlertState alert(Severity severity) {
        return reading.alert(given("severity", severity));
    }

    @Override
    public String toString() {
        return OneLine.of("SloStatus[" + name() + " at " + at() + ", " + good() + " good, " + bad() + " bad]");
    }
}
