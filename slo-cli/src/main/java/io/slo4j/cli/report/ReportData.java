package io.slo4j.cli.report;

import io.slo4j.SloDefinition;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.WatchedFigure;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.replay.Episode;
import io.slo4j.cli.replay.Episodes;
import io.slo4j.cli.replay.Replay;
import io.slo4j.cli.replay.Series;
import io.slo4j.simulate.Detection;
import io.slo4j.simulate.FaultAnalysis;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.PolicyAnalysis;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the report's page shows, as the page reads it. Figures are as exact as a chart can be. */
public record ReportData(
        String objective,
        double errorBudget,
        String period,
        String badWhen,
        List<String> files,
        long from,
        long until,
        long good,
        long bad,
        double remaining,
        double consumed,
        long malformedLines,
        long lateEvents,
        List<Window> windows,
        List<Rule> rules,
        long fired,
        List<Alert> alerts,
        Chart chart,
        List<Fault> analysis,
        List<Fault> curves,
        @Nullable Advice advice) {
    private static final MathContext EXACT_ENOUGH = new MathContext(5);

    /** One window at the end. */
    record Window(String window, double errorRatio, double burnRate, long good, long bad, double coverage) {
        static Window of(WindowStatus window) {
            return new Window(
                    window.name(),
                    window.errorRatio(),
                    window.burnRate(),
                    window.good(),
                    window.bad(),
                    window.coverage());
        }
    }

    /**
     * One rule of the policy.
     *
     * @param watches {@code burnRate}, {@code budget} or {@code traffic}
     * @param bound on which side of the limit it fires, {@code above} or {@code below}
     * @param limit a burn rate, a share of the budget, or events a second
     */
    record Rule(String severity, String name, String watches, String bound, double limit) {
        static Rule of(AlertRule rule) {
            WatchedFigure figure = rule.figures().get(0);
            return new Rule(
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.name(),
                    watches(rule),
                    figure.worseWhenHigher() ? "above" : "below",
                    figure.limit());
        }

        private static String watches(AlertRule rule) {
            return switch (rule.kind()) {
                case BURN_RATE -> "burnRate";
                case BUDGET -> "budget";
                case TRAFFIC -> "traffic";
                default ->
                    throw new IllegalArgumentException("rule must watch burn rate, budget or traffic, but was " + rule);
            };
        }
    }

    /** One alert that fired, and the worst that its rule saw meanwhile. */
    record Alert(int rule, long from, long until, boolean resolved, double worst) {
        static Alert of(Episode episode, List<AlertRule> rules) {
            return new Alert(
                    rules.indexOf(episode.rule()),
                    episode.from().getEpochSecond(),
                    episode.until().getEpochSecond(),
                    episode.resolved(),
                    episode.worst());
        }
    }

    /** Lines over time, those of each rule together; null where a gap was passed over. */
    record Chart(
            long secondsPerPoint,
            List<Long> times,
            List<List<Line>> watched,
            List<@Nullable BigDecimal> remaining,
            List<@Nullable BigDecimal> goodPerSecond,
            List<@Nullable BigDecimal> badPerSecond) {}

    /** One figure over time. */
    record Line(String name, List<@Nullable BigDecimal> values) {}

    /** What the policy's burn-rate rules make of one error ratio; null where one never fires. */
    record Fault(double errorRatio, List<@Nullable Told> rules) {
        static Fault of(FaultAnalysis fault, List<AlertRule> rules) {
            List<@Nullable Told> told = new ArrayList<>();
            for (AlertRule rule : rules) {
                told.add(fault.of(rule).map(Told::of).orElse(null));
            }
            return new Fault(fault.errorRatio(), told);
        }
    }

    /** Seconds until a rule fires, the share of the budget that is gone by then, and seconds until it resolves. */
    record Told(double firesAfter, double consumed, double resolvesAfter) {
        static Told of(Detection detection) {
            return new Told(
                    seconds(detection.firesAfter()),
                    detection.budgetConsumed(),
                    seconds(detection.shortest().resolvesAfter()));
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }

    /** Which objective would be sensible. */
    record Advice(
            @Nullable String sensible, double metOnNineOfTenDays, int days, int periods, List<Candidate> candidates) {
        static Advice of(ObjectiveAdvice advice) {
            return new Advice(
                    advice.sensible().map(Object::toString).orElse(null),
                    advice.metOnNineOfTenDays(),
                    advice.days().size(),
                    advice.periods().size(),
                    advice.candidates().stream().map(Candidate::of).toList());
        }
    }

    /** One objective, and what it would have meant. */
    record Candidate(
            String objective,
            long daysMet,
            long periodsMet,
            double burnRate,
            long pages,
            long tickets,
            @Nullable String refused) {
        static Candidate of(ObjectiveAdvice.Candidate candidate) {
            return new Candidate(
                    candidate.objective().toString(),
                    candidate.daysMet(),
                    candidate.periodsMet(),
                    candidate.burnRate(),
                    candidate.pages(),
                    candidate.tickets(),
                    candidate.rejected().orElse(null));
        }
    }

    public static ReportData of(
            SloDefinition definition,
            PolicyAnalysis analysis,
            String badWhen,
            List<String> files,
            Replay replay,
            SloStatus status,
            ReadReport read,
            Episodes episodes,
            Series series,
            Optional<ObjectiveAdvice> advice) {
        return new ReportData(
                definition.objective().toString(),
                definition.objective().errorBudget(),
                Durations.text(definition.period().length()),
                badWhen,
                files,
                replay.began().getEpochSecond(),
                status.at().getEpochSecond(),
                status.good(),
                status.bad(),
                status.budget().remaining(),
                status.budget().consumed(),
                read.malformed(),
                read.late(),
                status.windows().stream().map(Window::of).toList(),
                definition.rules().stream().map(Rule::of).toList(),
                episodes.fired(),
                episodes.all().stream()
                        .map(episode -> Alert.of(episode, definition.rules()))
                        .toList(),
                chart(series, definition),
                faults(analysis),
                faults(analysis.at(manyErrorRatios())),
                advice.map(Advice::of).orElse(null));
    }

    private static List<Fault> faults(PolicyAnalysis analysis) {
        return analysis.faults().stream()
                .map(fault -> Fault.of(fault, analysis.rules()))
                .toList();
    }

    /** From 100 % down to 0.005 %, twenty to a decade. */
    private static double[] manyErrorRatios() {
        double[] ratios = new double[87];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Math.pow(10, -i / 20.0);
        }
        return ratios;
    }

    private static Chart chart(Series series, SloDefinition definition) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            times.add(series.second(i));
        }
        List<List<Line>> lines = new ArrayList<>();
        int next = 0;
        for (AlertRule rule : definition.rules()) {
            List<Line> watched = new ArrayList<>();
            for (WatchedFigure one : rule.figures()) {
                int figure = next++;
                watched.add(new Line(one.name(), values(series, i -> series.worst(figure, i))));
            }
            lines.add(watched);
        }
        return new Chart(
                series.secondsPerPoint(),
                times,
                lines,
                values(series, series::remaining),
                values(series, i -> perSecond(series, series::good, i)),
                values(series, i -> perSecond(series, series::bad, i)));
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
            values.add(series.isGap(i) ? null : rounded(value.applyAsDouble(i)));
        }
        return values;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).round(EXACT_ENOUGH).stripTrailingZeros();
    }
}
