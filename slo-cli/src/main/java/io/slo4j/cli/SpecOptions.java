package io.slo4j.cli;

import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.file.SpecFileException;
import io.slo4j.spec.file.SpecFinding;
import io.slo4j.spec.file.SpecFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for files of SLOs: how they are read, and how it is said that one cannot be read. */
final class SpecOptions {
    /** The text of {@code --help} on exit codes. */
    static final String EXIT_CODES = "Exit code: 0; " + Subcommand.FINDINGS
            + " when a file has mistakes, or the output could" + " not be written; 2 for wrong arguments; "
            + Subcommand.NOTHING_READ + " when nothing could be read.";

    /** Standard input among the files. */
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "The format: slo4j, openslo or sloth; by default, the one that each document says it has.")
    private @Nullable SpecFormat from;

    /**
     * The SLOs of a file; standard error says why there are none.
     *
     * @param name a file, or {@code -}
     * @throws SpecFileException if the file has mistakes
     * @return null if it cannot be read at all
     */
    @Nullable
    SloFile read(String command, String name, Streams streams) {
        SloFileReader reader = new SloFileReader().withoutClasses();
        if (from != null) {
            reader.format(from);
        }
        try {
            return name.equals(STANDARD_INPUT)
                    ? reader.read(name, new String(streams.in().readAllBytes(), StandardCharsets.UTF_8))
                    : reader.read(Path.of(name));
        } catch (IOException e) {
            said(command, name, e, streams);
        } catch (UncheckedIOException e) {
            said(command, name, e.getCause() == null ? new IOException(e) : e.getCause(), streams);
        }
        return null;
    }

    private static void said(String command, String name, IOException why, Streams streams) {
        String reason = why instanceof NoSuchFileException
                ? "there is no such file"
                : why instanceof AccessDeniedException ? "access is denied" : String.valueOf(why.getMessage());
        streams.err().println(command + ": " + Printable.of(name) + " cannot be read: " + Printable.of(reason));
    }

    /**
     * Makes something of the SLOs of one file. What is left out of them is said on standard error.
     *
     * @return the exit code
     */
    int use(String command, String name, Streams streams, Consumer<SloFile> use) {
        try {
            SloFile file = read(command, name, streams);
            if (file == null) {
                return Subcommand.NOTHING_READ;
            }
            say(file.leftOut(), streams);
            use.accept(file);
            return 0;
        } catch (SpecFileException e) {
            say(e.findings(), streams);
            return Subcommand.FINDINGS;
        }
    }

    private static void say(List<SpecFinding> findings, Streams streams) {
        findings.forEach(finding -> streams.err().println(Printable.of(finding.toString())));
    }
}
