package io.slo4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The subcommand {@code rules}: rules for Prometheus. */
@Command(
        name = "rules",
        customSynopsis = "slo rules [OPTIONS] FILE|-",
        description = {"Prometheus rules of the SLOs in a file.", "Series have the names and labels that Sloth uses."},
        footer = SpecOptions.EXIT_CODES)
final class RulesCommand extends Subcommand {
    @Mixin
    private final SpecOptions specs = new SpecOptions();

    @Mixin
    private final GeneratedFrom from = new GeneratedFrom();

    @Parameters(paramLabel = "FILE", description = "A file of SLOs; - is standard input.")
    private String file = "";

    RulesCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        return specs.use(
                "rules",
                file,
                streams,
                read -> streams.out()
                        .print(checked(() -> from.rules(read.entries()).yaml())));
    }
}
