package io.slo4j.spec.file;

import io.slo4j.budget.BudgetPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All documents of OpenSLO in a file, which may refer to each other. */
final class OpenSloFile {
    private static final Set<String> KINDS = Set.of(
            OpenSloObject.SLO,
            OpenSloObject.SLI,
            OpenSloObject.ALERT_POLICY,
            OpenSloObject.ALERT_CONDITION,
            "AlertNotificationTarget",
            OpenSloObject.DATA_SOURCE,
            "Service");

    private final Map<String, Map<String, OpenSloObject>> byKind = new LinkedHashMap<>();
    private final Set<OpenSloObject> used = new HashSet<>();

    private final Map<String, BudgetPolicy> policies;

    /** @param policies takes the budget policies of the documents */
    OpenSloFile(List<Element> documents, Map<String, BudgetPolicy> policies) {
        this.policies = policies;
        documents.forEach(this::take);
    }

    private void take(Element document) {
        Keys top = document.keys(Set.of("apiVersion", "kind"));
        Optional<Element> version = top.required("apiVersion", "apiVersion: " + SpecFormat.OPENSLO_VERSION);
        if (version.isEmpty()) {
            return;
        }
        if (!version.get().text().orElse("").equals(SpecFormat.OPENSLO_VERSION)) {
            version.get()
                    .mistake("apiVersion must be " + SpecFormat.OPENSLO_VERSION + ", but was "
                            + version.get().found());
            return;
        }
        top.required("kind", "kind: SLO").ifPresent(kind -> {
            String name = kind.text().orElse("");
            if (KINDS.contains(name)) {
                OpenSloObject.read(document).ifPresent(object -> put(name, object));
            } else {
                kind.mistake("kind must be one of " + String.join(", ", new java.util.TreeSet<>(KINDS)) + ", but was "
                        + kind.found());
            }
        });
    }

    private void put(String kind, OpenSloObject object) {
        OpenSloObject before =
                byKind.computeIfAbsent(kind, any -> new LinkedHashMap<>()).putIfAbsent(object.name(), object);
        if (before != null) {
            object.place()
                    .mistake("names of " + kind + " must differ, but \"" + object.name() + "\" is in line "
                            + (before.place().mark().map(mark -> mark.getLine()).orElse(0) + 1) + " too");
        }
    }

    private List<OpenSloObject> all(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
    }

    /** The object that a reference names, which must be in this file. */
    Optional<OpenSloObject> find(String kind, Element reference) {
        return reference.text().flatMap(name -> {
            OpenSloObject found = byKind.getOrDefault(kind, Map.of()).get(name);
            if (found == null) {
                reference.mistake(
                        reference.name() + " must name one of kind " + kind + " in this file, but was \"" + name + '"');
                return Optional.empty();
            }
            used.add(found);
            return Optional.of(found);
        });
    }

    /** The type of a source of metrics; empty if it is in another file. */
    Optional<String> typeOfSource(String name) {
        OpenSloObject source =
                byKind.getOrDefault(OpenSloObject.DATA_SOURCE, Map.of()).get(name);
        return source == null
                ? Optional.empty()
                : source.spec().keys(Set.of("type")).text("type");
    }

    Map<String, BudgetPolicy> policies() {
        return policies;
    }

    List<SloSource> read() {
        List<SloSource> sources = new ArrayList<>();
        for (OpenSloObject slo : all(OpenSloObject.SLO)) {
            sources.addAll(new OpenSloSlo(this, slo).read());
        }
        for (String kind : List.of(OpenSloObject.SLI, OpenSloObject.ALERT_POLICY, OpenSloObject.ALERT_CONDITION)) {
            for (OpenSloObject object : all(kind)) {
                if (!used.contains(object)) {
                    object.place().leftOut("no SLO of this file refers to the " + kind + " \"" + object.name() + '"');
                }
            }
        }
        for (OpenSloObject target : all("AlertNotificationTarget")) {
            target.place().leftOut("who is told of alerts is not said with an SLO, but where its alerts go");
        }
        for (OpenSloObject source : all(OpenSloObject.DATA_SOURCE)) {
            source.spec()
                    .keys(Set.of("connectionDetails"))
                    .get("connectionDetails")
                    .ifPresent(details -> details.leftOut("how a backend is reached is not said with an SLO"));
        }
        for (OpenSloObject service : all("Service")) {
            service.leaveOutTexts("a service is a name alone");
            service.spec()
                    .keys(Set.of("description"))
                    .get("description")
                    .ifPresent(text -> text.leftOut("a service is a name alone"));
        }
        return sources;
    }
}
