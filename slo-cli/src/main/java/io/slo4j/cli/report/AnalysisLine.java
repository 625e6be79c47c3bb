package io.slo4j.cli.report;

import io.slo4j.simulate.Detection;
import io.slo4j.simulate.FaultAnalysis;
import io.slo4j.simulate.PolicyAnalysis;
import java.util.ArrayList;
import java.util.List;

/** How one rule detects a fault of one error ratio. */
record AnalysisLine(
        String type,
        String severity,
        String rule,
        double errorRatio,
        double firesAfterSeconds,
        double resolvesAfterSeconds,
        double budgetConsumed,
        boolean first) {

    static List<AnalysisLine> allOf(PolicyAnalysis analysis) {
        List<AnalysisLine> lines = new ArrayList<>();
        for (FaultAnalysis fault : analysis.faults()) {
            fault.detections().forEach(detection -> lines.add(of(fault, detection)));
        }
        return lines;
    }

    private static AnalysisLine of(FaultAnalysis fault, Detection detection) {
        return new AnalysisLine(
                "analysis",
                JsonLines.severity(detection.rule()),
                detection.rule().name(),
                fault.errorRatio(),
                detection.firesAfter().toMillis() / 1e3,
                detection.shortest().resolvesAfter().toMillis() / 1e3,
                detection.budgetConsumed(),
                fault.first().filter(detection::equals).isPresent());
    }
}
