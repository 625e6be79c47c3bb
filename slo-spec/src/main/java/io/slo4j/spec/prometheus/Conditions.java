package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of the rules of one SLO in PromQL. */
final class Conditions {
    private static final String RATIO = "{{ $value | humanizePercentage }}";

    private final Identity slo;
    private final SloDefinition definition;
    private final Events events;
    private final boolean hasNumbers;

    Conditions(Identity slo, SloDefinition definition, Events events, boolean hasNumbers) {
        this.slo = slo;
        this.definition = definition;
        this.events = events;
        this.hasNumbers = hasNumbers;
    }

    /** That of a rule; empty if Prometheus cannot judge it. */
    Optional<Condition> of(AlertRule rule) {
        return switch (rule.kind()) {
            case BURN_RATE -> Optional.of(burn((BurnRateRule) rule));
            case BUDGET -> Optional.of(budget((BudgetRule) rule));
            case EXHAUSTION -> Optional.of(exhaustion((ExhaustionRule) rule));
            case TRAFFIC -> traffic((TrafficRule) rule);
            case LATENCY -> latency((LatencyRule) rule);
            case USUAL_TRAFFIC -> usual((UsualTrafficRule) rule);
            default -> Optional.empty();
        };
    }

    private Optional<Condition> latency(LatencyRule rule) {
        return events.firingProcesses(rule)
                .map(processes -> Condition.judgedByProcesses(
                        processes,
                        "in {{ $value }} processes " + Figures.percentile(rule.quantile()) + " is above "
                                + Durations.text(rule.threshold()) + " in the last " + Durations.text(rule.window()),
                        "Each process judges this by itself, because percentiles of processes cannot be added up;",
                        "it fires here while it fires in one of them."));
    }

    private Optional<Condition> usual(UsualTrafficRule rule) {
        if (!events.areNumbers()) {
            return Optional.empty();
        }
        List<String> remarks = new ArrayList<>(List.of(
                "Usual is the median of the fleet's last eight weeks, so Prometheus must keep three weeks at least;",
                "no process at all is not found here."));
        if (!rule.zone().getRules().isFixedOffset()) {
            remarks.add(
                    "After clocks have changed (" + rule.zone()
                            + "), the same hour of the weeks before is that of their own clock in a process, and an hour off here.");
        }
        return Optional.of(new Condition(
                new UsualAlert(slo, rule)::expression,
                "{{ $value | humanize }} events in the last " + Durations.text(rule.window()) + ", "
                        + (rule.isAbove() ? "above " : "below ") + Figures.plainPercent(rule.share())
                        + " of what is usual at this hour of the week",
                remarks,
                rule.hold(),
                rule.keepFiring()));
    }

    private BigDecimal errorBudget() {
        return definition.objective().exactErrorBudget();
    }

    private Condition burn(BurnRateRule rule) {
        BurnAlert alert = BurnAlert.of(slo, rule, errorBudget(), hasNumbers);
        double limit = rule.factor().multiply(errorBudget()).doubleValue();
        String words = RATIO + " of the events of the last " + Durations.text(rule.longWindow())
                + " were bad: the limit is " + Figures.percent(limit) + ", "
                + Figures.plain(rule.factor().doubleValue()) + "x the budget";
        return Condition.of(rule, alert::expression, words, alert.notAsked());
    }

    private Condition budget(BudgetRule rule) {
        String bound = rule.share() == 0 ? " <= 0" : " < " + PromText.number(BigDecimal.valueOf(rule.share()));
        return Condition.of(rule, firing -> remaining() + bound, RATIO + " of the error budget is left", List.of());
    }

    private Condition exhaustion(ExhaustionRule rule) {
        BigDecimal times = seconds(definition.period().length()).divide(seconds(rule.within()), MathContext.DECIMAL64);
        String limit = PromText.number(errorBudget()) + " * clamp_min(" + remaining() + " * " + PromText.number(times)
                + ", 1)";
        BurnAlert alert = BurnAlert.of(slo, rule.pace(), limit, hasNumbers);
        String words = RATIO + " of the events of the last "
                + Durations.text(rule.pace().longWindow())
                + " were bad: at this pace nothing of the error budget is left within "
                + Durations.text(rule.within());
        return Condition.of(rule, alert::expression, words, alert.notAsked());
    }

    private String remaining() {
        return "max without (sloth_window) (" + slo.series(Series.REMAINING) + ")";
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos()).movePointLeft(9);
    }

    private Optional<Condition> traffic(TrafficRule rule) {
        boolean silence = rule.bound() == TrafficRule.Bound.SILENCE;
        if (!silence && !events.areNumbers()) {
            return Optional.empty();
        }
        String window = Durations.text(rule.window());
        String few = PromText.number(BigDecimal.valueOf(rule.perSecond()).multiply(seconds(rule.window())));
        return events.in(rule.window()).map(counted -> {
            String bound = switch (rule.bound()) {
                case SILENCE -> " == 0";
                case BELOW -> " < " + few;
                case ABOVE -> " > " + few;
            };
            return Condition.of(
                    rule,
                    firing -> counted.all() + bound,
                    silence
                            ? "no events in the last " + window
                            : "{{ $value | humanize }} events in the last " + window,
                    List.of());
        });
    }
}
