package io.slo4j.internal.definition;

import io.slo4j.source.Pulled;
import io.slo4j.time.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which settings two SLOs differ. */
public final class Differences {
    private Differences() {}

    /** Those of one and another: {@code objective is 99.9% and not 99%}. */
    public static List<String> between(Settled one, Settled other) {
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

    private static boolean areWrittenAlike(Settled one, Settled other) {
        return one.outcomes().isWrittenLike(other.outcomes())
                && areWrittenAlike(one.pulled(), other.pulled())
                && Objects.equals(classOf(one.traceIds()), classOf(other.traceIds()));
    }

    private static boolean areWrittenAlike(@Nullable Pulled one, @Nullable Pulled other) {
        return one == null ? other == null : other != null && one.isWrittenLike(other);
    }

    private static @Nullable Class<?> classOf(@Nullable Object any) {
        return any == null ? null : any.getClass();
    }

    private static Map<String, Object> parts(Settled of) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("name", of.name());
        parts.put("objective", of.objective());
        parts.put("period", of.period());
        parts.put("budgeting method", of.budgetingMethod());
        parts.put("budget policy", orNone(of.budgetPolicy()));
        parts.put("maintenance", of.maintenance());
        parts.put("source", of.pulled() == null ? "none" : of.pulled().toString());
        parts.put("meaning of good", of.meaningOfGood());
        parts.put("detection of hanging work", of.detectsHanging() ? "on" : "off");
        parts.put("latency range", orNone(of.latencyRange()));
        parts.put("rules", of.rules());
        parts.put("judging", of.observedOnly() ? "observed only" : "with coverage");
        parts.put("windows", of.windows().stream().map(Durations::text).toList());
        parts.put("labels", of.labels());
        parts.put("annotations", of.annotations());
        return parts;
    }

    private static Object orNone(@Nullable Object setting) {
        return setting == null ? "none" : setting;
    }
}
