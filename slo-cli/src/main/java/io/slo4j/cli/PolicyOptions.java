package io.slo4j.cli;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.cli.policy.PolicyFile;
import io.slo4j.simulate.PolicyAnalysis;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the policy and its period. */
final class PolicyOptions {
    /** The text of {@code --help} on policy files. */
    static final String FILES = """
            A policy file is YAML or JSON, with rules of three kinds:
              rules:
                - severity: page            # or ticket, or info
                  budgetShare: 2%%           # of the period's; or factor: 14.4
                  longWindow: 1h
                  shortWindow: 5m
                  minimumEvents: 100        # these two are optional
                  minimumBadEvents: 5
                - severity: ticket
                  budget: below 50%%         # or exhausted
                - severity: ticket
                  traffic: silence          # or below 5/s, or above 500/s
                  window: 10m
                  hold: 2m                  # these three are optional, for any rule
                  keepFiring: 10m           # 1h by default for a budget rule
                  name: nobody there
            """;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "The time the objective is for; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private SloPeriod period;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "standard",
            description = "The rules: standard (default), workbook, sloth, or a file.")
    private String policy = "standard";

    @Option(
            names = "--observed-only",
            description = "Judge as Prometheus does: by what was observed, with no credit for the unseen past.")
    private boolean observedOnly;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    SloPeriod period() {
        return period;
    }

    /** What the policy does about faults, or why it does not fit. */
    PolicyAnalysis analysis(Objective objective) {
        AlertPolicy chosen = policy();
        try {
            return PolicyAnalysis.of(objective, period, chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), e.getMessage() + "; --policy standard fits any period and objective");
        }
    }

    AlertPolicy policy() {
        try {
            AlertPolicy chosen = switch (policy) {
                case "standard" -> AlertPolicy.standard();
                case "workbook" -> AlertPolicy.workbook();
                case "sloth" -> AlertPolicy.sloth();
                default -> PolicyFile.read(Path.of(policy), period.length());
            };
            return observedOnly ? chosen.observedOnly() : chosen;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
