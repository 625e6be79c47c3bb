package io.slo4j.spec.file;

import java.util.Optional;
import java.util.Set;

/** The queries of an indicator of OpenSLO. */
final class OpenSloIndicator {
    private static final Set<String> RATIO = Set.of("counter", "good", "bad", "total", "rawType", "raw");

    private final OpenSloObjects objects;
    private final Element spec;
    private String source = "";

    /** @param spec the settings of the indicator */
    OpenSloIndicator(OpenSloObjects objects, Element spec) {
        this.objects = objects;
        this.spec = spec;
    }

    Optional<RatioQueries> queries() {
        Keys keys = spec.keys(Set.of("description", "thresholdMetric", "ratioMetric"));
        keys.leaveOutUnknown();
        keys.get("description").ifPresent(text -> text.leftOut("an indicator has no text of its own"));
        keys.get("thresholdMetric")
                .ifPresent(threshold -> threshold.leftOut(
                        "a value beside a threshold is no ratio of events; the SLO counts what its process records"));
        if (keys.get("ratioMetric").isEmpty() && keys.get("thresholdMetric").isEmpty()) {
            spec.mistake("an indicator must have one of ratioMetric and thresholdMetric, but had none");
        }
        return keys.get("ratioMetric").flatMap(this::ratio);
    }

    private Optional<RatioQueries> ratio(Element metric) {
        Keys keys = metric.keys(RATIO);
        keys.leaveOutUnknown();
        boolean hasRaw = keys.get("raw").isPresent();
        boolean isSuccess = false;
        if (hasRaw) {
            Optional<Element> type = keys.required("rawType", "rawType: failure");
            String name = type.flatMap(Element::text).orElse("failure");
            if (!name.equals("success") && !name.equals("failure")) {
                type.ifPresent(given -> given.mistake("rawType must be success or failure, but was " + given.found()));
            }
            isSuccess = name.equals("success");
        }
        boolean counters = !hasRaw && Truth.of(keys.get("counter"));
        Optional<String> raw = keys.get("raw").flatMap(this::query);
        Optional<String> good = keys.get("good").flatMap(this::query);
        Optional<String> bad = keys.get("bad").flatMap(this::query);
        Optional<String> total = keys.get("total").flatMap(this::query);
        if (isWithoutQuery(keys)) {
            return Optional.empty();
        }
        return new QueriesRead(metric, source, counters)
                .of(good, bad, total, isSuccess ? raw : Optional.empty(), isSuccess ? Optional.empty() : raw);
    }

    /* It is said already which one has none. */
    private boolean isWithoutQuery(Keys keys) {
        return java.util.stream.Stream.of("good", "bad", "total", "raw")
                .map(keys::get)
                .flatMap(Optional::stream)
                .anyMatch(metric -> queryOf(metric).isEmpty());
    }

    private static Optional<Element> queryOf(Element metric) {
        return metric.keys(Set.of("metricSource"))
                .get("metricSource")
                .flatMap(from -> from.keys(Set.of("spec")).get("spec"))
                .flatMap(settings -> settings.keys(Set.of("query")).get("query"))
                .filter(Element::isText);
    }

    private Optional<String> query(Element metric) {
        Keys keys = metric.keys(Set.of("metricSource"));
        keys.leaveOutUnknown();
        Optional<Element> from = keys.required("metricSource", "metricSource: {type: Prometheus, spec: {query: ..}}");
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Keys how = from.get().keys(Set.of("metricSourceRef", "type", "spec"));
        how.leaveOutUnknown();
        how.text("type")
                .or(() -> how.get("metricSourceRef").flatMap(objects::typeOfSource))
                .ifPresent(type -> source = type);
        Optional<Element> settings = how.required("spec", "spec: {query: ..}");
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Keys asked = settings.get().keys(Set.of("query"));
        asked.any().forEach((name, value) -> {
            if (!name.equals("query")) {
                value.leftOut("of the settings of a source, the query alone is kept");
            }
        });
        if (asked.get("query").isEmpty()) {
            settings.get().leftOut("there is no query; the SLO counts what its process records");
        }
        return asked.text("query");
    }
}
