package io.slo4j.spec.file;

import io.slo4j.alert.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the alerting rules have that a generator writes for an SLO, beside the labels and annotations of the SLO itself.
 *
 * @param name the name of the alerts; null for a name that the generator makes up
 * @param ofAll labels of every alert, also of those of a process, but of no recorded series
 * @param labels further labels of the alerting rules of a severity
 * @param annotations further annotations of the alerting rules of a severity
 */
record AlertTexts(
        @Nullable String name,
        Map<String, String> ofAll,
        Map<Severity, Map<String, String>> labels,
        Map<Severity, Map<String, String>> annotations) {
    static final AlertTexts NONE = new AlertTexts(null, Map.of(), Map.of(), Map.of());

    AlertTexts {
        ofAll = Collections.unmodifiableMap(new LinkedHashMap<>(ofAll));
    }

    Map<String, String> labelsOf(Severity severity) {
        Map<String, String> all = new LinkedHashMap<>(ofAll);
        all.putAll(labels.getOrDefault(severity, Map.of()));
        return all;
    }
}
