package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.definition.Differences;
import io.slo4j.internal.definition.Settled;
import io.slo4j.internal.guard.Causes;
import io.slo4j.latency.LatencyRange;
import io.slo4j.source.Pulled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All settings of an SLO, checked. {@link SloBuilder#build()} makes it; {@link SloRegistry#register} and
 * {@link SloRegistry#findOrRegister} take it. Immutable.
 *
 * <p>Two definitions are equal if all their settings are. What a predicate, a trace id supplier or a source does cannot be
 * compared; two are taken for equal if they are of one class, as all evaluations of one lambda expression are.
 */
public final class SloDefinition {
    private final Settled settled;

    SloDefinition(Settled settled) {
        this.settled = settled;
    }

    Settled settled() {
        return settled;
    }

    /**
     * The definition of one member of the group that this one describes: with its own name, a label of its alerts, and the rules of
     * members.
     */
    SloDefinition member(String memberName, String label, String value, List<AlertRule> ofMembers) {
        return new SloDefinition(settled.member(memberName, label, value, ofMembers));
    }

    /**
     * The name.
     *
     * @return not blank
     */
    public String name() {
        return settled.name();
    }

    /**
     * Of which group the SLO is a member.
     *
     * @return empty if it was not made by a {@link SloGroup}, and in the definition of a snapshot
     */
    public Optional<GroupMember> groupMember() {
        return Optional.ofNullable(settled.groupMember());
    }

    /**
     * The objective.
     *
     * @return the share of events, or of time slices, that must be good
     */
    public Objective objective() {
        return settled.objective();
    }

    /**
     * The period.
     *
     * @return the time over which the objective must be met
     */
    public SloPeriod period() {
        return settled.period();
    }

    /**
     * What the error budget counts.
     *
     * @return events, or time slices
     */
    public BudgetingMethod budgetingMethod() {
        return settled.budgetingMethod();
    }

    /**
     * The levels of the error budget.
     *
     * @return empty if it has none
     */
    public Optional<BudgetPolicy> budgetPolicy() {
        return Optional.ofNullable(settled.budgetPolicy());
    }

    /**
     * The maintenance that comes again, which the error budget excludes.
     *
     * @return an immutable list; empty in the definition of a snapshot
     */
    public List<RecurringMaintenance> maintenance() {
        return settled.maintenance();
    }

    /**
     * The latency threshold: a good event that took longer counts as bad.
     *
     * @return above zero; empty if durations do not matter
     */
    public Optional<Duration> latencyThreshold() {
        return Optional.ofNullable(settled.latencyThreshold());
    }

    /**
     * Whether an event is bad when it passes the latency threshold, not when it ends.
     *
     * @return true after {@link SloBuilder#detectHanging()}
     */
    public boolean detectsHanging() {
        return settled.detectsHanging();
    }

    /**
     * The range of durations that latency windows keep.
     *
     * @return empty if the SLO keeps no latency windows
     */
    public Optional<LatencyRange> latencyRange() {
        return Optional.ofNullable(settled.latencyRange());
    }

    /**
     * The rules that alert, as the policy made them for this period and objective.
     *
     * @return an immutable list in the policy's order; empty if nothing ever alerts
     */
    public List<AlertRule> rules() {
        return settled.rules();
    }

    /**
     * Whether rules look only at the observed part of a window, as Prometheus does, rather than at the whole window.
     *
     * @return true after {@code AlertPolicy.observedOnly()}
     */
    public boolean isObservedOnly() {
        return settled.observedOnly();
    }

    /**
     * The windows that every status shows: those of the rules, and those added by {@link SloBuilder#windows}.
     *
     * @return an immutable list, shortest first
     */
    public List<Duration> windows() {
        return settled.windows();
    }

    /**
     * The labels.
     *
     * @return an immutable map, in the order in which they were given
     */
    public Map<String, String> labels() {
        return settled.labels();
    }

    /**
     * The annotations, with their placeholders as written.
     *
     * @return an immutable map, in the order in which they were given
     */
    public Map<String, String> annotations() {
        return settled.annotations();
    }

    /**
     * The meaning of a good event, in words: the latency threshold, and the types and outcomes of the predicates in their
     * order. A stored history is continued only if this is the same.
     *
     * @return for example {@code within 300ms, exception java.lang.IllegalArgumentException may be GOOD}
     */
    public String meaningOfGood() {
        return settled.meaningOfGood();
    }

    /**
     * The outcome of an event whose work returned, before the latency threshold is applied. A predicate that fails is passed over.
     *
     * @param result what it returned; null if it returned nothing
     * @return the outcome of the first predicate that matches; good if none does
     */
    public Outcome outcomeOfResult(@Nullable Object result) {
        return settled.outcomes().ofResult(result, (predicate, thrown) -> {});
    }

    /**
     * The outcome of an event whose work threw. A predicate that fails is passed over.
     *
     * @param thrown what it threw; a {@code CompletionException} or an {@code ExecutionException} stands for what it wraps
     * @return the outcome of the first predicate that matches; bad if none does
     */
    public Outcome outcomeOfException(Throwable thrown) {
        return settled.outcomes().ofException(Causes.unwrapped(given("exception", thrown)), (predicate, failure) -> {});
    }

    /**
     * The supplier of the trace id of a bad event.
     *
     * @return empty if none was given
     */
    public Optional<Supplier<@Nullable String>> traceIds() {
        return Optional.ofNullable(settled.traceIds());
    }

    /**
     * The source that events come from, or the condition whose answers they are.
     *
     * @return empty if events are recorded, and in the definition of a snapshot
     */
    public Optional<Pulled> pulled() {
        return Optional.ofNullable(settled.pulled());
    }

    /**
     * The same definition of an SLO whose events are recorded, for whoever plays them: a test, a simulation.
     *
     * @return this, if events are recorded
     */
    public SloDefinition recorded() {
        return settled.pulled() == null ? this : new SloDefinition(settled.recorded());
    }

    /** Refuses another definition of the SLO that is registered with this one. */
    void requireSame(SloDefinition other) {
        List<String> differences = Differences.between(settled, other.settled);
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("definition of SLO \"" + other.name()
                    + "\" must be that of the registered one, but " + String.join("; ", differences));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SloDefinition that
                && Differences.between(settled, that.settled).isEmpty();
    }

    @Override
    public int hashCode() {
        return Objects.hash(name(), objective(), period());
    }

    @Override
    public String toString() {
        return OneLine.of("SloDefinition[" + name() + ", " + objective() + " over " + period() + "]");
    }
}
