package io.slo4j.spec.prometheus;

import io.slo4j.alert.BurnRateRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The condition of a burn-rate rule in PromQL. */
final class BurnAlert {
    private final Identity slo;
    private final BurnRateRule rule;
    private final boolean hasNumbers;
    private final String limit;
    private final String limitToGoOn;

    /**
     * @param limit what both error ratios must exceed
     * @param limitToGoOn what they must exceed while the alert fires
     */
    private BurnAlert(Identity slo, BurnRateRule rule, boolean hasNumbers, String limit, String limitToGoOn) {
        this.slo = slo;
        this.rule = rule;
        this.hasNumbers = hasNumbers;
        this.limit = limit;
        this.limitToGoOn = limitToGoOn;
    }

    /** Of a rule whose limit is a number. */
    static BurnAlert of(Identity slo, BurnRateRule rule, BigDecimal errorBudget, boolean hasNumbers) {
        BigDecimal limit = rule.factor().multiply(errorBudget);
        BigDecimal less = BigDecimal.valueOf(limit.doubleValue() * rule.resolveBelow());
        return new BurnAlert(slo, rule, hasNumbers, PromText.number(limit), PromText.number(less));
    }

    /** Of a rule whose limit is a series with the labels of the SLO. */
    static BurnAlert of(Identity slo, BurnRateRule rule, String limit, boolean hasNumbers) {
        String less = limit + " * " + PromText.number(BigDecimal.valueOf(rule.resolveBelow()));
        return new BurnAlert(slo, rule, hasNumbers, "(" + limit + ")", "(" + less + ")");
    }

    /**
     * The condition, whose value is the error ratio of the long window.
     *
     * @param firing the series of the alert while it fires, with the labels to ignore in a match
     */
    String expression(FiringSeries firing) {
        List<String> begins = exceed(limit);
        begins.addAll(minimums());
        if (isChanceAsked()) {
            begins.add(without(slo.series(Series.chance(rule.longWindow()))) + " < "
                    + PromText.number(BigDecimal.valueOf(Math.log(rule.significance()))));
        }
        if (rule.resolveBelow() == 1 && !isChanceAsked()) {
            return String.join("\nand\n", begins);
        }
        List<String> goesOn = exceed(limitToGoOn);
        goesOn.addAll(minimums());
        return indented(begins) + "\nor\n" + indented(goesOn, firing.match());
    }

    /** Parts that must all be true, between brackets. */
    static String indented(List<String> parts, String... more) {
        String all = String.join("\nand\n", parts) + String.join("", more);
        return all.lines().map(line -> "  " + line).collect(Collectors.joining("\n", "(\n", "\n)"));
    }

    private List<String> exceed(String bound) {
        List<String> parts = new ArrayList<>();
        for (Duration window : rule.windows()) {
            parts.add(without(slo.series(Series.errorRatio(window))) + " > " + bound);
        }
        return parts;
    }

    private List<String> minimums() {
        List<String> parts = new ArrayList<>();
        if (hasNumbers && rule.minimumEvents() > 0) {
            parts.add(without(slo.series(Series.events(rule.longWindow()))) + " >= " + rule.minimumEvents());
        }
        if (hasNumbers && rule.minimumBadEvents() > 0) {
            parts.add(without(slo.series(Series.badEvents(rule.longWindow()))) + " >= " + rule.minimumBadEvents());
        }
        return parts;
    }

    private boolean isChanceAsked() {
        return hasNumbers && rule.significance() < 1;
    }

    private static String without(String series) {
        return "max without (sloth_window) (" + series + ")";
    }

    /** What the rule asks beside its burn rates and this condition does not. */
    List<String> notAsked() {
        List<String> missing = new ArrayList<>();
        if (rule.minimumBadTicks() > 1) {
            missing.add("bad events in at least " + rule.minimumBadTicks()
                    + " ticks: a tick is a second, and Prometheus looks at it less often");
        }
        if (hasNumbers) {
            return missing;
        }
        String why = ": the events of this SLO cannot be counted one by one";
        if (rule.minimumEvents() > 0) {
            missing.add("at least " + rule.minimumEvents() + " events" + why);
        }
        if (rule.minimumBadEvents() > 0) {
            missing.add("at least " + rule.minimumBadEvents() + " bad events" + why);
        }
        if (rule.significance() < 1) {
            missing.add("so many bad events by chance less often than "
                    + PromText.number(BigDecimal.valueOf(rule.significance())) + why);
        }
        return missing;
    }
}
