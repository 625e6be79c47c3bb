package io.slo4j.spec.file;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of SLOs with settings of its own; {@link SloFile#load} is the short form. Not safe for use by several threads. */
public final class SloFileReader {
    /** How many bytes a file may have. */
    public static final int MOST_BYTES = 4_000_000;

    private static final Pattern NAME = Pattern.compile("[^.].*\\.(yaml|yml|json)");

    private final Map<String, BudgetPolicy> policies = new LinkedHashMap<>();
    private @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private boolean knowsClasses = true;
    private @Nullable SpecFormat format;

    /** A reader that looks for classes where the calling thread does, and goes by what a file says of its format. */
    public SloFileReader() {}

    /**
     * Sets where types of exceptions are looked for.
     *
     * @param classes a class loader; null for that of the system
     * @return this
     */
    public SloFileReader classLoader(@Nullable ClassLoader classes) {
        this.loader = classes;
        return this;
    }

    /**
     * Takes types of exceptions for names, for a tool that does not have the classes of the service. The definitions then do not say
     * what becomes of exceptions.
     *
     * @return this
     */
    public SloFileReader withoutClasses() {
        this.knowsClasses = false;
        return this;
    }

    /**
     * Makes a budget policy known by a name, beside those of the file.
     *
     * @param name how the file names it
     * @param levels the policy
     * @return this
     */
    public SloFileReader budgetPolicy(String name, BudgetPolicy levels) {
        policies.put(
                Objects.requireNonNull(name, "name must be given, but was null"),
                Objects.requireNonNull(levels, "levels must be given, but were null"));
        return this;
    }

    /**
     * Reads all documents as of this format, whatever they say.
     *
     * @param known the format
     * @return this
     */
    public SloFileReader format(SpecFormat known) {
        this.format = Objects.requireNonNull(known, "format must be given, but was null");
        return this;
    }

    /**
     * The SLOs of a file, or of all files of a directory.
     *
     * @param file YAML or JSON, at most 4 MB of UTF-8, or a directory of such {@linkplain #filesIn files}
     * @return its SLOs
     * @throws SpecFileException if anything is wrong with it
     * @throws UncheckedIOException if it cannot be read
     */
    public SloFile read(Path file) {
        return read(List.of(Objects.requireNonNull(file, "file must be given, but was null")));
    }

    /**
     * The SLOs of several files, as if they were one: references lead from each to the others, and each name may be there once.
     *
     * @param files files or directories
     * @return their SLOs, in the order of the files
     * @throws SpecFileException if anything is wrong with one of them, or there is none
     * @throws UncheckedIOException if one cannot be read
     */
    public SloFile read(List<Path> files) {
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (Path file : files) {
            List<Path> all = Files.isDirectory(file) ? filesIn(file) : List.of(file);
            all.forEach(one -> read.put(one.toString(), bytes(one)));
        }
        if (read.isEmpty()) {
            throw new SpecFileException(List.of(new SpecFinding(
                    SpecFinding.Kind.MISTAKE,
                    files.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    1,
                    1,
                    "",
                    "there must be a file of SLOs, named *.yaml, *.yml or *.json, but was none")));
        }
        return read(read);
    }

    /**
     * The SLOs of several files that are read already.
     *
     * @param files what is in them, by what messages call them, in their order
     * @return their SLOs
     * @throws SpecFileException if anything is wrong with one of them
     */
    public SloFile read(Map<String, byte[]> files) {
        return of(files).together(definitions());
    }

    /**
     * The SLOs of a text.
     *
     * @param name what messages call it
     * @param text YAML or JSON
     * @return its SLOs
     * @throws SpecFileException if anything is wrong with it
     */
    public SloFile read(String name, String text) {
        FilesRead read = new FilesRead(policies, format);
        read.add(
                Objects.requireNonNull(name, "name must be given, but was null"),
                Objects.requireNonNull(text, "text must be given, but was null"));
        return read.together(definitions());
    }

    /**
     * What is to be said of some files. References may lead from each to the others; two of them may have SLOs of one name, since those
     * need not belong to one process.
     *
     * @param files what is in them, by what messages call them, in their order
     * @return mistakes and what is left out, in the order of the files; an immutable list
     */
    public List<SpecFinding> lint(Map<String, byte[]> files) {
        return of(files).eachByItself(definitions());
    }

    /**
     * The rules of a file that has nothing else: a policy of its own, {@code rules: [{severity: page, budget: exhausted}]}.
     *
     * @param file YAML or JSON, at most 4 MB of UTF-8
     * @param period the period, by which shares of the budget become factors
     * @return at least one rule, in the order of the file; an immutable list
     * @throws SpecFileException if anything is wrong with it
     * @throws UncheckedIOException if it cannot be read
     */
    public List<AlertRule> rules(Path file, Duration period) {
        Objects.requireNonNull(period, "period must be given, but was null");
        Findings findings = new Findings(file.toString());
        List<AlertRule> rules = new ArrayList<>();
        List<Element> documents = FilesRead.text(bytes(file), findings)
                .map(text -> Documents.of(text, findings))
                .orElse(List.of());
        if (documents.size() == 1) {
            rules.addAll(PolicyDocument.read(documents.get(0), period));
        } else if (!findings.hasMistakes()) {
            findings.at(SpecFinding.Kind.MISTAKE, 1, 1, "", "file must be one document, but had " + documents.size());
        }
        if (findings.hasMistakes()) {
            throw new SpecFileException(findings.all());
        }
        return List.copyOf(rules);
    }

    private FilesRead of(Map<String, byte[]> files) {
        FilesRead read = new FilesRead(policies, format);
        files.forEach(read::add);
        return read;
    }

    private Definitions definitions() {
        return new Definitions(knowsClasses ? loader : null, knowsClasses);
    }

    /**
     * The files of SLOs in a directory: those that end in {@code .yaml}, {@code .yml} or {@code .json}, not hidden, not those of
     * directories in it.
     *
     * @param directory the directory
     * @return an immutable list, ordered by their names
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<Path> filesIn(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(file -> Files.isRegularFile(file) || Files.notExists(file)) // a broken link is said
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "SloFileReader[" + (format == null ? "any format" : format) + "]";
    }
}
