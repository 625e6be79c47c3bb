package io.slo4j.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The subcommand {@code rules}: rules for Prometheus. */
@Command(
        name = "rules",
        customSynopsis = "slo rules [OPTIONS] FILE...|-",
        description = {"Prometheus rules of the SLOs in files.", "Series have the names and labels that Sloth uses."},
        footer = SpecOptions.EXIT_CODES)
final class RulesCommand extends Subcommand {
    @Mixin
    private final SpecOptions specs = new SpecOptions();

    @Mixin
    private final GeneratedFrom from = new GeneratedFrom();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = SpecOptions.FILES)
    private List<String> files = List.of();

    RulesCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        return specs.use(
                "rules",
                files,
                streams,
                read -> streams.out()
                        .print(checked(() -> from.rules(read.entries()).yaml())));
    }
}
