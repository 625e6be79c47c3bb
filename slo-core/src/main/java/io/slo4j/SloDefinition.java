package io.slo4j;

import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.util.List;

/** What was said of an SLO when it was registered, checked. */
record SloDefinition(
        String name,
        Objective objective,
        Period period,
        long latencyThresholdNanos,
        OutcomeRules outcomes,
        List<AlertRule> rules,
        boolean observedOnly,
        List<Duration> windows) {

    /** The threshold of an SLO that does not care how long an event takes. */
    static final long NO_THRESHOLD = Long.MAX_VALUE;

    boolean hasThreshold() {
        return latencyThresholdNanos != NO_THRESHOLD;
    }
}
