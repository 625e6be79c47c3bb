package io.slo4j.alert;

import io.slo4j.InFlight;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import java.time.Duration;
import java.util.Locale;

/** An alert in words. */
final class Summary {
    private static final int MOST_OF_A_NAME = 200;
    private static final int MOST_OF_A_URL = 2_000;
    private static final int MOST_OF_THE_REST = 1_900;

    private final Alert alert;
    private final BudgetStatus budget;

    Summary(Alert alert) {
        this.alert = alert;
        this.budget = alert.budget();
    }

    String text() {
        String runbook = alert.firing() ? alert.annotations().get(Alert.RUNBOOK) : null;
        String words = alert.isTest() ? test() : alert.firing() ? firing() : resolved();
        String text = OneLine.of(words, MOST_OF_THE_REST);
        return runbook == null ? text : text + " Runbook: " + OneLine.of(runbook, MOST_OF_A_URL);
    }

    private String test() {
        return alert.firing()
                ? "TEST " + alert.severity() + " " + name()
                        + ": somebody has asked for this alert, to see whether it arrives. Nothing has happened. "
                        + budget.text() + "."
                : "RESOLVED TEST " + name() + ": the test is over after " + Figures.time(lasted(alert)) + ".";
    }

    private String firing() {
        String why = alert.badEvents().text();
        String words = alert.rule()
                .words(
                        alert.evidence(),
                        alert.objective(),
                        budget.text() + pace() + ".",
                        why.isEmpty() ? "" : " (" + why + ")");
        StringBuilder text = new StringBuilder(alert.severity() + " " + name() + ": " + words);
        if (alert.from() == AlertState.FIRING) {
            text.append(" It has been firing for ")
                    .append(Figures.time(lasted(alert)))
                    .append('.');
        }
        alert.inFlight()
                .map(InFlight::text)
                .filter(events -> !events.isEmpty())
                .ifPresent(events -> text.append(" Now ").append(events).append('.'));
        alert.release()
                .ifPresent(release -> text.append(" It began ")
                        .append(Figures.time(Duration.between(release.at(), alert.since())))
                        .append(" after ")
                        .append(release.name())
                        .append('.'));
        text.append(" Rule: ")
                .append(OneLine.of(alert.rule().name(), MOST_OF_A_NAME))
                .append('.');
        alert.lastFailure()
                .flatMap(Failure::text)
                .ifPresent(failure -> text.append(" Last failure: ")
                        .append(failure)
                        .append(age())
                        .append('.'));
        alert.lastFailure()
                .flatMap(Failure::traceId)
                .ifPresent(trace -> text.append(" Trace: ").append(trace).append('.'));
        return text.toString();
    }

    private String resolved() {
        return String.format(
                Locale.ROOT,
                "RESOLVED %s: the %s alert (%s) is over after %s. %s.",
                name(),
                alert.severity().name().toLowerCase(Locale.ROOT),
                OneLine.of(alert.rule().name(), MOST_OF_A_NAME),
                Figures.time(lasted(alert)),
                budget.text());
    }

    /* Where the clock is behind that of the process in which the alert began, nothing has passed. */
    private static Duration lasted(Alert alert) {
        Duration lasted = Duration.between(alert.firedAt(), alert.at());
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }

    private String name() {
        return OneLine.ofName(alert.slo(), MOST_OF_A_NAME);
    }

    /* What happened in this minute is what the alert is about. */
    private String age() {
        Duration age = alert.lastFailure()
                .map(failure -> Duration.between(failure.at(), alert.at()))
                .orElse(Duration.ZERO);
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? "" : ", " + Figures.time(age) + " before";
    }

    /* At the burn rate that the alert is about, which the text has named; else at the current one. */
    private String pace() {
        double burnRate = alert.burnRates().map(BurnRates::longWindow).orElseGet(budget::currentBurnRate);
        return budget.timeToExhaustion(burnRate)
                .filter(end -> budget.remaining() > 0)
                .map(end -> " and lasts " + Figures.time(end) + " at " + Figures.times(burnRate))
                .orElse("");
    }
}
