package io.slo4j.cli;

import io.slo4j.Objective;
import picocli.CommandLine.Option;

/** The objective, for the commands that need one. */
final class ObjectiveOption {
    @Option(
            names = "--objective",
            paramLabel = "SHARE",
            required = true,
            description = "The share of events that must be good, such as 99.9%%.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Objective objective;

    Objective objective() {
        return objective;
    }
}
