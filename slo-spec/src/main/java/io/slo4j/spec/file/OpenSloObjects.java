package io.slo4j.spec.file;

import io.slo4j.budget.BudgetPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All documents of OpenSLO in some files, which may refer to each other. */
final class OpenSloObjects {
    private static final Set<String> KINDS = Set.of(
            OpenSloObject.SLO,
            OpenSloObject.SLI,
            OpenSloObject.ALERT_POLICY,
            OpenSloObject.ALERT_CONDITION,
            "AlertNotificationTarget",
            OpenSloObject.DATA_SOURCE,
            "Service");

    private final Map<String, List<OpenSloObject>> byKind = new LinkedHashMap<>();

    /* By kind and name, of each file one. */
    private final Map<List<String>, List<OpenSloObject>> byName = new HashMap<>();
    private final Set<OpenSloObject> used = new HashSet<>();
    private final boolean areSeveral;
    private final Function<Element, Map<String, BudgetPolicy>> policies;

    /**
     * @param areSeveral whether they are of several files
     * @param policies the budget policies of the file of an element, which takes further ones
     */
    OpenSloObjects(List<Element> documents, boolean areSeveral, Function<Element, Map<String, BudgetPolicy>> policies) {
        this.areSeveral = areSeveral;
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
        List<OpenSloObject> named = byName.computeIfAbsent(List.of(kind, object.name()), any -> new ArrayList<>());
        named.stream()
                .filter(before -> isInFileOf(before, object.place()))
                .findFirst()
                .ifPresentOrElse(
                        before -> object.place()
                                .mistake("names of " + kind + " must differ, but \"" + object.name() + "\" is in "
                                        + before.place().from(object.place()) + " too"),
                        () -> {
                            named.add(object);
                            byKind.computeIfAbsent(kind, any -> new ArrayList<>())
                                    .add(object);
                        });
    }

    private static boolean isInFileOf(OpenSloObject object, Element element) {
        return object.place().findings() == element.findings();
    }

    private List<OpenSloObject> all(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, List.of()));
    }

    /** The object that a reference names: that of its own file, or else the only one of the others. */
    Optional<OpenSloObject> find(String kind, Element reference) {
        return reference.text().flatMap(name -> {
            List<OpenSloObject> named = named(kind, name, reference);
            if (named.size() != 1) {
                reference.mistake(reference.name() + " must name one of kind " + kind + here() + ", but was \"" + name
                        + '"'
                        + named.stream()
                                .map(object -> object.place().from(reference))
                                .collect(Collectors.joining(" and ", named.isEmpty() ? "" : ", which is in ", "")));
                return Optional.empty();
            }
            used.add(named.get(0));
            return Optional.of(named.get(0));
        });
    }

    private List<OpenSloObject> named(String kind, String name, Element reference) {
        List<OpenSloObject> named =
                all(kind).stream().filter(object -> object.name().equals(name)).toList();
        List<OpenSloObject> near =
                named.stream().filter(object -> isInFileOf(object, reference)).toList();
        return near.isEmpty() ? named : near;
    }

    private String here() {
        return areSeveral ? " in these files" : " in this file";
    }

    /** The type of a source of metrics; empty if that is not here, which is said. */
    Optional<String> typeOfSource(Element reference) {
        return reference.text().flatMap(name -> {
            List<OpenSloObject> named = named(OpenSloObject.DATA_SOURCE, name, reference);
            if (named.size() != 1) {
                reference.leftOut("there is " + (named.isEmpty() ? "no" : "more than one") + " DataSource "
                        + Element.quoted(name) + here() + ", so the query does not say whom it asks");
                return Optional.empty();
            }
            return named.get(0).spec().keys(Set.of("type")).text("type");
        });
    }

    Map<String, BudgetPolicy> policies(Element place) {
        return policies.apply(place);
    }

    List<SloSource> read() {
        List<SloSource> sources = new ArrayList<>();
        for (OpenSloObject slo : all(OpenSloObject.SLO)) {
            sources.addAll(new OpenSloSlo(this, slo).read());
        }
        for (String kind : List.of(OpenSloObject.SLI, OpenSloObject.ALERT_POLICY, OpenSloObject.ALERT_CONDITION)) {
            for (OpenSloObject object : all(kind)) {
                if (!used.contains(object)) {
                    object.place()
                            .leftOut("no SLO of " + (areSeveral ? "these files" : "this file") + " refers to the "
                                    + kind + " \"" + object.name() + '"');
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
