package io.slo4j.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slo4j.Objective;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.TrafficRule;
import io.slo4j.cli.replay.ReplayObserver;
import io.slo4j.cli.replay.Transition;
import io.slo4j.simulate.Detection;
import io.slo4j.simulate.FaultAnalysis;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.PolicyAnalysis;
import io.slo4j.time.Durations;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What programs read: one JSON object a line, a line for each transition and at last one for the status. */
public final class JsonLines implements ReplayObserver {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /** A transition; the windows are those that the rule has, and the figures those of its kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record AlertLine(
            String type,
            String at,
            long epochSecond,
            String severity,
            String rule,
            @Nullable String longWindow,
            @Nullable String shortWindow,
            @Nullable String window,
            AlertState from,
            AlertState to,
            @Nullable BurnRate burnRate,
            @Nullable BudgetLeft budget,
            @Nullable Traffic traffic) {}

    /** Of the long and the short window, under the names that Java keeps for itself. */
    private record BurnRate(
            @JsonProperty("long") double inLong,
            @JsonProperty("short") double inShort) {}

    private record BudgetLeft(double remaining) {}

    /** In the window of the rule. */
    private record Traffic(long events, double perSecond) {}

    private record StatusLine(
            String type, String at, Events events, Map<String, Window> windows, Budget budget, long malformedLines) {}

    private record Events(long good, long bad) {}

    private record Window(long good, long bad, double errorRatio, double burnRate, double coverage) {
        static Window of(WindowStatus window) {
            return new Window(window.good(), window.bad(), window.errorRatio(), window.burnRate(), window.coverage());
        }
    }

    private record Budget(double remaining, double consumed) {}

    @Override
    public void changed(Transition transition) {
        AlertRule rule = transition.rule();
        List<String> windows = rule.windows().stream().map(Durations::text).toList();
        boolean two = windows.size() == 2;
        Evidence seen = transition.evidence();
        line(new AlertLine(
                "alert",
                transition.at().toString(),
                transition.at().getEpochSecond(),
                severity(rule),
                rule.name(),
                two ? windows.get(0) : null,
                two ? windows.get(1) : null,
                windows.size() == 1 ? windows.get(0) : null,
                transition.from(),
                transition.to(),
                seen instanceof BurnRateRule.Seen rates
                        ? new BurnRate(
                                rates.burnRates().longWindow(),
                                rates.burnRates().shortWindow())
                        : null,
                seen instanceof BudgetRule.Seen left ? new BudgetLeft(left.remaining()) : null,
                seen instanceof TrafficRule.Seen counted ? new Traffic(counted.events(), counted.perSecond()) : null));
    }

    private static String severity(AlertRule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    private record AnalysisLine(
            String type,
            String severity,
            String rule,
            double errorRatio,
            double firesAfterSeconds,
            double resolvesAfterSeconds,
            double budgetConsumed,
            boolean first) {}

    /** A rule that is outside of the closed form, and why. */
    private record NotAnalysedLine(String type, String severity, String rule, String because) {}

    /** A line for each burn-rate rule and error ratio at which it fires, and one for each rule of another kind. */
    public void analysis(PolicyAnalysis analysis) {
        for (FaultAnalysis fault : analysis.faults()) {
            for (Detection told : fault.detections()) {
                line(new AnalysisLine(
                        "analysis",
                        severity(told.rule()),
                        told.rule().name(),
                        fault.errorRatio(),
                        told.firesAfter().toMillis() / 1e3,
                        told.shortest().resolvesAfter().toMillis() / 1e3,
                        told.budgetConsumed(),
                        fault.first().filter(told::equals).isPresent()));
            }
        }
        for (AlertRule rule : analysis.notAnalysed()) {
            line(new NotAnalysedLine(
                    "notAnalysed",
                    severity(rule),
                    rule.name(),
                    "a constant error ratio does not decide when it fires"));
        }
    }

    private record AdviceLine(
            String type, @Nullable String sensible, double metOnNineOfTenDays, List<CandidateLine> candidates) {}

    private record CandidateLine(
            String objective, long daysMet, long periodsMet, double burnRate, long pages, long tickets) {}

    public void advice(ObjectiveAdvice advice) {
        line(new AdviceLine(
                "advice",
                advice.sensible().map(Objective::toString).orElse(null),
                advice.metOnNineOfTenDays(),
                advice.candidates().stream()
                        .map(one -> new CandidateLine(
                                one.objective().toString(),
                                one.daysMet(),
                                one.periodsMet(),
                                one.burnRate(),
                                one.pages(),
                                one.tickets()))
                        .toList()));
    }

    public void status(SloStatus status, long malformedLines) {
        Map<String, Window> windows = new LinkedHashMap<>();
        for (Duration window : status.period().usualWindows()) {
            windows.put(Durations.text(window), Window.of(status.window(window)));
        }
        line(new StatusLine(
                "status",
                status.at().toString(),
                new Events(status.good(), status.bad()),
                windows,
                new Budget(status.budget().remaining(), status.budget().consumed()),
                malformedLines));
    }

    private void line(Object value) {
        try {
            out.write(MAPPER.writeValueAsBytes(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
