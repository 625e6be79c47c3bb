package io.slo4j.spec.file;

import io.slo4j.Outcome;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes definitions of what a file says, and says every mistake with the place that it comes from. */
final class Definitions {
    private static final Pattern CLASS =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*");

    private final ClassLoader loader;
    private final boolean knowsClasses;

    Definitions(@Nullable ClassLoader loader, boolean knowsClasses) {
        this.loader = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        this.knowsClasses = knowsClasses;
    }

    /**
     * The SLOs of a file.
     *
     * @param policies the budget policies that it knows
     * @param names takes the services and names of its SLOs, which must be none of those there
     */
    List<SpecEntry> of(
            List<SloSource> sources, Map<String, BudgetPolicy> policies, Map<List<Object>, SloSource> names) {
        List<SpecEntry> entries = new ArrayList<>();
        for (SloSource source : sources) {
            SloSource before = names.putIfAbsent(List.of(Optional.ofNullable(source.service), source.name()), source);
            if (before != null) {
                source.place()
                        .mistake("names of SLOs must differ, but " + Element.quoted(source.name()) + " is in "
                                + before.place().from(source.place()) + " too");
            }
            entry(source, policies).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<SpecEntry> entry(SloSource source, Map<String, BudgetPolicy> policies) {
        SloSpec written = source.written();
        SloSpec taken = source.ofProcess(written, knowsClasses);
        if (!knowsClasses) {
            requireNames(source, written);
        }
        requireFreeLabel(source, taken);
        SpecReader reader = reader(policies);
        Optional<SloDefinition> definition = reader.define("", source.name(), taken);
        for (SpecMistake mistake : reader.mistakes()) {
            Element origin = source.origin(mistake.path());
            if (!origin.findings().has(origin)) {
                origin.mistake(mistake.message());
            }
        }
        Supplier<SloBuilder> builders = () -> builder(source.name(), taken, policies);
        return definition.map(made -> SpecEntry.of(made, source, new SpecEntry.Written(written, builders)));
    }

    private SloBuilder builder(String name, SloSpec spec, Map<String, BudgetPolicy> policies) {
        SpecReader reader = reader(policies);
        Optional<SloBuilder> builder = reader.builder("", name, spec);
        reader.requireNoMistakes();
        return builder.orElseThrow();
    }

    private SpecReader reader(Map<String, BudgetPolicy> policies) {
        SpecReader reader = new SpecReader(loader);
        policies.forEach(reader::budgetPolicy);
        return reader;
    }

    private static void requireFreeLabel(SloSource source, SloSpec spec) {
        SpecGroup group = source.group;
        Map<String, String> labels = spec.labels();
        if (group != null && labels != null && labels.containsKey(group.label())) {
            source.origin("labels." + group.label())
                    .mistake("label \"" + group.label() + "\" must be left to the members of the group, but was \""
                            + labels.get(group.label()) + '"');
        }
    }

    private static void requireNames(SloSource source, SloSpec spec) {
        Map<String, Outcome> outcomes = new HashMap<>();
        requireNames(source, "good", spec.good(), Outcome.GOOD, outcomes);
        requireNames(source, "bad", spec.bad(), Outcome.BAD, outcomes);
        requireNames(source, "ignored", spec.ignored(), Outcome.IGNORED, outcomes);
    }

    private static void requireNames(
            SloSource source,
            String setting,
            @Nullable List<String> names,
            Outcome outcome,
            Map<String, Outcome> outcomes) {
        for (int i = 0; names != null && i < names.size(); i++) {
            if (!CLASS.matcher(names.get(i)).matches()) {
                source.origin(setting + "[" + i + "]")
                        .mistake("exception type must be the name of a class, but was " + Element.quoted(names.get(i)));
            }
            Outcome before = outcomes.putIfAbsent(names.get(i), outcome);
            if (before != null) {
                source.origin(setting + "[" + i + "]")
                        .mistake("outcome of " + names.get(i) + " must be set once, but was set to " + before
                                + " and then to " + outcome);
            }
        }
    }
}
