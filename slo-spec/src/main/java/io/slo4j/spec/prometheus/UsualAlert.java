package io.slo4j.spec.prometheus;

import io.slo4j.alert.UsualTrafficRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The condition of a rule about unusual traffic in PromQL. */
final class UsualAlert {
    /* How much of a window must have been recorded before little traffic in it is believed. */
    private static final double WATCHED = 0.9;

    private final Identity slo;
    private final UsualTrafficRule rule;

    UsualAlert(Identity slo, UsualTrafficRule rule) {
        this.slo = slo;
        this.rule = rule;
    }

    /** The condition, whose value is the number of events. What has begun goes on until the share is reached, chance or not. */
    String expression(FiringSeries firing) {
        List<String> beyond = new ArrayList<>(List.of(without(Series.traffic(rule.window()))
                + (rule.isAbove() ? " > " : " < ") + PromText.number(BigDecimal.valueOf(rule.share())) + " * "
                + without(Series.usual(rule.window()))));
        if (!rule.isAbove()) {
            beyond.add(watched());
        }
        if (rule.significance() == 1) {
            return String.join("\nand\n", beyond);
        }
        List<String> begins = new ArrayList<>(beyond);
        begins.add(without(Series.trafficChance(rule.window(), rule.isAbove())) + " < "
                + PromText.number(BigDecimal.valueOf(Math.log(rule.significance()))));
        return BurnAlert.indented(begins) + "\nor\n" + BurnAlert.indented(beyond, firing.match());
    }

    /* What Prometheus has not seen of the window, it does not take for silence. */
    private String watched() {
        Duration pace = Recordings.PACE;
        long samples = (long) (WATCHED * rule.window().dividedBy(pace));
        Duration range = rule.window().compareTo(pace) < 0 ? pace : rule.window();
        return "max without (sloth_window) (count_over_time(" + slo.series(Series.traffic(rule.window())) + "["
                + PromText.duration(range) + "])) >= " + Math.max(1, samples);
    }

    private String without(String series) {
        return "max without (sloth_window) (" + slo.series(series) + ")";
    }
}
