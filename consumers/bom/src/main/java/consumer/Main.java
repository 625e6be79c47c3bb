package consumer;

import io.slo4j.*;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.simulate.PolicyAnalysis;

/** Uses every library that the BOM lists. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PolicyAnalysis analysis =
                PolicyAnalysis.of(Objective.parse("99.9%"), SloPeriod.THIRTY_DAYS, AlertPolicy.standard());
        System.out.println("bom: " + analysis.rules().size() + " rules, and " + SloMetrics.class.getSimpleName());
    }
}
