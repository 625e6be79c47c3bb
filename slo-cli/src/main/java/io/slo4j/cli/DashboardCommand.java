package io.slo4j.cli;

import io.slo4j.spec.grafana.GrafanaDashboard;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand {@code dashboard}: a dashboard for Grafana. */
@Command(
        name = "dashboard",
        customSynopsis = "slo dashboard [OPTIONS] FILE...|-",
        description = {"A Grafana dashboard of the SLOs in files.", "It shows the series that slo rules records."},
        footer = SpecOptions.EXIT_CODES)
final class DashboardCommand extends Subcommand {
    @Mixin
    private final SpecOptions specs = new SpecOptions();

    @Mixin
    private final GeneratedFrom from = new GeneratedFrom();

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "SLOs",
            description = "The title; default ${DEFAULT-VALUE}.")
    private String title = "SLOs";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = SpecOptions.FILES)
    private List<String> files = List.of();

    DashboardCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        return specs.use(
                "dashboard",
                files,
                streams,
                read -> streams.out()
                        .print(checked(() -> GrafanaDashboard.of(from.rules(read.entries()))
                                .withTitle(title)
                                .json())));
    }
}
