package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.engine.SnapshotReader;
import io.slo4j.internal.engine.StatusReading;
import io.slo4j.internal.snapshot.StoredDefinition;
import io.slo4j.internal.snapshot.StoredDescription;
import io.slo4j.internal.snapshot.StoredDescription.Level;
import io.slo4j.internal.snapshot.StoredDescription.Policy;
import io.slo4j.internal.snapshot.StoredLatency;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.store.SloSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an SLO stood at one instant: totals, windows, budget and alerts, all read together. Nothing it answers ever changes.
 * Safe for use by any thread.
 *
 * <p>It answers for the windows it was taken with: the shown ones of the SLO's {@linkplain SloDefinition#windows()
 * definition}, and those named in {@link Slo#status(Duration...)}. Ask {@link Slo#window} for a window of any length that ends
 * now.
 */
public final class SloStatus {
    private final StatusReading reading;

    SloStatus(StatusReading reading) {
        this.reading = reading;
    }

    /**
     * Returns how the SLOs of a snapshot stood when it was taken, read by the same code as those of a registry. Of snapshots that
     * were merged, how the instances stood together.
     *
     * @param snapshot of one instance, or merged
     * @return ordered by name; of predicates and trace ids, the definitions say nothing
     * @throws IllegalArgumentException if what was stored of an SLO makes no sense
     */
    public static List<SloStatus> of(SloSnapshot snapshot) {
        return SnapshotReader.read(given("snapshot", snapshot), StoredDefinitions::read).stream()
                .map(SloStatus::new)
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
     * Since when the SLO has been observed: its registration or, where a store goes back further, the first one.
     *
     * @return an instant, not after {@link #at()}
     */
    public Instant observedSince() {
        return reading.observedSince();
    }

    /**
     * Good events since registration.
     *
     * @return a count that only grows from one status to the next
     */
    public long good() {
        return reading.sample().good();
    }

    /**
     * Bad events since registration.
     *
     * @return a count that only grows from one status to the next
     */
    public long bad() {
        return reading.sample().bad();
    }

    /**
     * Records that were left out because they made no sense: a null outcome or duration, a negative count.
     *
     * @return a count that only grows from one status to the next
     */
    public long rejected() {
        return reading.rejected();
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
     * How long the events of a window took, up to the moment when this status was taken. The window begins at most 1/12 of
     * its length, or one tick, too early.
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
     * The error budget of the period that was current when this status was taken.
     *
     * @return how it stands
     */
    public BudgetStatus budget() {
        return reading.budget();
    }

    /**
     * The level of the error budget, as of the last tick.
     *
     * @return empty if the SLO has no budget policy
     */
    public Optional<BudgetLevel> budgetLevel() {
        return Optional.ofNullable(reading.level());
    }

    /**
     * What was left out of the error budget, when and why.
     *
     * @return oldest first, as {@link ErrorBudget#corrections()} says
     */
    public List<BudgetCorrection> corrections() {
        return reading.corrections();
    }

    /**
     * How each rule stands.
     *
     * @return in the order of the policy
     */
    public List<AlertStatus> alerts() {
        return reading.alerts();
    }

    /**
     * The most advanced state among the rules of a severity.
     *
     * @param severity page or ticket
     * @return firing if one of them fires, else pending if one is pending, else inactive
     */
    public AlertState alert(Severity severity) {
        return reading.alert(given("severity", severity));
    }

    @Override
    public String toString() {
        return "SloStatus[" + name() + " at " + at() + ", " + good() + " good, " + bad() + " bad]";
    }

    /** Definitions as snapshots hold them. What a predicate did is not among that, only what it was about. */
    private static final class StoredDefinitions {
        private StoredDefinitions() {}

        static SloDefinition read(StoredSlo stored) {
            StoredDefinition definition = stored.definition();
            LatencyRange range = stored.latency().map(StoredDefinitions::range).orElse(null);
            return definition
                    .description()
                    .map(description -> described(definition, description, range))
                    .orElseGet(() -> plain(definition, range));
        }

        private static LatencyRange range(StoredLatency latency) {
            return new LatencyRange(latency.lowest(), latency.highest(), latency.significantDigits());
        }

        private static SloDefinition described(
                StoredDefinition definition, StoredDescription description, @Nullable LatencyRange range) {
            return new SloDefinition(
                    definition.name(),
                    Objective.parse(definition.objective()),
                    SloPeriod.parse(description.period()),
                    BudgetingMethod.parse(description.budgetingMethod()),
                    description.budgetPolicy().map(StoredDefinitions::policy).orElse(null),
                    description.latencyThreshold().orElse(null),
                    range,
                    OutcomeRules.NONE,
                    definition.good(),
                    description.rules().stream().map(AlertRule::parse).toList(),
                    description.observedOnly(),
                    description.windows(),
                    definition.labels(),
                    description.annotations(),
                    null);
        }

        private static BudgetPolicy policy(Policy policy) {
            return BudgetPolicy.of(policy.levels().stream()
                            .map(StoredDefinitions::level)
                            .toArray(BudgetLevel[]::new))
                    .withHysteresis(policy.hysteresis());
        }

        private static BudgetLevel level(Level level) {
            return new BudgetLevel(level.name(), level.above(), Set.copyOf(level.allowed()));
        }

        /* What was written before there were descriptions shows the usual windows and no rules. */
        private static SloDefinition plain(StoredDefinition definition, @Nullable LatencyRange range) {
            SloBuilder builder = new SloBuilder(definition.name())
                    .objective(definition.objective())
                    .period(SloPeriod.rolling(definition.period()))
                    .alerts(AlertPolicy.of());
            return (range == null ? builder : builder.trackLatency(range)).build();
        }
    }
}
