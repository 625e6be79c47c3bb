package io.slo4j.alert;

import io.slo4j.internal.check.Numbers;

/**
 * The burn rates in the two windows of a rule.
 *
 * @param longWindow error ratio / error budget in the long window
 * @param shortWindow error ratio / error budget in the short window
 */
public record BurnRates(double longWindow, double shortWindow) {
    /**
     * Checks the components.
     *
     * @param longWindow 0 or more
     * @param shortWindow 0 or more
     */
    public BurnRates {
        Numbers.zeroOrMore("burn rate in the long window", longWindow);
        Numbers.zeroOrMore("burn rate in the short window", shortWindow);
    }
}
