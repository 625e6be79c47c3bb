package io.slo4j.cli;

import io.slo4j.cli.line.FieldPlace;
import io.slo4j.cli.line.LatencyChoice;
import io.slo4j.cli.line.LatencyUnit;
import io.slo4j.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for requests that are bad because they were slow. */
final class LatencyOptions {
    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description =
                    "Bad too if slower than this, such as 300ms. Which field of a line is the time that the request"
                            + " took is found out, or refused where that is not certain.")
    private @Nullable Duration latency;

    @Option(
            names = "--latency-field",
            paramLabel = "FIELD",
            description =
                    "That field: -1 is the last, 10 the tenth (fields end at blanks, but not in quotes or brackets),"
                            + " rt one like rt=0.042, %%D or request_time a variable of --log-format.")
    private @Nullable FieldPlace field;

    @Option(names = "--latency-unit", paramLabel = "UNIT", description = "Its unit: s, ms, us or ns.")
    private @Nullable LatencyUnit unit;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    boolean areGiven() {
        return latency != null || field != null || unit != null;
    }

    void requireSense() {
        if (latency == null && areGiven()) {
            throw new ParameterException(
                    command.commandLine(), "--latency-field and --latency-unit must go with --latency");
        }
    }

    /** What was said; null if no request is bad for being slow. */
    LatencyChoice.@Nullable Said said() {
        return latency == null ? null : new LatencyChoice.Said(latency.toNanos(), field, unit);
    }

    /** The end of the words for which events are bad. */
    String words() {
        return latency == null ? "" : ", or slower than " + Durations.text(latency);
    }
}
