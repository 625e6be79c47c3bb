package io.slo4j.internal.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What the rules of one SLO are judged by.
 *
 * @param windows the windows that the SLO shows, those of its rules among them
 * @param errorBudget 1 - objective
 * @param observedOnly whether windows are judged by what was observed only
 */
public record RuleInputs(List<Duration> windows, BigDecimal errorBudget, boolean observedOnly) {

    /** The place of a rule's window, by which {@link Readings} are asked. */
    int window(Duration length) {
        return windows.indexOf(length);
    }
}
