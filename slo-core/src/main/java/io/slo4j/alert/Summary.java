package io.slo4j.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.text.Figures;
import java.time.Duration;
import java.util.Locale;

/** An alert in words. */
final class Summary {
    private final Alert alert;
    private final BudgetStatus budget;

    Summary(Alert alert) {
        this.alert = alert;
        this.budget = alert.budget();
    }

    String text() {
        return alert.firing() ? firing() : resolved();
    }

    private String firing() {
        String words = alert.rule().words(alert.evidence(), alert.objective(), budget.text() + pace() + ".");
        StringBuilder text = new StringBuilder(alert.severity() + " " + alert.slo() + ": " + words);
        if (alert.from() == AlertState.FIRING) {
            text.append(" It has been firing for ")
                    .append(Figures.time(Duration.between(alert.firedAt(), alert.at())))
                    .append('.');
        }
        alert.lastException()
                .ifPresent(
                        thrown -> text.append(" Last failure: ").append(thrown).append('.'));
        alert.traceId().ifPresent(trace -> text.append(" Trace: ").append(trace).append('.'));
        String runbook = alert.annotations().get(Alert.RUNBOOK);
        return runbook == null ? text.toString() : text + " Runbook: " + runbook;
    }

    private String resolved() {
        return String.format(
                Locale.ROOT,
                "RESOLVED %s: the %s alert (%s) is over after %s. %s.",
                alert.slo(),
                alert.severity().name().toLowerCase(Locale.ROOT),
                alert.rule().name(),
                Figures.time(Duration.between(alert.firedAt(), alert.at())),
                budget.text());
    }

    private String pace() {
        return budget.timeToExhaustion()
                .filter(end -> budget.remaining() > 0)
                .map(end -> " and lasts " + Figures.time(end) + " at this pace")
                .orElse("");
    }
}
