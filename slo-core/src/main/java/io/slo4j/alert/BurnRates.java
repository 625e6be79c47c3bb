package io.slo4j.alert;

/**
 * The burn rates in the two windows of a rule.
 *
 * @param longWindow error ratio / error budget in the long window
 * @param shortWindow error ratio / error budget in the short window
 */
public record BurnRates(double longWindow, double shortWindow) {}
