package io.slo4j.cli;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.cli.report.JsonLines;
import io.slo4j.simulate.PolicyAnalysis;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How soon a policy detects a fault. */
@Command(
        name = "analyse",
        customSynopsis = "slo analyse --objective 99.9%% [--period 30d] [OPTIONS]",
        description = "How soon the alerts detect a fault, and how much of the error budget is gone by then.",
        sortOptions = false,
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {PolicyOptions.FILES, "Exit code: 0; 2 for wrong arguments."})
final class AnalyseCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private ObjectiveOption objective;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private PolicyOptions policy;

    @Option(names = "--json", description = "Print a JSON object for each rule and error ratio.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private final Streams streams;

    AnalyseCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        print(analysis(policy.policy()), json, streams);
        return 0;
    }

    private PolicyAnalysis analysis(AlertPolicy chosen) {
        try {
            return PolicyAnalysis.of(objective.objective(), policy.period(), chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    static void print(PolicyAnalysis analysis, boolean json, Streams streams) {
        if (json) {
            new JsonLines(streams.out()).analysis(analysis);
        } else {
            streams.out().print(analysis.table());
        }
    }
}
