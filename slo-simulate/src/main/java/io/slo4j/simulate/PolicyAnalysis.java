package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.ConstantFault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a policy detects a fault, in closed form: for each error ratio, when each burn-rate rule fires and resolves, and what
 * the fault has cost by then.
 *
 * <p>The fault begins at once and has a constant error ratio, after a history without errors, at steady traffic that is
 * enough for a rule's minimum of events. At an error ratio e above factor x budget a rule's condition begins to hold after
 * factor x budget x long window / e (<a href="https://sre.google/workbook/alerting-on-slos/">SRE Workbook, chapter 5</a>)
 * and ceases short window x (1 - factor x budget / e) after the fault is over; at a lower one it never holds. A registry
 * notices at the first tick after such an instant, and its windows may begin 1/60 of their length too early, so a real
 * alert is up to one tick and 1/60 late.
 *
 * <p>Rules of other kinds depend on more than the error ratio (durations, traffic, the rest of the budget) and are
 * {@linkplain #notAnalysed() not analysed}; {@link Simulation} shows what they do. Immutable.
 */
public final class PolicyAnalysis {
    private static final double[] USUAL = {1, 0.33, 0.1, 0.05, 0.02, 0.01, 0.002, 0.001, 0.0005, 0.00005};

    private final Objective objective;
    private final SloPeriod period;
    private final boolean observedOnly;
    private final List<AlertRule> rules;
    private final List<AlertRule> others;
    private final List<FaultAnalysis> faults;

    private PolicyAnalysis(
            Objective objective,
            SloPeriod period,
            boolean observedOnly,
            List<AlertRule> rules,
            List<AlertRule> others,
            double... errorRatios) {
        this.objective = objective;
        this.period = period;
        this.observedOnly = observedOnly;
        this.rules = rules;
        this.others = others;
        this.faults = Arrays.stream(errorRatios)
                .mapToObj(BigDecimal::valueOf)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(this::fault)
                .toList();
    }

    /**
     * Analyses a policy at error ratios of 100, 33, 10, 5, 2, 1, 0.2, 0.1, 0.05 and 0.005 %.
     *
     * @param objective the objective
     * @param period the period; of a calendar period its nominal length counts
     * @param policy the policy
     * @return the analysis
     * @throws IllegalArgumentException if the policy does not fit: a window is longer than the period, or a rule can never
     *     fire
     */
    public static PolicyAnalysis of(Objective objective, SloPeriod period, AlertPolicy policy) {
        given("objective", objective);
        given("period", period);
        List<AlertRule> all = given("policy", policy).rulesFor(period.length(), objective.exactErrorBudget());
        Map<Boolean, List<AlertRule>> analysed = all.stream()
                .collect(Collectors.partitioningBy(
                        rule -> rule.firesAbove(objective.exactErrorBudget()).isPresent()));
        return new PolicyAnalysis(
                objective,
                period,
                policy.isObservedOnly(),
                List.copyOf(analysed.get(true)),
                List.copyOf(analysed.get(false)),
                USUAL);
    }

    /**
     * The same policy at other error ratios.
     *
     * @param errorRatios above 0 and at most 1, in any order
     * @return a new analysis
     * @throws IllegalArgumentException if an error ratio is out of range
     */
    public PolicyAnalysis at(double... errorRatios) {
        for (double ratio : given("error ratios", errorRatios)) {
            if (!(ratio > 0 && ratio <= 1)) {
                throw new IllegalArgumentException("error ratio must be above 0 and at most 1, but was " + ratio);
            }
        }
        return new PolicyAnalysis(objective, period, observedOnly, rules, others, errorRatios);
    }

    private FaultAnalysis fault(BigDecimal errorRatio) {
        ConstantFault always = ConstantFault.of(errorRatio, objective.exactErrorBudget(), period.length());
        ConstantFault fault = observedOnly ? always.observedOnly() : always;
        return new FaultAnalysis(
                errorRatio.doubleValue(),
                fault.burnRate(),
                fault.exhaustsBudgetAfter(),
                rules.stream()
                        .flatMap(
                                rule -> rule.detectionOf(fault).map(found -> Detection.of(rule, fault, found)).stream())
                        .toList(),
                rules.stream().filter(rule -> rule.detectionOf(fault).isEmpty()).toList());
    }

    /**
     * The objective.
     *
     * @return as given
     */
    public Objective objective() {
        return objective;
    }

    /**
     * The period.
     *
     * @return as given
     */
    public SloPeriod period() {
        return period;
    }

    /**
     * The rules that are analysed: burn-rate rules, because a constant error ratio decides when they fire.
     *
     * @return in the policy's order
     */
    public List<AlertRule> rules() {
        return rules;
    }

    /**
     * The rules of other kinds, which are not analysed.
     *
     * @return in the policy's order
     */
    public List<AlertRule> notAnalysed() {
        return others;
    }

    /**
     * The analysis of each error ratio.
     *
     * @return the highest error ratio first
     */
    public List<FaultAnalysis> faults() {
        return faults;
    }

    /**
     * The error ratio above which a rule fires, and at or below which it never does: factor x error budget.
     *
     * @param rule one of {@link #rules()}
     * @return above 0 and below 1
     * @throws IllegalArgumentException if the rule is not one that can be analysed
     */
    public double firesAbove(AlertRule rule) {
        return given("rule", rule)
                .firesAbove(objective.exactErrorBudget())
                .orElseThrow(() -> new IllegalArgumentException(
                        "rule must be one that is analysed, but was \"" + rule.name() + "\""))
                .doubleValue();
    }

    /**
     * The analysis as text: first when each rule fires at each error ratio and which one is first, then rule by rule what a
     * fault costs and when the alert resolves.
     *
     * @return lines of at most 120 characters for up to four rules, each ended by a line feed
     */
    public String table() {
        return new AnalysisText(this).text();
    }

    @Override
    public String toString() {
        return "PolicyAnalysis[" + objective + " over " + period + ", " + rules.size() + " rules]";
    }
}
