package io.slo4j.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * How one rule stands for one SLO. Immutable.
 *
 * @param rule the rule
 * @param state its state
 * @param since since when the condition has held, while pending or firing
 * @param burnRates the burn rates in its windows at the last tick
 */
public record AlertStatus(AlertRule rule, AlertState state, Optional<Instant> since, BurnRates burnRates) {}
