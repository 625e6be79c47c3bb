package io.slo4j.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** What every subcommand has: streams, and the words of the library for what it refuses. */
@Command(sortOptions = false, parameterListHeading = "%n", optionListHeading = "%n", footerHeading = "%n")
abstract class Subcommand extends HelpedCommand implements Callable<Integer> {
    /** The exit code of a command that found no log to read. */
    static final int NOTHING_READ = 3;

    final Streams streams;

    Subcommand(Streams streams) {
        this.streams = streams;
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
