package io.slo4j.cli.replay;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Evidence;
import java.time.Instant;

/** A rule has gone from one state to another, and what it saw then. */
public record Transition(Instant at, AlertRule rule, AlertState from, AlertState to, Evidence evidence) {}
