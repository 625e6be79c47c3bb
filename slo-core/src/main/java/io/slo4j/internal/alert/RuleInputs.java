package io.slo4j.internal.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The settings that all rules of one SLO share.
 *
 * @param windows the windows that the SLO shows, those of its rules among them
 * @param errorBudget 1 - objective
 * @param observedOnly whether rules are evaluated over the observed part of each window only
 */
public record RuleInputs(List<Duration> windows, BigDecimal errorBudget, boolean observedOnly) {

    /** The index of a rule's window in {@link Readings}. */
    int window(Duration length) {
        return windows.indexOf(length);
    }
}
