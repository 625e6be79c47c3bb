package io.slo4j.cli.report;

import io.slo4j.Objective;
import io.slo4j.simulate.ObjectiveAdvice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which objective is sensible, and what each candidate would have meant. */
record AdviceLine(String type, @Nullable String sensible, double metOnNineOfTenDays, List<Candidate> candidates) {
    record Candidate(String objective, long daysMet, long periodsMet, double burnRate, long pages, long tickets) {
        static Candidate of(ObjectiveAdvice.Candidate candidate) {
            return new Candidate(
                    candidate.objective().toString(),
                    candidate.daysMet(),
                    candidate.periodsMet(),
                    candidate.burnRate(),
                    candidate.pages(),
                    candidate.tickets());
        }
    }

    static AdviceLine of(ObjectiveAdvice advice) {
        return new AdviceLine(
                "advice",
                advice.sensible().map(Objective::toString).orElse(null),
                advice.metOnNineOfTenDays(),
                advice.candidates().stream().map(Candidate::of).toList());
    }
}
