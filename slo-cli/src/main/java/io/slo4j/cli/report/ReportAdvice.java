package io.slo4j.cli.report;

import io.slo4j.simulate.ObjectiveAdvice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The advice on an objective. */
record ReportAdvice(
        @Nullable String sensible, double metOnNineOfTenDays, int days, int periods, List<Candidate> candidates) {
    /** One objective, and its result. */
    record Candidate(
            String objective,
            long daysMet,
            long periodsMet,
            double burnRate,
            long pages,
            long tickets,
            @Nullable String rejected) {
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

    static ReportAdvice of(ObjectiveAdvice advice) {
        return new ReportAdvice(
                advice.sensible().map(Object::toString).orElse(null),
                advice.metOnNineOfTenDays(),
                advice.days().size(),
                advice.periods().size(),
                advice.candidates().stream().map(Candidate::of).toList());
    }
}
