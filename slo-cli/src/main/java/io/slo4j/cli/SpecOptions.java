package io.slo4j.cli;

import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.file.SpecFileException;
import io.slo4j.spec.file.SpecFinding;
import io.slo4j.spec.file.SpecFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for files of SLOs: how they are read, and how it is said that one cannot be read. */
final class SpecOptions {
    /** The text of {@code --help} on exit codes. */
    static final String EXIT_CODES = "Exit code: 0; " + Subcommand.FINDINGS
            + " when a file has mistakes, or the output could not be written; 2 for wrong arguments; "
            + Subcommand.NOTHING_READ + " when a file could not be read.";

    /** The text of {@code --help} on files that are read together. */
    static final String FILES =
            "Files of SLOs, or directories of them, which are read as if they were one; - is standard input.";

    /** Standard input among the files. */
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "The format: slo4j, openslo or sloth; by default, the one that each document says it has.")
    private @Nullable SpecFormat from;

    /** The reader that the options ask for. */
    SloFileReader reader() {
        SloFileReader reader = new SloFileReader().withoutClasses();
        return from == null ? reader : reader.format(from);
    }

    /**
     * What is in some files; standard error says which of them cannot be read.
     *
     * @param names files, directories, and {@code -}
     */
    static FilesGiven given(String command, List<String> names, Streams streams) {
        FilesGiven given = new FilesGiven(new LinkedHashMap<>(), new AtomicBoolean(true));
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                given.read(command, name, streams, () -> bytes(streams.in()));
            } else {
                given.tried(command, name, streams, () -> files(Path.of(name)))
                        .ifPresent(files -> files.forEach(
                                file -> given.read(command, file.toString(), streams, () -> bytes(file))));
            }
        }
        return given;
    }

    /** Something that is read. */
    private interface Reading<T> {
        T now() throws IOException;
    }

    /**
     * What is in files.
     *
     * @param files bytes by name
     * @param readable whether all of them could be read
     */
    record FilesGiven(Map<String, byte[]> files, AtomicBoolean readable) {
        private void read(String command, String name, Streams streams, Reading<byte[]> content) {
            tried(command, name, streams, content).ifPresent(bytes -> files.put(name, bytes));
        }

        private <T> Optional<T> tried(String command, String name, Streams streams, Reading<T> reading) {
            try {
                return Optional.of(reading.now());
            } catch (IOException e) {
                said(command, name, e, streams);
            } catch (UncheckedIOException e) {
                said(command, name, e.getCause() == null ? new IOException(e) : e.getCause(), streams);
            } catch (InvalidPathException e) {
                said(command, name, new IOException(e.getMessage(), e), streams);
            }
            readable.set(false);
            return Optional.empty();
        }

        boolean areAll() {
            return readable.get();
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> found = SloFileReader.filesIn(path);
        if (found.isEmpty()) {
            throw new IOException("there is no file *.yaml, *.yml or *.json in it");
        }
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(in);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        return in.readNBytes(SloFileReader.MOST_BYTES + 1);
    }

    private static void said(String command, String name, IOException why, Streams streams) {
        String reason = why instanceof NoSuchFileException
                ? "there is no such file"
                : why instanceof AccessDeniedException ? "access is denied" : String.valueOf(why.getMessage());
        streams.err().println(command + ": " + Printable.of(name) + " cannot be read: " + Printable.of(reason));
    }

    /**
     * Makes something of the SLOs of some files. What is left out of them is said on standard error.
     *
     * @return the exit code
     */
    int use(String command, List<String> names, Streams streams, Consumer<SloFile> use) {
        FilesGiven given = given(command, names, streams);
        if (!given.areAll()) {
            return Subcommand.NOTHING_READ;
        }
        try {
            SloFile file = reader().read(given.files());
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
