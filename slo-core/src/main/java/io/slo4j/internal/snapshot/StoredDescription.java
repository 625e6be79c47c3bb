package io.slo4j.internal.snapshot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of an SLO beside objective and name: enough to show how it stood. SLOs of one group share it. Immutable.
 *
 * @param period as {@code SloPeriod} writes it
 * @param budgetingMethod as {@code BudgetingMethod} writes it
 * @param windows the shown windows, shortest first
 * @param observedOnly whether rules are judged by what was observed only
 * @param latencyThreshold how long a good event may take, if that matters
 * @param detectsHanging whether an event that takes longer is bad before it ends
 * @param rules the rules as they write themselves, in the order of the policy
 * @param annotations the annotations
 * @param budgetPolicy the levels of the budget, if it has any
 */
public record StoredDescription(
        String period,
        String budgetingMethod,
        List<Duration> windows,
        boolean observedOnly,
        Optional<Duration> latencyThreshold,
        boolean detectsHanging,
        List<String> rules,
        Map<String, String> annotations,
        Optional<Policy> budgetPolicy) {

    /**
     * A budget policy.
     *
     * @param hysteresis how much more must be left to rise to a level than to stay in it
     * @param levels the one of the fullest budget first
     */
    public record Policy(double hysteresis, List<Level> levels) {}

    /**
     * A level of a budget policy.
     *
     * @param name its name
     * @param above the share of which more must be left
     * @param allowed the actions that it allows
     */
    public record Level(String name, double above, List<String> allowed) {}
}
