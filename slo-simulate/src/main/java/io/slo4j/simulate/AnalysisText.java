package io.slo4j.simulate;

import io.slo4j.alert.AlertRule;
import io.slo4j.simulate.Detection.Episode;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An analysis in plain text. */
final class AnalysisText {
    private static final String NEVER = "never";

    private final PolicyAnalysis analysis;

    AnalysisText(PolicyAnalysis analysis) {
        this.analysis = analysis;
    }

    String text() {
        StringBuilder text = new StringBuilder(analysis.objective() + " over " + analysis.period()
                + ": how soon each rule detects a fault that lasts\n\n");
        text.append(overview());
        for (AlertRule rule : analysis.rules()) {
            text.append('\n').append(heading(rule)).append(details(rule));
        }
        if (!analysis.notAnalysed().isEmpty()) {
            text.append("\nNot analysed, because a constant error ratio does not decide when they fire: ")
                    .append(analysis.notAnalysed().stream()
                            .map(AnalysisText::title)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.toString();
    }

    private String overview() {
        TextTable table = new TextTable();
        List<String> severities = new ArrayList<>(List.of("error", "burn", "budget"));
        List<String> names = new ArrayList<>(List.of("ratio", "rate", "gone after"));
        for (AlertRule rule : analysis.rules()) {
            severities.add(severity(rule));
            names.add(rule.name());
        }
        severities.add("");
        names.add("first");
        table.row(severities);
        table.row(names);
        for (FaultAnalysis fault : analysis.faults()) {
            List<String> cells = new ArrayList<>(List.of(
                    Figures.plainPercent(fault.errorRatio()),
                    Figures.times(fault.burnRate()),
                    fault.budgetGoneAfter().map(Figures::time).orElse(NEVER)));
            for (AlertRule rule : analysis.rules()) {
                cells.add(fault.of(rule)
                        .map(detection -> Figures.time(detection.firesAfter()))
                        .orElse(NEVER));
            }
            cells.add(fault.first().map(first -> first.rule().name()).orElse("none"));
            table.row(cells);
        }
        return table.text();
    }

    private String heading(AlertRule rule) {
        String timing = delay(", hold ", rule.hold()) + delay(", keep firing ", rule.keepFiring());
        return title(rule) + timing + ": fires above an error ratio of "
                + Figures.plainPercent(analysis.firesAbove(rule)) + traffic(rule) + "\n\n";
    }

    /* Where what is asked for beside the ratio is there in time. */
    private String traffic(AlertRule rule) {
        double perHour = analysis.faults().stream()
                .flatMap(fault -> fault.of(rule).stream())
                .mapToDouble(detection -> detection.leastTraffic() * 3_600)
                .max()
                .orElse(0);
        return perHour == 0 ? "" : ", from " + Figures.number(perHour) + " events an hour on";
    }

    private static String delay(String what, Duration duration) {
        return duration.isZero() ? "" : what + Durations.text(duration);
    }

    private String details(AlertRule rule) {
        TextTable table = new TextTable();
        table.row("error", "fires", "after a", "budget", "shortest", "budget", "resolves", "budget of a", "resolves");
        table.row("ratio", "after", "cold start", "by then", "fault", "of it", "after it", "fault of 1h", "after it");
        for (FaultAnalysis fault : analysis.faults()) {
            fault.of(rule).ifPresent(detection -> table.row(cells(fault.errorRatio(), detection)));
        }
        return table.text();
    }

    private static List<String> cells(double errorRatio, Detection detection) {
        Optional<Episode> oneHour = detection.oneHour();
        return List.of(
                Figures.plainPercent(errorRatio),
                Figures.time(detection.firesAfter()),
                Figures.time(detection.firesAfterColdStart()),
                Figures.percent(detection.budgetConsumed()),
                Figures.time(detection.shortest().fault()),
                Figures.percent(detection.shortest().budgetConsumed()),
                Figures.time(detection.shortest().resolvesAfter()),
                oneHour.map(hour -> Figures.percent(hour.budgetConsumed())).orElse("no alert"),
                oneHour.map(hour -> Figures.time(hour.resolvesAfter())).orElse("-"));
    }

    private static String title(AlertRule rule) {
        return severity(rule) + " " + rule.name();
    }

    private static String severity(AlertRule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }
}
