package io.slo4j.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the command and each of its subcommands have: help in one form, and a way to refuse what they were told. */
abstract class HelpedCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = Integer.MAX_VALUE,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    CommandSpec spec() {
        return spec;
    }

    ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
