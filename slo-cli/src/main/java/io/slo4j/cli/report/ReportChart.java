package io.slo4j.cli.report;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.WatchedFigure;
import io.slo4j.cli.replay.Series;
import io.slo4j.cli.replay.UsualBand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time; null where a gap was skipped. Figures are rounded to what a chart can show.
 *
 * @param distances one for each rule: what it judged, divided by its limit
 * @param watched the figures of each rule
 * @param usual what was usual at that hour of the week; null if no rule is about that
 */
record ReportChart(
        long secondsPerPoint,
        List<Long> times,
        List<List<@Nullable BigDecimal>> distances,
        List<List<Line>> watched,
        List<@Nullable BigDecimal> remaining,
        List<@Nullable BigDecimal> goodPerSecond,
        List<@Nullable BigDecimal> badPerSecond,
        @Nullable Usual usual) {
    private static final MathContext EXACT_ENOUGH = new MathContext(5);

    /** One figure over time. */
    record Line(String name, List<@Nullable BigDecimal> values) {}

    /** The ends of what was usual over time, and the error ratio; null where it was not known. */
    record Usual(
            List<@Nullable BigDecimal> leastTraffic,
            List<@Nullable BigDecimal> mostTraffic,
            List<@Nullable BigDecimal> errorRatio,
            List<@Nullable BigDecimal> leastErrorRatio,
            List<@Nullable BigDecimal> mostErrorRatio) {
        static Usual of(Series series) {
            UsualBand band = series.usual();
            return new Usual(
                    values(series, band::leastTraffic),
                    values(series, band::mostTraffic),
                    values(series, i -> errorRatio(series, i)),
                    values(series, band::leastErrorRatio),
                    values(series, band::mostErrorRatio));
        }

        private static double errorRatio(Series series, int point) {
            double bad = perSecond(series, series::bad, point);
            double all = bad + perSecond(series, series::good, point);
            return all == 0 ? Double.NaN : bad / all;
        }
    }

    static ReportChart of(Series series, List<AlertRule> rules) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            times.add(series.second(i));
        }
        List<List<@Nullable BigDecimal>> distances = IntStream.range(0, rules.size())
                .mapToObj(rule -> values(series, i -> series.distance(rule, i)))
                .toList();
        List<List<Line>> lines = new ArrayList<>();
        int next = 0;
        for (AlertRule rule : rules) {
            List<Line> watched = new ArrayList<>();
            for (WatchedFigure one : rule.figures()) {
                int figure = next++;
                watched.add(new Line(one.name(), values(series, i -> series.worst(figure, i))));
            }
            lines.add(watched);
        }
        return new ReportChart(
                series.secondsPerPoint(),
                times,
                distances,
                lines,
                values(series, series::remaining),
                values(series, i -> perSecond(series, series::good, i)),
                values(series, i -> perSecond(series, series::bad, i)),
                series.usual().isAsked() ? Usual.of(series) : null);
    }

    private static double perSecond(Series series, IntFunction<Long> total, int point) {
        int before = point - 1;
        while (before >= 0 && series.isGap(before)) {
            before--;
        }
        long events = total.apply(point) - (before < 0 ? 0 : total.apply(before));
        return (double) events / series.secondsPerPoint();
    }

    private static List<@Nullable BigDecimal> values(Series series, IntToDoubleFunction value) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            double figure = series.isGap(i) ? Double.NaN : value.applyAsDouble(i);
            values.add(Double.isNaN(figure) ? null : rounded(figure));
        }
        return values;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).round(EXACT_ENOUGH).stripTrailingZeros();
    }
}
