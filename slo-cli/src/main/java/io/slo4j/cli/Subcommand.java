package io.slo4j.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every subcommand has: help in one form, and a way to refuse what it was told. */
@Command(sortOptions = false, parameterListHeading = "%n", optionListHeading = "%n", footerHeading = "%n")
abstract class Subcommand implements Callable<Integer> {
    /** The exit code of a command that found no log to read. */
    static final int NOTHING_READ = 3;

    final Streams streams;

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

    Subcommand(Streams streams) {
        this.streams = streams;
    }

    ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Makes something of the arguments, or refuses them with the words of the library. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }
}
