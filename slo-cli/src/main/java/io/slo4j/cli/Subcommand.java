package io.slo4j.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** The streams that all subcommands share, and the refusal of wrong arguments in the words of the library. */
@Command(sortOptions = false, parameterListHeading = "%n", optionListHeading = "%n", footerHeading = "%n")
abstract class Subcommand extends HelpedCommand implements Callable<Integer> {
    /** The exit code of a command whose output could not be written. */
    static final int NOT_WRITTEN = 1;

    /** The exit code of a command that found mistakes in what it read. */
    static final int FINDINGS = 1;

    /** The exit code of a command that found nothing to read. */
    static final int NOTHING_READ = 3;

    final Streams streams;

    Subcommand(Streams streams) {
        this.streams = streams;
    }

    /** Makes a value of the arguments, or refuses them with the message of the library. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }
}
