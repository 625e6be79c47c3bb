package io.slo4j.cli.report;

import io.slo4j.alert.AlertRule;
import io.slo4j.simulate.Detection;
import io.slo4j.simulate.FaultAnalysis;
import io.slo4j.simulate.PolicyAnalysis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the analysed rules detect one error ratio; null for a rule that never fires. */
record ReportFault(double errorRatio, List<@Nullable Detected> rules) {
    /** Seconds until a rule fires, the share of the budget that is consumed by then, and seconds until it resolves. */
    record Detected(double firesAfter, double consumed, double resolvesAfter) {
        static Detected of(Detection detection) {
            return new Detected(
                    seconds(detection.firesAfter()),
                    detection.budgetConsumed(),
                    seconds(detection.shortest().resolvesAfter()));
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }

    static List<ReportFault> allOf(PolicyAnalysis analysis) {
        return analysis.faults().stream()
                .map(fault -> of(fault, analysis.rules()))
                .toList();
    }

    /** From 100 % down to 0.005 %, twenty to a decade. */
    static List<ReportFault> curvesOf(PolicyAnalysis analysis) {
        double[] ratios = new double[87];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Math.pow(10, -i / 20.0);
        }
        return allOf(analysis.at(ratios));
    }

    private static ReportFault of(FaultAnalysis fault, List<AlertRule> rules) {
        List<@Nullable Detected> detected = new ArrayList<>();
        for (AlertRule rule : rules) {
            detected.add(fault.of(rule).map(Detected::of).orElse(null));
        }
        return new ReportFault(fault.errorRatio(), detected);
    }
}
