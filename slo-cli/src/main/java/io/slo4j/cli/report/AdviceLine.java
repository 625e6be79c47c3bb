package io.slo4j.cli.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.slo4j.Objective;
import io.slo4j.simulate.ObjectiveAdvice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sensible objective, and each candidate with its result. */
record AdviceLine(
        String type,
        @Nullable String sensible,
        List<String> sensibleRange,
        double metOnNineOfTenDays,
        double achievedAtLeast,
        double achievedAtMost,
        @JsonIgnoreProperties("rejected") List<ReportAdvice.Candidate> candidates) {
    static AdviceLine of(ObjectiveAdvice advice) {
        return new AdviceLine(
                "advice",
                advice.sensible().map(Objective::toString).orElse(null),
                advice.sensibleRange().stream().map(Objective::toString).toList(),
                advice.metOnNineOfTenDays(),
                advice.achieved().least(),
                advice.achieved().most(),
                advice.candidates().stream().map(ReportAdvice.Candidate::of).toList());
    }
}
