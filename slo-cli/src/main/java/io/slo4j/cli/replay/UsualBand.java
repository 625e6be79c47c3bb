package io.slo4j.cli.replay;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was usual at each point of a chart, by the first rule about usual traffic: how many events a second, and which share of them
 * bad; NaN where it was not known. Nothing, where there is no such rule.
 */
public final class UsualBand {
    /** The lower and the upper end of what is usual. */
    private static final class Ends {
        final double[] low;
        final double[] high;

        Ends(int points) {
            low = new double[points];
            high = new double[points];
            Arrays.fill(low, Double.NaN);
            Arrays.fill(high, Double.NaN);
        }

        void put(int point, UsualFigure figure, double unit) {
            low[point] = figure.isKnown() ? figure.low() / unit : Double.NaN;
            high[point] = figure.isKnown() ? figure.high() / unit : Double.NaN;
        }

        void copy(int from, int to) {
            low[to] = low[from];
            high[to] = high[from];
        }
    }

    private final int rule;
    private final double seconds;
    private final Ends traffic;
    private final Ends errorRatio;

    UsualBand(List<AlertRule> rules, int points) {
        this.rule = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).kind() == AlertRule.Kind.USUAL_TRAFFIC)
                .findFirst()
                .orElse(-1);
        this.seconds = rule < 0 ? 1 : rules.get(rule).windows().get(0).toNanos() / 1e9;
        this.traffic = new Ends(points);
        this.errorRatio = new Ends(points);
    }

    /** Whether there is a rule that knows. */
    public boolean isAsked() {
        return rule >= 0;
    }

    void see(int point, List<AlertStatus> alerts) {
        if (rule >= 0 && alerts.get(rule).evidence() instanceof UsualTrafficRule.Seen seen) {
            traffic.put(point, seen.traffic(), seconds);
            errorRatio.put(point, seen.errorRatio(), 1);
        }
    }

    void copy(int from, int to) {
        traffic.copy(from, to);
        errorRatio.copy(from, to);
    }

    /** Events a second. */
    public double leastTraffic(int point) {
        return traffic.low[point];
    }

    /** Events a second. */
    public double mostTraffic(int point) {
        return traffic.high[point];
    }

    public double leastErrorRatio(int point) {
        return errorRatio.low[point];
    }

    public double mostErrorRatio(int point) {
        return errorRatio.high[point];
    }
}
