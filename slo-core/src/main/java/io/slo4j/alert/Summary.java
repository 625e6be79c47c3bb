package io.slo4j.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
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
        StringBuilder text = new StringBuilder(alert.severity() + " " + alert.slo() + ": " + evidence());
        if (!(alert.rule() instanceof TrafficRule)) {
            text.append(' ').append(budget.text()).append(pace()).append('.');
        }
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

    private String evidence() {
        AlertRule rule = alert.rule();
        if (rule instanceof BurnRateRule burn && alert.evidence() instanceof Evidence.Burn seen) {
            return burning(burn, seen);
        }
        if (rule instanceof LatencyRule latency && alert.evidence() instanceof Evidence.Latency seen) {
            return slow(latency, seen);
        }
        if (rule instanceof TrafficRule traffic && alert.evidence() instanceof Evidence.Traffic seen) {
            return traffic(traffic, seen);
        }
        return "the error budget of the objective of " + alert.objective() + " is running out.";
    }

    private String burning(BurnRateRule rule, Evidence.Burn seen) {
        return String.format(
                Locale.ROOT,
                "%s of events failed in the last %s. That burns the error budget %s as fast as the objective of %s"
                        + " allows (%s in the last %s; the limit is %sx).",
                Figures.percent(seen.errorRatio()),
                Durations.text(rule.longWindow()),
                Figures.times(seen.burnRates().longWindow()),
                alert.objective(),
                Figures.times(seen.burnRates().shortWindow()),
                Durations.text(rule.shortWindow()),
                rule.factorText());
    }

    private static String slow(LatencyRule rule, Evidence.Latency seen) {
        return String.format(
                Locale.ROOT,
                "%s of events took longer than %s in the last %s; at most %s should (%s is %s).",
                Figures.percent(seen.shareAbove()),
                Durations.text(rule.threshold()),
                Durations.text(rule.window()),
                Figures.plainPercent(rule.shareAllowed()),
                Figures.percentile(rule.quantile()),
                Figures.time(seen.quantile()));
    }

    private static String traffic(TrafficRule rule, Evidence.Traffic seen) {
        String window = Durations.text(rule.window());
        String rate = Figures.plain(rule.perSecond());
        return switch (rule.bound()) {
            case SILENCE -> "no events in the last " + window + ".";
            case BELOW ->
                Figures.number(seen.perSecond()) + " events a second in the last " + window + "; at least " + rate
                        + " are usual.";
            case ABOVE ->
                Figures.number(seen.perSecond()) + " events a second in the last " + window + "; at most " + rate
                        + " are usual.";
        };
    }

    private String pace() {
        return budget.timeToExhaustion()
                .filter(end -> budget.remaining() > 0)
                .map(end -> " and lasts " + Figures.time(end) + " at this pace")
                .orElse("");
    }
}
