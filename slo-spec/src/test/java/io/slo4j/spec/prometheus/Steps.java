package io.slo4j.spec.prometheus;

import io.slo4j.alert.BurnRateRule;
import java.util.BitSet;

/** A rule of Prometheus, written once more from its documentation: pending for a while, then firing, and firing on for a while. */
final class Steps {
    private Steps() {}

    /** The steps at whose end the rule fires. */
    static BitSet of(RandomCase given, BurnRateRule rule, Windows windows) {
        long hold = rule.hold().dividedBy(given.spec.step);
        long keep = rule.keepFiring().dividedBy(given.spec.step);
        BitSet firing = new BitSet();
        int since = -1;
        int quietSince = -1;
        boolean fires = false;
        for (int step = 1; step <= given.spec.steps; step++) {
            if (windows.holds(step, fires)) {
                quietSince = -1;
                since = since < 0 ? step : since;
                fires |= step - since >= hold;
            } else {
                quietSince = quietSince < 0 ? step : quietSince;
                fires &= step - quietSince < keep;
                since = fires ? since : -1;
            }
            firing.set(step, fires);
        }
        return firing;
    }
}
