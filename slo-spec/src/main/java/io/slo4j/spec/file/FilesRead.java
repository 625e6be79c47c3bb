package io.slo4j.spec.file;

import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.file.SpecFinding.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of SLOs, from each of which references may lead to the others. Not safe for use by several threads. */
final class FilesRead {
    /* By their findings, which every element has. */
    private final Map<Findings, FileRead> files = new LinkedHashMap<>();
    private final List<Element> openSlo = new ArrayList<>();
    private final Map<String, BudgetPolicy> given;
    private final @Nullable SpecFormat format;

    /**
     * @param given budget policies that every file knows
     * @param format of all documents; null if each says it itself
     */
    FilesRead(Map<String, BudgetPolicy> given, @Nullable SpecFormat format) {
        this.given = given;
        this.format = format;
    }

    void add(String name, byte[] bytes) {
        Findings findings = new Findings(name);
        text(bytes, findings)
                .ifPresentOrElse(text -> add(findings, text), () -> files.put(findings, new FileRead(findings)));
    }

    /** The bytes of a file as text; empty if they are too many or none, which is said. */
    static Optional<String> text(byte[] bytes, Findings findings) {
        if (bytes.length > SloFileReader.MOST_BYTES) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must have at most 4,000,000 bytes, but had more");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must be text in UTF-8, but had other bytes");
            return Optional.empty();
        }
    }

    void add(String name, String text) {
        add(new Findings(name), text);
    }

    private void add(Findings findings, String text) {
        FileRead file = new FileRead(findings);
        files.put(findings, file);
        List<Element> documents = Documents.of(text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
        if (documents.isEmpty() && !findings.hasMistakes()) {
            findings.at(Kind.MISTAKE, 1, 1, "", "file must have an SLO, but was empty");
        }
        openSlo.addAll(file.read(documents, document -> format == null ? SpecFormat.of(document) : format));
    }

    private FileRead file(Element element) {
        FileRead file = files.get(element.findings());
        if (file == null) {
            throw new IllegalStateException("element must be of a file that was read, but was " + element.path());
        }
        return file;
    }

    private void readOpenSlo() {
        new OpenSloObjects(openSlo, files.size() > 1, place -> file(place).policies)
                .read()
                .forEach(source -> file(source.place()).sources.add(source));
    }

    /** All of them as one file, in which each name is there once. */
    SloFile together(Definitions definitions) {
        readOpenSlo();
        List<SpecEntry> entries = new ArrayList<>();
        Map<String, BudgetPolicy> policies = policies();
        requireOnePolicyOfAName(policies);
        Map<List<Object>, SloSource> names = new HashMap<>();
        for (FileRead file : files.values()) {
            entries.addAll(definitions.of(file.sources, known(file, policies), names));
        }
        List<SpecFinding> findings = findings();
        if (findings.stream().anyMatch(finding -> finding.kind() == Kind.MISTAKE)) {
            throw new SpecFileException(findings);
        }
        return new SloFile(entries, policies, findings);
    }

    /** What is to be said of them, each of which may have a name that another has too. */
    List<SpecFinding> eachByItself(Definitions definitions) {
        readOpenSlo();
        Map<String, BudgetPolicy> policies = policies();
        files.values().forEach(file -> definitions.of(file.sources, known(file, policies), new HashMap<>()));
        return findings();
    }

    /* Those that are given, and of each name the first of the files. */
    private Map<String, BudgetPolicy> policies() {
        Map<String, BudgetPolicy> policies = new LinkedHashMap<>(given);
        Map<String, BudgetPolicy> ofFiles = new LinkedHashMap<>();
        files.values().forEach(file -> file.policies.forEach(ofFiles::putIfAbsent));
        policies.putAll(ofFiles);
        return policies;
    }

    private static Map<String, BudgetPolicy> known(FileRead file, Map<String, BudgetPolicy> policies) {
        Map<String, BudgetPolicy> known = new LinkedHashMap<>(policies);
        known.putAll(file.policies);
        return known;
    }

    private void requireOnePolicyOfAName(Map<String, BudgetPolicy> policies) {
        for (FileRead file : files.values()) {
            file.policies.forEach((name, policy) -> {
                if (!policy.equals(policies.get(name))) {
                    file.findings.at(
                            Kind.MISTAKE,
                            1,
                            1,
                            "",
                            "budget policy " + Element.quoted(name)
                                    + " must have the same levels in all files, but has others in another one");
                }
            });
        }
    }

    private List<SpecFinding> findings() {
        return files.keySet().stream()
                .flatMap(findings -> findings.all().stream())
                .toList();
    }
}
