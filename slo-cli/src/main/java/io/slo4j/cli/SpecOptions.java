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
        Map<String, byte[]> files = new LinkedHashMap<>();
        boolean all = true;
        for (String name : names) {
            try {
                Path path = Path.of(name);
                if (name.equals(STANDARD_INPUT)) {
                    files.put(name, bytes(streams.in()));
                } else if (Files.isDirectory(path)) {
                    putAll(path, files);
                } else {
                    put(path, files);
                }
            } catch (IOException e) {
                all = false;
                said(command, name, e, streams);
            } catch (UncheckedIOException e) {
                all = false;
                said(command, name, e.getCause() == null ? new IOException(e) : e.getCause(), streams);
            } catch (InvalidPathException e) {
                all = false;
                said(command, name, new IOException(e.getMessage()), streams);
            }
        }
        return new FilesGiven(files, all);
    }

    /**
     * What is in files.
     *
     * @param files bytes by name
     * @param areAll whether none is missing
     */
    record FilesGiven(Map<String, byte[]> files, boolean areAll) {}

    private static void putAll(Path directory, Map<String, byte[]> files) throws IOException {
        List<Path> found = SloFileReader.filesIn(directory);
        if (found.isEmpty()) {
            throw new IOException("there is no file *.yaml, *.yml or *.json in it");
        }
        for (Path file : found) {
            put(file, files);
        }
    }

    private static void put(Path file, Map<String, byte[]> files) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            files.put(file.toString(), bytes(in));
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
