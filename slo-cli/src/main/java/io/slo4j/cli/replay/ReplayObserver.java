package io.slo4j.cli.replay;

import io.slo4j.Slo;

/** Observes a replay. */
public interface ReplayObserver {
    /** A rule has changed its state. */
    default void changed(Transition transition) {}

    /** A second of log time has been evaluated. */
    default void evaluated(Slo slo) {}
}
