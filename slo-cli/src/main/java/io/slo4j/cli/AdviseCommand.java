package io.slo4j.cli;

import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.report.JsonLines;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.ObjectiveAdvisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code advise}: which objective suits a history. */
@Command(
        name = "advise",
        customSynopsis = "slo advise [--period 30d] [OPTIONS] FILE...|-",
        description = "Which objective your service could have kept, and how often its alerts would have fired.",
        footer = {PolicyOptions.FILES, LogOptions.ORDER, LogOptions.EXIT_CODES})
final class AdviseCommand extends Subcommand {
    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Option(names = "--json", description = "Print the advice as a JSON object.")
    private boolean json;

    private long events;

    AdviseCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        logs.requireFiles();
        logs.requireSense();
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(policy.period(), policy.policy());
        ReadReport report = logs.read(
                (second, good, bad) -> {
                    events += good + bad;
                    advisor.add(second, good, bad);
                },
                streams);
        if (events == 0) {
            streams.err()
                    .println("advise: " + (report.foundEvents() ? "the logs have no events" : "nothing could be read"));
            return NOTHING_READ;
        }
        ObjectiveAdvice advice = advisor.advice();
        if (json) {
            new JsonLines(streams.out()).advice(advice);
        } else {
            streams.out().print(advice.text());
        }
        return 0;
    }
}
