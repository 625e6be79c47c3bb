package io.slo4j.spec.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of OpenSLO: a document, or what another object has inline.
 *
 * @param place where it begins
 * @param name {@code metadata.name}
 * @param metadata the keys of its metadata
 * @param spec its settings
 */
record OpenSloObject(Element place, String name, Keys metadata, Element spec) {
    static final String SLO = "SLO";
    static final String SLI = "SLI";
    static final String ALERT_POLICY = "AlertPolicy";
    static final String ALERT_CONDITION = "AlertCondition";
    static final String DATA_SOURCE = "DataSource";

    /** Before the names of those settings that OpenSLO has no key for. */
    static final String OWN = "slo4j.io/";

    private static final Set<String> METADATA = Set.of("name", "displayName", "labels", "annotations");

    /** Reads an object, whatever its kind. */
    static Optional<OpenSloObject> read(Element element) {
        Keys top = element.keys(Set.of("apiVersion", "kind", "metadata", "spec"));
        top.leaveOutUnknown();
        Optional<Element> metadata = top.required("metadata", "metadata: {name: checkout}");
        Optional<Element> spec = top.required("spec", "spec: {}");
        if (metadata.isEmpty() || spec.isEmpty()) {
            return Optional.empty();
        }
        Keys own = metadata.get().keys(METADATA);
        own.leaveOutUnknown();
        return own.required("name", "name: checkout")
                .flatMap(Element::text)
                .map(name -> new OpenSloObject(element, name, own, spec.get()));
    }

    /** The annotations that are not settings of slo4j. */
    Map<String, Element> annotations() {
        Map<String, Element> foreign = new LinkedHashMap<>(allAnnotations());
        foreign.keySet().removeIf(name -> name.startsWith(OWN));
        return foreign;
    }

    /** The settings of slo4j that OpenSLO has no key for, by their names there. */
    Map<String, Element> own() {
        Map<String, Element> own = new LinkedHashMap<>();
        allAnnotations().forEach((name, value) -> {
            if (name.startsWith(OWN)) {
                own.put(name.substring(OWN.length()), value);
            }
        });
        return own;
    }

    private Map<String, Element> allAnnotations() {
        return metadata.get("annotations").map(all -> all.keys(Set.of()).any()).orElse(Map.of());
    }

    /** Says that what people read and select by is left out. */
    void leaveOutTexts(String why) {
        metadata.get("displayName").ifPresent(text -> text.leftOut(why));
        metadata.get("labels").ifPresent(labels -> labels.leftOut(why));
        annotations().values().forEach(text -> text.leftOut(why));
    }
}
