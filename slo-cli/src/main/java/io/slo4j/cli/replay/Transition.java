package io.slo4j.cli.replay;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Evidence;
import java.time.Instant;

/** A change of a rule's state, with the evidence at that instant. */
public record Transition(Instant at, AlertRule rule, AlertState from, AlertState to, Evidence evidence) {}
