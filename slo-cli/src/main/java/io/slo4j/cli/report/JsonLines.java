package io.slo4j.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.cli.replay.ReplayObserver;
import io.slo4j.cli.replay.Transition;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.PolicyAnalysis;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Output for programs: one JSON object a line, with its kind in {@code type}. */
public final class JsonLines implements ReplayObserver {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /** A line for each transition of a rule. */
    @Override
    public void changed(Transition transition) {
        line(TransitionLine.of(transition));
    }

    /** A line for each error ratio and rule that fires at it, and one for each rule that cannot be analysed. */
    public void analysis(PolicyAnalysis analysis) {
        AnalysisLine.allOf(analysis).forEach(this::line);
        analysis.notAnalysed().forEach(rule -> line(NotAnalysedLine.of(rule)));
    }

    /** One line. */
    public void advice(ObjectiveAdvice advice) {
        line(AdviceLine.of(advice));
    }

    /** One line, the last of a replay. */
    public void status(SloStatus status, long malformedLines) {
        line(StatusLine.of(status, malformedLines));
    }

    private void line(Object value) {
        try {
            out.write(MAPPER.writeValueAsBytes(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String severity(AlertRule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }
}
