package io.slo4j.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of one SLO has changed its state. Immutable.
 *
 * @param slo the SLO's name
 * @param objective the SLO's objective as people write it, {@code 99.9%}
 * @param rule the rule
 * @param from the state before
 * @param to the state now: {@link AlertState#FIRING} when it begins, {@link AlertState#INACTIVE} when it resolves
 * @param at when it changed
 * @param since when the condition began to hold
 * @param burnRates the burn rates in the rule's windows
 * @param errorRatio bad / (good + bad) in the long window
 * @param budget how the error budget stands
 * @param labels the SLO's labels
 * @param annotations the SLO's annotations, placeholders filled in
 * @param lastException what a bad event threw last, if one has thrown
 */
public record Alert(
        String slo,
        String objective,
        AlertRule rule,
        AlertState from,
        AlertState to,
        Instant at,
        Instant since,
        BurnRates burnRates,
        double errorRatio,
        BudgetStatus budget,
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Throwable> lastException) {
    /** The annotation that says where to read what to do. */
    public static final String RUNBOOK = "runbook";

    /**
     * How urgent it is.
     *
     * @return the rule's severity
     */
    public Severity severity() {
        return rule.severity();
    }

    /**
     * Whether this says that the alert began, rather than that it ended.
     *
     * @return true if the alert is firing now
     */
    public boolean firing() {
        return to == AlertState.FIRING;
    }

    /**
     * What happened, for somebody who was asleep a minute ago.
     *
     * @return a few sentences on one line
     */
    public String summary() {
        return firing() ? firingSummary() + exceptionSentence() + runbookSentence() : resolvedSummary();
    }

    private String firingSummary() {
        String pace = String.format(
                Locale.ROOT,
                "%s %s: %s of events failed in the last %s. That burns the error budget %sx as fast as the objective of %s"
                        + " allows (%sx in the last %s; the limit is %sx).",
                severity(),
                slo,
                percent(errorRatio),
                Durations.text(rule.longWindow()),
                rate(burnRates.longWindow()),
                objective,
                rate(burnRates.shortWindow()),
                Durations.text(rule.shortWindow()),
                rule.factorText());
        return pace + " " + budgetSentence() + paceSentence() + ".";
    }

    private String budgetSentence() {
        String period = Durations.text(budget.period());
        if (budget.remaining() > 0) {
            return percent(budget.remaining()) + " of the budget of " + period + " is left";
        }
        return budget.consumed() < 2
                ? "The budget of " + period + " is overspent: " + percent(budget.consumed()) + " is gone"
                : "The budget of " + period + " has been spent " + rate(budget.consumed()) + " times over";
    }

    private String paceSentence() {
        return budget.timeToExhaustion()
                .filter(end -> budget.remaining() > 0)
                .map(end -> " and lasts " + Durations.roughText(end) + " at this pace")
                .orElse("");
    }

    private String exceptionSentence() {
        return lastException.map(thrown -> " Last failure: " + thrown + ".").orElse("");
    }

    private String runbookSentence() {
        String runbook = annotations.get(RUNBOOK);
        return runbook == null ? "" : " Runbook: " + runbook;
    }

    private String resolvedSummary() {
        return String.format(
                Locale.ROOT,
                "RESOLVED %s: the %s alert (%s) is over after %s. %s.",
                slo,
                severity().name().toLowerCase(Locale.ROOT),
                rule.name(),
                Durations.roughText(Duration.between(since, at)),
                budgetSentence());
    }

    private static String percent(double ratio) {
        double percent = ratio * 100;
        return String.format(Locale.ROOT, Math.abs(percent) < 1 && percent != 0 ? "%.2f%%" : "%.1f%%", percent);
    }

    private static String rate(double burnRate) {
        return String.format(Locale.ROOT, burnRate < 100 ? "%.1f" : "%.0f", burnRate);
    }
}
