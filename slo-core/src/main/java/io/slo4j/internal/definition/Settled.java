package io.slo4j.internal.definition;

import io.slo4j.BudgetingMethod;
import io.slo4j.GroupMember;
import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.latency.LatencyRange;
import io.slo4j.source.Pulled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All settings of an SLO, checked by whoever made them. Immutable.
 *
 * @param name not blank
 * @param objective the share that must be good
 * @param period over which
 * @param budgetingMethod what the budget counts
 * @param budgetPolicy its levels; null for none
 * @param maintenance what the budget excludes again and again
 * @param latencyThreshold how long a good event may take; null if that does not matter
 * @param detectsHanging whether an event is bad when it passes the threshold, not when it ends
 * @param latencyRange of latency windows; null without them
 * @param outcomes what results and exceptions mean
 * @param meaningOfGood the same in words
 * @param rules the rules that alert
 * @param observedOnly whether rules look only at the observed part of a window
 * @param windows the shown windows, shortest first
 * @param labels in the order in which they were given
 * @param annotations in the order in which they were given
 * @param traceIds supplies the trace of a bad event; null for none
 * @param pulled where events come from; null if they are recorded
 * @param groupMember of which group it is a member; null for none
 */
public record Settled(
        String name,
        Objective objective,
        SloPeriod period,
        BudgetingMethod budgetingMethod,
        @Nullable BudgetPolicy budgetPolicy,
        List<RecurringMaintenance> maintenance,
        @Nullable Duration latencyThreshold,
        boolean detectsHanging,
        @Nullable LatencyRange latencyRange,
        OutcomeRules outcomes,
        String meaningOfGood,
        List<AlertRule> rules,
        boolean observedOnly,
        List<Duration> windows,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Supplier<@Nullable String> traceIds,
        @Nullable Pulled pulled,
        @Nullable GroupMember groupMember) {

    public Settled {
        maintenance = List.copyOf(maintenance);
        rules = List.copyOf(rules);
        windows = List.copyOf(windows);
        labels = Texts.ordered(labels);
        annotations = Texts.ordered(annotations);
    }

    /** Those of one member of a group that has these: with its own name, a label of its alerts, and the rules of members. */
    public Settled member(String memberName, String label, String value, List<AlertRule> ofMembers) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(label, value);
        return with(memberName, ofMembers, all, pulled, new GroupMember(name, label, value));
    }

    /** The same of an SLO whose events are recorded. */
    public Settled recorded() {
        return with(name, rules, labels, null, groupMember);
    }

    private Settled with(
            String itsName,
            List<AlertRule> itsRules,
            Map<String, String> itsLabels,
            @Nullable Pulled itsPulled,
            @Nullable GroupMember member) {
        return new Settled(
                itsName,
                objective,
                period,
                budgetingMethod,
                budgetPolicy,
                maintenance,
                latencyThreshold,
                detectsHanging,
                latencyRange,
                outcomes,
                meaningOfGood,
                itsRules,
                observedOnly,
                windows,
                itsLabels,
                annotations,
                traceIds,
                itsPulled,
                member);
    }
}
