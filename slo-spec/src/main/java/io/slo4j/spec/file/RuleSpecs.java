package io.slo4j.spec.file;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.RuleSpecBuilder;
import io.slo4j.spec.SpecReader;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** Alert rules as a file has them: reading the text gives an equal rule. */
final class RuleSpecs {
    private static final Duration ANY_PERIOD = Duration.ofDays(30);

    private RuleSpecs() {}

    static RuleSpec of(AlertRule rule) {
        RuleSpecBuilder spec =
                RuleSpec.builder().severity(rule.severity().name().toLowerCase(Locale.ROOT));
        if (rule instanceof BurnRateRule burnRate) {
            spec.factor(burnRate.factor().toPlainString())
                    .longWindow(Durations.text(burnRate.longWindow()))
                    .shortWindow(Durations.text(burnRate.shortWindow()));
            sufficiency(spec, burnRate.minimumEvents(), burnRate.significance());
            if (burnRate.minimumBadEvents() > 0) {
                spec.minimumBadEvents(String.valueOf(burnRate.minimumBadEvents()));
            }
            if (burnRate.minimumBadTicks() > 0) {
                spec.minimumBadTicks(String.valueOf(burnRate.minimumBadTicks()));
            }
            if (burnRate.resolveBelow() < 1) {
                spec.resolveBelow(percent(burnRate.resolveBelow()));
            }
        } else if (rule instanceof BudgetRule budget) {
            spec.budget(budget.share() == 0 ? "exhausted" : "below " + percent(budget.share()));
        } else if (rule instanceof ExhaustionRule exhaustion) {
            spec.budget("exhausted within " + Durations.text(exhaustion.within()));
            spec.significance(number(exhaustion.significance()));
        } else if (rule instanceof LatencyRule latency) {
            String quantile = percent(latency.quantile());
            spec.latency("p" + quantile.substring(0, quantile.length() - 1) + " above "
                            + Durations.text(latency.threshold()))
                    .window(Durations.text(latency.window()));
            sufficiency(spec, latency.minimumEvents(), latency.significance());
        } else if (rule instanceof TrafficRule traffic) {
            spec.traffic(
                            switch (traffic.bound()) {
                                case SILENCE -> "silence";
                                case BELOW -> "below " + number(traffic.perSecond()) + "/s";
                                case ABOVE -> "above " + number(traffic.perSecond()) + "/s";
                            })
                    .window(Durations.text(traffic.window()));
        } else if (rule instanceof UsualTrafficRule usual) {
            spec.traffic((usual.isAbove() ? "above " : "below ") + Figures.exactPercent(usual.share()) + " of usual"
                            + (usual.zone().equals(ZoneOffset.UTC) ? "" : " (" + usual.zone() + ")"))
                    .window(Durations.text(usual.window()))
                    .significance(number(usual.significance()));
        } else {
            throw new IllegalArgumentException("rule must be of a kind that a file has, but was " + rule);
        }
        return withRest(spec, rule);
    }

    private static void sufficiency(RuleSpecBuilder spec, long minimumEvents, double significance) {
        if (minimumEvents > 0) {
            spec.minimumEvents(String.valueOf(minimumEvents));
        }
        if (significance < 1) {
            spec.significance(number(significance));
        }
    }

    /* What a rule has by itself is not written. */
    private static RuleSpec withRest(RuleSpecBuilder spec, AlertRule rule) {
        SpecReader reader = new SpecReader(RuleSpecs.class.getClassLoader());
        AlertRule plain = reader.rule("", spec.build(), ANY_PERIOD)
                .orElseThrow(() -> new IllegalArgumentException(
                        "rule must be one that can be written, but was " + rule + ": " + reader.mistakes()));
        if (!plain.hold().equals(rule.hold())) {
            spec.hold(Durations.text(rule.hold()));
        }
        if (!plain.keepFiring().equals(rule.keepFiring())) {
            spec.keepFiring(Durations.text(rule.keepFiring()));
        }
        if (!plain.name().equals(rule.name())) {
            spec.name(rule.name());
        }
        return spec.build();
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
