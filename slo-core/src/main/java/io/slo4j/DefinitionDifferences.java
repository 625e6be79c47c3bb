package io.slo4j;

import io.slo4j.source.Pulled;
import io.slo4j.time.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which settings two definitions differ. */
final class DefinitionDifferences {
    private DefinitionDifferences() {}

    /** Those of one and another definition: {@code objective is 99.9% and not 99%}. */
    static List<String> between(SloDefinition one, SloDefinition other) {
        Map<String, Object> mine = parts(one);
        List<String> differences = new ArrayList<>();
        parts(other).forEach((what, theirs) -> {
            Object own = mine.get(what);
            if (!theirs.equals(own)) {
                differences.add(what + " is " + own + " and not " + theirs);
            }
        });
        if (differences.isEmpty() && !areWrittenAlike(one, other)) {
            differences.add(
                    "a predicate, the trace id supplier or the source comes from another lambda expression or class");
        }
        return differences;
    }

    private static boolean areWrittenAlike(SloDefinition one, SloDefinition other) {
        Optional<Pulled> pulled = one.pulled();
        return one.outcomes().isWrittenLike(other.outcomes())
                && pulled.isPresent() == other.pulled().isPresent()
                && pulled.map(source -> source.isWrittenLike(other.pulled().orElseThrow()))
                        .orElse(true)
                && one.traceIds().map(Object::getClass).equals(other.traceIds().map(Object::getClass));
    }

    private static Map<String, Object> parts(SloDefinition of) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("name", of.name());
        parts.put("objective", of.objective());
        parts.put("period", of.period());
        parts.put("budgeting method", of.budgetingMethod());
        parts.put(
                "budget policy", of.budgetPolicy().<Object>map(policy -> policy).orElse("none"));
        parts.put("maintenance", of.maintenance());
        parts.put("source", of.pulled().<Object>map(Object::toString).orElse("none"));
        parts.put("meaning of good", of.meaningOfGood());
        parts.put("detection of hanging work", of.detectsHanging() ? "on" : "off");
        parts.put("latency range", of.latencyRange().<Object>map(range -> range).orElse("none"));
        parts.put("rules", of.rules());
        parts.put("judging", of.isObservedOnly() ? "observed only" : "with coverage");
        parts.put("windows", of.windows().stream().map(Durations::text).toList());
        parts.put("labels", of.labels());
        parts.put("annotations", of.annotations());
        return parts;
    }
}
