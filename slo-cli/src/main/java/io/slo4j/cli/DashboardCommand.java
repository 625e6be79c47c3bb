package io.slo4j.cli;

import io.slo4j.spec.grafana.GrafanaDashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand {@code dashboard}: a dashboard for Grafana. */
@Command(
        name = "dashboard",
        customSynopsis = "slo dashboard [OPTIONS] FILE|-",
        description = {"A Grafana dashboard of the SLOs in a file.", "It shows the series that slo rules records."},
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

    @Parameters(paramLabel = "FILE", description = "A file of SLOs; - is standard input.")
    private String file = "";

    DashboardCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        return specs.use(
                "dashboard",
                file,
                streams,
                read -> streams.out()
                        .print(checked(() -> GrafanaDashboard.of(from.rules(read.entries()))
                                .withTitle(title)
                                .json())));
    }
}
