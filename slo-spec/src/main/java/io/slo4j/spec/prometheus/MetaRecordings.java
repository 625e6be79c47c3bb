package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Sloth records of an SLO beside its error ratios. */
final class MetaRecordings {
    private final SloDefinition definition;
    private final Identity slo;

    MetaRecordings(SloDefinition definition, Identity slo) {
        this.definition = definition;
        this.slo = slo;
    }

    List<Rule> often(Duration current) {
        BigDecimal budget = definition.objective().exactErrorBudget();
        BigDecimal objective = BigDecimal.ONE.subtract(budget);
        BigDecimal days = BigDecimal.valueOf(definition.period().length().toMillis())
                .divide(BigDecimal.valueOf(Duration.ofDays(1).toMillis()), MathContext.DECIMAL64);
        Map<String, String> info = slo.labels();
        info.put("sloth_mode", "slo4j");
        info.put("sloth_objective", PromText.number(objective.movePointRight(2)));
        info.put("sloth_spec", "slo4j");
        return List.of(
                constant(Series.OBJECTIVE, objective),
                constant(Series.BUDGET, budget),
                constant(Series.DAYS, days),
                burn(Series.CURRENT_BURN, current),
                Rule.record(Series.INFO, "vector(1)", info));
    }

    List<Rule> ofPeriod(Duration period) {
        return List.of(
                burn(Series.PERIOD_BURN, period),
                Rule.record(Series.REMAINING, "1 - " + slo.series(Series.PERIOD_BURN), slo.labels(period)));
    }

    private Rule constant(String name, BigDecimal value) {
        return Rule.record(name, "vector(" + PromText.number(value) + ")", slo.labels());
    }

    private Rule burn(String name, Duration window) {
        String budget = PromText.number(definition.objective().exactErrorBudget());
        return Rule.record(name, slo.series(Series.errorRatio(window)) + " / " + budget, slo.labels(window));
    }
}
