package io.slo4j.examples.checkout;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SLO as {@code GET /slo} shows it. */
record SloView(
        String name,
        String objective,
        double errorBudget,
        String period,
        long good,
        long bad,
        List<Window> windows,
        Budget budget,
        Level level,
        List<Alert> alerts,
        AlertHistoryView history) {

    /** One window. */
    record Window(String window, long good, long bad, double errorRatio, double burnRate, double coverage) {
        static Window of(WindowStatus window) {
            return new Window(
                    window.name(),
                    window.good(),
                    window.bad(),
                    window.errorRatio(),
                    window.burnRate(),
                    window.coverage());
        }
    }

    /** The error budget; {@code timeToExhaustion} is absent while nothing burns. */
    record Budget(
            double consumed,
            double remaining,
            double coverage,
            @Nullable String timeToExhaustion) {
        static Budget of(BudgetStatus budget) {
            return new Budget(
                    budget.consumed(),
                    budget.remaining(),
                    budget.coverage(),
                    budget.timeToExhaustion().map(Figures::time).orElse(null));
        }
    }

    /** The level of the error budget and whether it allows a deployment. */
    record Level(String name, boolean deploy) {
        static Level of(Slo slo) {
            return new Level(slo.errorBudget().level().name(), slo.errorBudget().allows("deploy"));
        }
    }

    /** One rule and its state; {@code since} is absent while it is inactive. */
    record Alert(
            String severity,
            String rule,
            BigDecimal factor,
            String longWindow,
            String shortWindow,
            String state,
            @Nullable String since,
            double longBurnRate,
            double shortBurnRate) {
        static Alert of(BurnRateRule rule, AlertStatus alert) {
            BurnRates burnRates = alert.burnRates().orElseThrow();
            return new Alert(
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.name(),
                    new BigDecimal(rule.factorText()),
                    Durations.text(rule.longWindow()),
                    Durations.text(rule.shortWindow()),
                    alert.state().name().toLowerCase(Locale.ROOT),
                    alert.since().map(Instant::toString).orElse(null),
                    burnRates.longWindow(),
                    burnRates.shortWindow());
        }
    }

    static SloView of(Slo slo, AlertHistory history) {
        SloStatus status = slo.status();
        return new SloView(
                status.name(),
                status.objective().toString(),
                status.objective().errorBudget(),
                status.period().toString(),
                status.good(),
                status.bad(),
                status.windows().stream().map(Window::of).toList(),
                Budget.of(status.budget()),
                Level.of(slo),
                status.alerts().stream()
                        .flatMap(alert -> alert.rule() instanceof BurnRateRule rule
                                ? Stream.of(Alert.of(rule, alert))
                                : Stream.empty())
                        .toList(),
                AlertHistoryView.of(history, status.name()));
    }
}
