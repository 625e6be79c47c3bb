package io.slo4j.cli.report;

import io.slo4j.SloDefinition;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.WatchedFigure;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.replay.Episode;
import io.slo4j.cli.replay.Episodes;
import io.slo4j.cli.replay.Replay;
import io.slo4j.cli.replay.Series;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.PolicyAnalysis;
import io.slo4j.time.Durations;
import io.slo4j.view.SloView;
import io.slo4j.view.WindowView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of the report's page. Times are in seconds since the epoch. */
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
        List<String> notes,
        long wrongClocks,
        List<String> wrongClockExamples,
        List<WindowView> windows,
        List<Rule> rules,
        long fired,
        List<Alert> alerts,
        ReportChart chart,
        List<ReportFault> analysis,
        List<ReportFault> curves,
        @Nullable ReportAdvice advice) {

    /**
     * One rule of the policy.
     *
     * @param unit the unit of its figures, by which the page chooses a chart
     * @param bound on which side of the limit it fires, {@code above} or {@code below}
     * @param limit in the unit of its figures
     * @param analysed whether the rule has a closed form
     */
    record Rule(String severity, String name, String unit, String bound, double limit, boolean analysed) {
        static Rule of(AlertRule rule, boolean analysed) {
            WatchedFigure figure = rule.figures().get(0);
            return new Rule(
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.name(),
                    figure.unit(),
                    figure.worseWhenHigher() ? "above" : "below",
                    figure.limit(),
                    analysed);
        }
    }

    /** One alert that fired, and the worst figure of its rule meanwhile. */
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

    /** The data of a replay. */
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
        List<AlertRule> rules = definition.rules();
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
                read.notes(),
                read.wrongClocks(),
                read.wrongClockExamples(),
                SloView.of(status).windows(),
                rules.stream()
                        .map(rule -> Rule.of(rule, analysis.rules().contains(rule)))
                        .toList(),
                episodes.fired(),
                episodes.all().stream().map(episode -> Alert.of(episode, rules)).toList(),
                ReportChart.of(series, rules),
                ReportFault.allOf(analysis),
                ReportFault.curvesOf(analysis),
                advice.map(ReportAdvice::of).orElse(null));
    }
}
