package io.slo4j.spec.file;

import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SloSpec;
import io.slo4j.time.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** SLOs in the format of slo4j: a document for each service. */
final class NativeWriter {
    private NativeWriter() {}

    static String text(SloFile file) {
        Map<Optional<String>, List<SpecEntry>> byService = new LinkedHashMap<>();
        for (SpecEntry entry : file.entries()) {
            byService.computeIfAbsent(entry.service(), any -> new ArrayList<>()).add(entry);
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        byService.forEach((service, entries) -> documents.add(document(service, entries, file.budgetPolicies())));
        return YamlText.documents(documents);
    }

    private static Map<String, Object> document(
            Optional<String> service, List<SpecEntry> entries, Map<String, BudgetPolicy> known) {
        Map<String, Object> policies = new LinkedHashMap<>();
        Map<String, Object> slos = new LinkedHashMap<>();
        for (SpecEntry entry : entries) {
            String policy = written(entry).budgetPolicy();
            if (policy != null && known.get(policy) != null) {
                policies.put(policy, BudgetPolicies.write(known.get(policy)));
            }
            slos.put(entry.definition().name(), slo(entry));
        }
        return YamlText.of(
                "version",
                SpecFormat.SLO4J_VERSION,
                "service",
                service.orElse(""),
                "budgetPolicies",
                policies,
                "slos",
                slos);
    }

    static SloSpec written(SpecEntry entry) {
        return entry.written().orElseThrow().settings();
    }

    private static Map<String, Object> slo(SpecEntry entry) {
        Map<String, Object> slo = SloKeys.write(written(entry));
        slo.putAll(own(entry));
        return slo;
    }

    /** What is no setting of a definition. */
    static Map<String, Object> own(SpecEntry entry) {
        Map<String, Object> own = new LinkedHashMap<>();
        entry.group().ifPresent(group -> {
            own.put("groupBy", group.label());
            group.atMost().ifPresent(number -> own.put("atMost", number));
            group.evictAfter().ifPresent(time -> own.put("evictAfter", Durations.text(time)));
        });
        entry.queries().ifPresent(queries -> own.put("queries", queries(queries)));
        own.putAll(texts(entry.alertTexts()));
        return own;
    }

    private static Map<String, Object> queries(RatioQueries queries) {
        String kind = switch (queries.kind()) {
            case GOOD -> "good";
            case BAD -> "bad";
            case GOOD_RATIO -> "goodRatio";
            case BAD_RATIO -> "badRatio";
        };
        Map<String, Object> written =
                YamlText.of(kind, queries.query(), "total", queries.totalQuery().orElse(""));
        if (queries.counters()) {
            written.put("counters", true);
        }
        written.putAll(YamlText.of("source", queries.source()));
        return written;
    }

    /** What only generated rules have. */
    static Map<String, Object> texts(AlertTexts texts) {
        Map<String, Object> labels = YamlText.of(NativeDocument.ALL, texts.ofAll());
        labels.putAll(bySeverity(texts.labels()));
        return YamlText.of(
                "alertName",
                texts.name() == null ? "" : texts.name(),
                "alertLabels",
                labels,
                "alertAnnotations",
                bySeverity(texts.annotations()));
    }

    private static Map<String, Object> bySeverity(Map<Severity, Map<String, String>> texts) {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            written.putAll(
                    YamlText.of(severity.name().toLowerCase(Locale.ROOT), texts.getOrDefault(severity, Map.of())));
        }
        return written;
    }
}
