package io.slo4j.cli;

import io.slo4j.cli.report.JsonLines;
import io.slo4j.simulate.PolicyAnalysis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code analyse}: how soon a policy detects a fault. */
@Command(
        name = "analyse",
        customSynopsis = "slo analyse --objective 99.9%% [--period 30d] [OPTIONS]",
        description = "How soon the alerts detect a fault, and how much of the error budget is gone by then.",
        footer = {PolicyOptions.FILES, "Exit code: 0; 2 for wrong arguments."})
final class AnalyseCommand extends Subcommand {
    @Mixin
    private final ObjectiveOption objective = new ObjectiveOption();

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Option(names = "--json", description = "Print a JSON object for each rule and error ratio.")
    private boolean json;

    AnalyseCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        print(policy.analysis(objective.objective()), json, streams);
        return 0;
    }

    static void print(PolicyAnalysis analysis, boolean json, Streams streams) {
        if (json) {
            new JsonLines(streams.out()).analysis(analysis);
        } else {
            streams.out().print(analysis.table());
        }
    }
}
