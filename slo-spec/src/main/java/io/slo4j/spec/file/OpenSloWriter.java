package io.slo4j.spec.file;

import io.slo4j.BudgetingMethod;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SpecMistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * SLOs as OpenSLO v1. What OpenSLO has no key for is written as annotations {@code slo4j.io/...}, which the reader takes, so that
 * nothing is lost on the way there and back; its names are said.
 */
final class OpenSloWriter {
    /* What becomes keys of OpenSLO. */
    private static final Set<String> COVERED = Set.of(
            "objective",
            "description",
            "period",
            "budgetingMethod",
            "alerts",
            "rules",
            "hold",
            "keepFiring",
            "significance",
            "minimumBadEvents",
            "resolveBelow",
            "labels",
            "annotations",
            "queries");

    private final OpenSloNames slos = new OpenSloNames();
    private final OpenSloNames policies = new OpenSloNames();
    private final Map<String, List<String>> kept = new LinkedHashMap<>();
    private final SloFile file;

    OpenSloWriter(SloFile file) {
        this.file = file;
    }

    WrittenSpec written() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (SpecEntry entry : file.entries()) {
            documents.add(document(entry));
        }
        List<String> notes = new ArrayList<>();
        kept.forEach((slo, keys) -> notes.add(new SpecMistake(
                        slo,
                        "kept as annotations " + OpenSloObject.OWN + "..., which slo4j alone reads: "
                                + String.join(", ", keys))
                .toString()));
        return new WrittenSpec(YamlText.documents(documents), notes);
    }

    private Map<String, Object> document(SpecEntry entry) {
        SloDefinition slo = entry.definition();
        String name = slos.of(slo.name());
        Map<String, Object> own = new LinkedHashMap<>(SloKeys.write(NativeWriter.written(entry)));
        own.putAll(NativeWriter.own(entry));
        own.keySet().removeAll(COVERED);
        if (!name.equals(slo.name())) {
            own.put("name", slo.name());
        }
        String policy = NativeWriter.written(entry).budgetPolicy();
        if (policy != null && file.budgetPolicies().containsKey(policy)) {
            own.put(
                    "budgetPolicies",
                    Map.of(policy, BudgetPolicies.write(file.budgetPolicies().get(policy))));
        }
        List<Map<String, Object>> conditions = new ArrayList<>();
        Set<String> keptOfRules = new TreeSet<>();
        List<Map<String, Object>> others = new ArrayList<>();
        for (AlertRule rule : slo.rules()) {
            if (rule instanceof BurnRateRule burnRate) {
                conditions.add(policy(policies.of(name + "-" + rule.severity().name()), burnRate, keptOfRules));
            } else {
                others.add(RuleKeys.write(RuleSpecs.of(rule)));
            }
        }
        if (!others.isEmpty()) {
            own.put("rules", others);
        }
        Map<String, Object> spec = YamlText.of(
                "description", described(entry),
                "service", entry.service().orElse(""),
                "indicator", indicator(entry, name),
                "timeWindow", List.of(window(slo.period(), own)),
                "budgetingMethod", method(slo.budgetingMethod()),
                "objectives", List.of(objective(slo, own)),
                "alertPolicies", conditions);
        Map<String, Object> metadata = metadata(entry, name, own);
        note(slo.name(), own, keptOfRules);
        return object("SLO", metadata, spec);
    }

    private void note(String slo, Map<String, Object> own, Set<String> ofRules) {
        List<String> keys = new ArrayList<>(own.keySet());
        ofRules.forEach(key -> keys.add(key + " of rules"));
        if (!keys.isEmpty()) {
            kept.put(slo, keys);
        }
    }

    private static Map<String, Object> object(String kind, Map<String, Object> metadata, Map<String, Object> spec) {
        return YamlText.of("apiVersion", SpecFormat.OPENSLO_VERSION, "kind", kind, "metadata", metadata, "spec", spec);
    }

    private static String described(SpecEntry entry) {
        String text = NativeWriter.written(entry).description();
        return text == null ? "" : text;
    }

    private static Map<String, Object> metadata(SpecEntry entry, String name, Map<String, Object> own) {
        SloSpec written = NativeWriter.written(entry);
        Map<String, Object> annotations = new LinkedHashMap<>();
        String shown = "";
        if (written.annotations() != null) {
            annotations.putAll(written.annotations());
            Object given = annotations.remove(OpenSloSlo.DISPLAY_NAME);
            shown = given == null ? "" : given.toString();
        }
        own.forEach((key, value) -> annotations.put(OpenSloObject.OWN + key, annotation(value)));
        return YamlText.of(
                "name", name,
                "displayName", shown,
                "labels", written.labels() == null ? Map.of() : written.labels(),
                "annotations", annotations);
    }

    private static String annotation(Object value) {
        return value instanceof List || value instanceof Map ? YamlText.json(value) : value.toString();
    }

    private static Map<String, Object> window(SloPeriod period, Map<String, Object> own) {
        String text = period.toString();
        if (period.isCalendar()) {
            String unit = text.substring("calendar ".length(), text.indexOf(" ("));
            String zone = text.substring(text.indexOf('(') + 1, text.length() - 1);
            String duration = Map.of("week", "1w", "month", "1M", "quarter", "1Q", "year", "1Y")
                    .get(unit);
            return YamlText.of(
                    "duration", String.valueOf(duration),
                    "calendar", YamlText.of("startTime", "2024-01-01 00:00:00", "timeZone", zone),
                    "isRolling", false);
        }
        if (Shorthand.of(period.length()).isEmpty()) {
            own.put("period", text);
        }
        return YamlText.of("duration", Shorthand.roundedUp(period.length()), "isRolling", true);
    }

    private static String method(BudgetingMethod method) {
        if (method.slice().isEmpty()) {
            return "Occurrences";
        }
        return method.target().isPresent() ? "Timeslices" : "RatioTimeslices";
    }

    private static Map<String, Object> objective(SloDefinition slo, Map<String, Object> own) {
        BudgetingMethod method = slo.budgetingMethod();
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("target", Plain.ofPercent(slo.objective().toString()));
        method.target().ifPresent(target -> objective.put("timeSliceTarget", target));
        method.slice().ifPresent(slice -> {
            if (Shorthand.of(slice).isEmpty()) {
                own.put("budgetingMethod", method.toString());
            }
            objective.put("timeSliceWindow", Shorthand.roundedUp(slice));
        });
        return objective;
    }

    private static Map<String, Object> policy(String name, BurnRateRule rule, Set<String> keptOfRules) {
        RuleSpec written = RuleSpecs.of(rule);
        Map<String, Object> own = RuleKeys.write(written);
        own.keySet().removeAll(Set.of("severity", "factor", "name"));
        Map<String, Object> condition = YamlText.of(
                "kind",
                "burnrate",
                "op",
                "gt",
                "threshold",
                Plain.of(rule.factor()),
                "lookbackWindow",
                Shorthand.roundedUp(rule.longWindow()));
        if (Shorthand.of(rule.longWindow()).isPresent()) {
            own.remove("longWindow");
        }
        if (!rule.hold().isZero()) {
            condition.put("alertAfter", Shorthand.roundedUp(rule.hold()));
        }
        if (Shorthand.of(rule.hold()).isPresent()) {
            own.remove("hold");
        }
        Map<String, Object> annotations = new LinkedHashMap<>();
        own.forEach((key, value) -> annotations.put(OpenSloObject.OWN + key, value.toString()));
        keptOfRules.addAll(own.keySet());
        Map<String, Object> inline = YamlText.of(
                "kind", "AlertCondition",
                "metadata", YamlText.of("name", name, "displayName", rule.name(), "annotations", annotations),
                "spec", YamlText.of("severity", String.valueOf(written.severity()), "condition", condition));
        return YamlText.of(
                "kind", "AlertPolicy",
                "metadata", YamlText.of("name", name),
                "spec",
                        YamlText.of(
                                "alertWhenBreaching", true, "alertWhenResolved", true, "conditions", List.of(inline)));
    }

    private static Map<String, Object> indicator(SpecEntry entry, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>(YamlText.of("name", name));
        RatioQueries queries = entry.queries().orElseGet(() -> {
            metadata.put("annotations", Map.of(OpenSloObject.OWN + "generated", "true"));
            return ExportedTotals.queries(entry.definition().name());
        });
        Map<String, Object> ratio = new LinkedHashMap<>();
        switch (queries.kind()) {
            case GOOD, BAD -> {
                ratio.put("counter", queries.counters());
                ratio.put(queries.kind() == RatioQueries.Kind.GOOD ? "good" : "bad", source(queries, queries.query()));
                ratio.put("total", source(queries, queries.totalQuery().orElseThrow()));
            }
            case GOOD_RATIO, BAD_RATIO -> {
                ratio.put("rawType", queries.kind() == RatioQueries.Kind.GOOD_RATIO ? "success" : "failure");
                ratio.put("raw", source(queries, queries.query()));
            }
        }
        return YamlText.of("metadata", metadata, "spec", YamlText.of("ratioMetric", ratio));
    }

    private static Map<String, Object> source(RatioQueries queries, String query) {
        return YamlText.of("metricSource", YamlText.of("type", queries.source(), "spec", YamlText.of("query", query)));
    }
}
