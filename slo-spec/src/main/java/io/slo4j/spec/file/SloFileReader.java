package io.slo4j.spec.file;

import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.file.SpecFinding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads files of SLOs with settings of its own; {@link SloFile#load} is the short form. Not safe for use by several threads. */
public final class SloFileReader {
    private static final int LONGEST = 4_000_000;

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
     * The SLOs of a file.
     *
     * @param file YAML or JSON, at most 4 MB of UTF-8
     * @return its SLOs
     * @throws SpecFileException if anything is wrong with it
     * @throws UncheckedIOException if it cannot be read
     */
    public SloFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(String.valueOf(file), in.readNBytes(LONGEST + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SloFile read(String name, byte[] bytes) {
        Findings findings = new Findings(name);
        if (bytes.length > LONGEST) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must have at most 4,000,000 bytes, but had more");
            throw new SpecFileException(findings.all());
        }
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    findings);
        } catch (CharacterCodingException e) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must be text in UTF-8, but had other bytes");
            throw new SpecFileException(findings.all());
        }
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
        return read(Objects.requireNonNull(text, "text must be given, but was null"), new Findings(name));
    }

    private SloFile read(String text, Findings findings) {
        List<Element> documents = Documents.of(text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
        if (documents.isEmpty() && !findings.hasMistakes()) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must have an SLO, but was empty");
        }
        Map<String, BudgetPolicy> known = new LinkedHashMap<>(policies);
        List<SloSource> sources = new ArrayList<>();
        List<Element> openSlo = new ArrayList<>();
        for (Element document : documents) {
            switch (format == null ? SpecFormat.of(document) : format) {
                case SLO4J -> sources.addAll(new NativeDocument(known).read(document));
                case SLOTH -> sources.addAll(SlothDocument.read(document));
                case OPENSLO -> openSlo.add(document);
            }
        }
        sources.addAll(new OpenSloFile(openSlo, known).read());
        SloFile file = new Definitions(knowsClasses ? loader : null, knowsClasses, known, findings).of(sources);
        if (findings.hasMistakes()) {
            throw new SpecFileException(findings.all());
        }
        return file;
    }

    @Override
    public String toString() {
        return "SloFileReader[" + (format == null ? "any format" : format) + "]";
    }
}
