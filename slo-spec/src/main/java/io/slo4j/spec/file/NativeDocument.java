package io.slo4j.spec.file;

import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A document in the format of slo4j. */
final class NativeDocument {
    static final Set<String> TOP = Set.of("version", "service", "budgetPolicies", "slos");

    /** The keys of an SLO that are no settings of a definition. */
    static final Set<String> OWN = Set.of(
            "service", "groupBy", "atMost", "evictAfter", "queries", "alertName", "alertLabels", "alertAnnotations");

    static final Set<String> QUERIES = Set.of("good", "bad", "total", "goodRatio", "badRatio", "counters", "source");

    static final String ALL = "all";

    private final Map<String, BudgetPolicy> policies;

    /** @param policies takes the budget policies of the document */
    NativeDocument(Map<String, BudgetPolicy> policies) {
        this.policies = policies;
    }

    /** The keys of an SLO. */
    static Set<String> sloKeys() {
        Set<String> names = new LinkedHashSet<>(SloKeys.names());
        names.addAll(OWN);
        return names;
    }

    List<SloSource> read(Element document) {
        Keys keys = document.keys(TOP);
        keys.requireKnown();
        if (document.isKeys()) {
            version(keys);
        }
        keys.get("budgetPolicies").ifPresent(all -> BudgetPolicies.readAll(all, policies));
        Optional<Element> service = keys.get("service");
        List<SloSource> sources = new ArrayList<>();
        keys.required("slos", "slos: {checkout: {objective: 99.9%}}")
                .ifPresent(
                        slos -> slos.keys(Set.of()).any().forEach((name, slo) -> sources.add(slo(name, slo, service))));
        return sources;
    }

    private static void version(Keys keys) {
        keys.required("version", "version: " + SpecFormat.SLO4J_VERSION).ifPresent(version -> {
            if (!version.text().orElse(SpecFormat.SLO4J_VERSION).equals(SpecFormat.SLO4J_VERSION)) {
                version.mistake("version must be " + SpecFormat.SLO4J_VERSION + ", or that of OpenSLO ("
                        + SpecFormat.OPENSLO_VERSION + ") or Sloth (" + SpecFormat.SLOTH_VERSION + "), but was "
                        + version.found());
            }
        });
    }

    private static SloSource slo(String name, Element slo, Optional<Element> service) {
        SloSource source = new SloSource(slo, name);
        service.ifPresent(source::service);
        into(source, slo.keys(sloKeys()));
        return source;
    }

    /** Hands what is given of an SLO over to its source. */
    static void into(SloSource source, Keys keys) {
        keys.requireKnown();
        SloKeys.read(keys, source);
        keys.get("service").ifPresent(source::service);
        GroupKeys.read(keys).ifPresent(group -> source.group = group);
        keys.get("queries").flatMap(NativeDocument::queries).ifPresent(queries -> source.queries = queries);
        source.alertTexts = texts(keys);
    }

    private static AlertTexts texts(Keys keys) {
        Map<String, String> ofAll = new LinkedHashMap<>();
        Map<Severity, Map<String, String>> labels = bySeverity(keys.get("alertLabels"), ofAll, true);
        Map<Severity, Map<String, String>> annotations = bySeverity(keys.get("alertAnnotations"), ofAll, false);
        return new AlertTexts(keys.text("alertName").orElse(null), ofAll, labels, annotations);
    }

    /** The keys of labels and annotations of alerts. */
    static Set<String> severities(boolean withAll) {
        Set<String> names = new LinkedHashSet<>();
        if (withAll) {
            names.add(ALL);
        }
        for (Severity severity : Severity.values()) {
            names.add(severity.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static Map<Severity, Map<String, String>> bySeverity(
            Optional<Element> given, Map<String, String> ofAll, boolean withAll) {
        Map<Severity, Map<String, String>> read = new EnumMap<>(Severity.class);
        if (given.isPresent()) {
            Keys keys = given.get().keys(severities(withAll));
            keys.requireKnown();
            if (withAll) {
                keys.get(ALL).ifPresent(all -> ofAll.putAll(all.textsByKey()));
            }
            for (Severity severity : Severity.values()) {
                keys.get(severity.name().toLowerCase(Locale.ROOT))
                        .ifPresent(texts -> read.put(severity, texts.textsByKey()));
            }
        }
        return read;
    }

    private static Optional<RatioQueries> queries(Element given) {
        Keys keys = given.keys(QUERIES);
        keys.requireKnown();
        return new QueriesRead(given, keys.text("source").orElse(""), Truth.of(keys.get("counters")))
                .of(
                        keys.text("good"),
                        keys.text("bad"),
                        keys.text("total"),
                        keys.text("goodRatio"),
                        keys.text("badRatio"));
    }
}
