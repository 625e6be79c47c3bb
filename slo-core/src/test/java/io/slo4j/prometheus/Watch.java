package io.slo4j.prometheus;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import java.math.BigDecimal;
import java.util.List;

/**
 * The same rules on both sides.
 *
 * @param name names the policy
 * @param inSlo4j the policy in slo4j
 * @param inPrometheus the rules that Prometheus is given, in the policy's order
 */
record Watch(String name, AlertPolicy inSlo4j, List<BurnRateRule> inPrometheus) {
    static final BigDecimal ERROR_BUDGET = new BigDecimal("0.001");

    /** With every rule written out once more, so that a policy with other numbers shows. */
    static Watch of(String name, AlertPolicy inSlo4j, BurnRateRule... inPrometheus) {
        return new Watch(name, inSlo4j, List.of(inPrometheus));
    }
}
