package io.slo4j.examples.replay;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import java.time.Instant;

/** A rule has gone from one state to another. */
record Transition(Instant at, BurnRateRule rule, AlertState from, AlertState to, BurnRates burnRates) {}
