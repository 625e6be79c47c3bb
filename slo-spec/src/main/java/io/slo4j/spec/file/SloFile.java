package io.slo4j.spec.file;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.budget.BudgetPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SLOs of a file:
 *
 * <pre>{@code
 * SloFile file = SloFile.load(Path.of("slos.yaml"));
 * file.registerAll(slos);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class SloFile {
    private final List<SpecEntry> entries;
    private final Map<String, BudgetPolicy> budgetPolicies;
    private final List<SpecFinding> leftOut;

    SloFile(List<SpecEntry> entries, Map<String, BudgetPolicy> budgetPolicies, List<SpecFinding> leftOut) {
        this.entries = List.copyOf(entries);
        this.budgetPolicies = Collections.unmodifiableMap(new LinkedHashMap<>(budgetPolicies));
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * The SLOs of a file in the format of slo4j, OpenSLO or Sloth, YAML or JSON, whichever it says it has; of all files of a directory;
     * or of several, which are read as if they were one. Types of exceptions are looked for where the calling thread looks for classes.
     *
     * @param file the file, at most 4 MB of UTF-8, or a directory of {@linkplain SloFileReader#filesIn files}
     * @param more further ones
     * @return their SLOs
     * @throws SpecFileException if anything is wrong with one; the message says every mistake with its file and line
     * @throws java.io.UncheckedIOException if one cannot be read
     */
    public static SloFile load(Path file, Path... more) {
        List<Path> all = new ArrayList<>(List.of(file));
        all.addAll(List.of(more));
        return new SloFileReader().read(all);
    }

    /**
     * The SLOs and groups.
     *
     * @return an immutable list, in the order of the file
     */
    public List<SpecEntry> entries() {
        return entries;
    }

    /**
     * The definitions of the SLOs and groups.
     *
     * @return an immutable list, in the order of the file
     */
    public List<SloDefinition> definitions() {
        return entries.stream().map(SpecEntry::definition).toList();
    }

    /**
     * What the file says and slo4j has no counterpart for.
     *
     * @return an immutable list, in the order of the file; empty if all of it was taken
     */
    public List<SpecFinding> leftOut() {
        return leftOut;
    }

    Map<String, BudgetPolicy> budgetPolicies() {
        return budgetPolicies;
    }

    /**
     * The SLOs of one service, for a file that has those of several.
     *
     * @param name the service
     * @return the SLOs of this service alone; none if the file does not know it
     */
    public SloFile ofService(String name) {
        return new SloFile(
                entries.stream()
                        .filter(entry -> entry.service().filter(name::equals).isPresent())
                        .toList(),
                budgetPolicies,
                leftOut);
    }

    /**
     * What was registered.
     *
     * @param slos the SLOs by their names
     * @param groups the groups by their names
     */
    public record Registered(Map<String, Slo> slos, Map<String, SloGroup> groups) {
        /**
         * Copies the components.
         *
         * @param slos any
         * @param groups any
         */
        public Registered {
            slos = Collections.unmodifiableMap(new LinkedHashMap<>(slos));
            groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        }
    }

    /**
     * Registers all SLOs and groups, in the order of the file. If one is refused, those before it stay registered.
     *
     * @param slos where to
     * @return what was registered
     * @throws IllegalArgumentException if a name is taken, or a window is shorter than a tick of the registry
     * @throws IllegalStateException if the registry is closed
     */
    public Registered registerAll(SloRegistry slos) {
        Map<String, Slo> single = new LinkedHashMap<>();
        Map<String, SloGroup> groups = new LinkedHashMap<>();
        for (SpecEntry entry : entries) {
            SloBuilder builder = entry.builder();
            entry.group()
                    .ifPresentOrElse(
                            group -> groups.put(
                                    entry.definition().name(), group.of(builder).register(slos)),
                            () -> single.put(entry.definition().name(), builder.register(slos)));
        }
        return new Registered(single, groups);
    }

    /**
     * The SLOs as text, for a file.
     *
     * @param format that of slo4j, or OpenSLO
     * @return the text, and what other readers of the format do not see
     * @throws IllegalArgumentException if the format is another one
     */
    public WrittenSpec written(SpecFormat format) {
        return switch (format) {
            case SLO4J -> new WrittenSpec(NativeWriter.text(this), List.of());
            case OPENSLO -> new OpenSloWriter(this).written();
            case SLOTH -> throw new IllegalArgumentException("format must be SLO4J or OPENSLO, but was " + format);
        };
    }

    /** The names of the SLOs. */
    @Override
    public String toString() {
        return "SloFile" + definitions();
    }
}
