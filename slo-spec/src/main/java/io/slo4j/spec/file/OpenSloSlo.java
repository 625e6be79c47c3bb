package io.slo4j.spec.file;

import io.slo4j.spec.RuleSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One SLO of OpenSLO: as many SLOs as it has objectives. */
final class OpenSloSlo {
    static final String DISPLAY_NAME = "displayName";

    private static final Set<String> SPEC = Set.of(
            "description",
            "service",
            "indicator",
            "indicatorRef",
            "timeWindow",
            "budgetingMethod",
            "objectives",
            "alertPolicies");

    private final OpenSloObjects objects;
    private final OpenSloObject slo;
    private final Keys spec;

    OpenSloSlo(OpenSloObjects objects, OpenSloObject slo) {
        this.objects = objects;
        this.slo = slo;
        this.spec = slo.spec().keys(SPEC);
    }

    List<SloSource> read() {
        spec.leaveOutUnknown();
        List<Element> objectives = spec.required("objectives", "objectives: [{target: 0.999}]")
                .map(Element::items)
                .orElse(List.of());
        if (spec.get("objectives").isPresent() && objectives.isEmpty()) {
            spec.get("objectives").ifPresent(none -> none.mistake("objectives must be a list of one at least"));
        }
        List<SloSource> sources = new ArrayList<>();
        for (Element objective : objectives) {
            String name = objectives.size() == 1 ? slo.name() : slo.name() + "-" + sources.size();
            sources.add(source(objective, name, objectives.size() > 1));
        }
        return sources;
    }

    private SloSource source(Element element, String name, boolean isOneOfSeveral) {
        Map<String, Element> own = new LinkedHashMap<>(slo.own());
        Element renamed = own.remove("name");
        Element policies = own.remove("budgetPolicies");
        if (policies != null) {
            BudgetPolicies.readAll(OwnSettings.value(policies), objects.policies(slo.place()));
        }
        SloSource source = new SloSource(
                isOneOfSeveral ? element : slo.place(),
                renamed == null || isOneOfSeveral ? name : renamed.text().orElse(name));
        spec.get("service").ifPresent(source::service);
        OpenSloObjective objective = new OpenSloObjective(element, spec.get("budgetingMethod"));
        objective.read(source);
        spec.get("description").ifPresent(text -> {
            source.origin("description", text);
            text.text().ifPresent(source.settings()::description);
        });
        spec.get("timeWindow")
                .ifPresent(window -> OpenSloWindow.period(window).ifPresent(period -> {
                    source.origin("period", window);
                    source.settings().period(period);
                }));
        texts(source, objective.displayName());
        indicator(objective)
                .ifPresent(found -> source.queries =
                        new OpenSloIndicator(objects, found).queries().orElse(null));
        List<RuleSpec> rules = spec.get("alertPolicies")
                .map(all -> new OpenSloAlerts(objects, source).rules(all))
                .orElse(List.of());
        OwnSettings settings = new OwnSettings(slo.place(), own);
        settings.read(source);
        List<RuleSpec> further = source.written().rules();
        List<RuleSpec> all = new ArrayList<>(rules);
        if (further != null) {
            all.addAll(further);
        }
        if (all.isEmpty() && source.written().alerts() == null) {
            source.settings().alerts("none");
        } else if (!all.isEmpty()) {
            source.settings().rules(all);
        }
        return source;
    }

    private void texts(SloSource source, Optional<String> ofObjective) {
        Map<String, String> annotations = new LinkedHashMap<>();
        Optional<String> ofSlo = slo.metadata().text("displayName");
        String shown = ofSlo.isPresent() && ofObjective.isPresent()
                ? ofSlo.get() + ": " + ofObjective.get()
                : ofSlo.or(() -> ofObjective).orElse("");
        if (!shown.isEmpty()) {
            annotations.put(DISPLAY_NAME, shown);
        }
        slo.annotations().forEach((name, value) -> {
            source.origin("annotations." + name, value);
            value.text().ifPresent(text -> annotations.put(name, text));
        });
        Map<String, String> labels = new LinkedHashMap<>();
        slo.metadata()
                .get("labels")
                .ifPresent(all -> all.keys(Set.of()).any().forEach((name, value) -> {
                    source.origin("labels." + name, value);
                    label(value).ifPresent(text -> labels.put(name, text));
                }));
        source.settings().annotations(annotations.isEmpty() ? null : annotations);
        source.settings().labels(labels.isEmpty() ? null : labels);
    }

    private static Optional<String> label(Element value) {
        if (!value.isList()) {
            return value.text();
        }
        String all = String.join(",", value.texts());
        value.leftOut("a label has one value; these are one text, \"" + all + '"');
        return Optional.of(all);
    }

    private Optional<Element> indicator(OpenSloObjective objective) {
        Optional<Element> own = objective.indicator(objects);
        if (own.isPresent()) {
            return own;
        }
        Optional<Element> inline = spec.get("indicator").flatMap(OpenSloSlo::specOf);
        return inline.or(() -> spec.get("indicatorRef")
                .flatMap(reference -> objects.find(OpenSloObject.SLI, reference))
                .map(OpenSloObject::spec));
    }

    /* An indicator that was made of the meters of slo4j says nothing that is not known. */
    private static boolean isGenerated(Element inline) {
        return inline.keys(Set.of("metadata"))
                .get("metadata")
                .flatMap(metadata -> metadata.keys(Set.of("annotations")).get("annotations"))
                .flatMap(
                        all -> all.keys(Set.of(OpenSloObject.OWN + "generated")).get(OpenSloObject.OWN + "generated"))
                .isPresent();
    }

    static Optional<Element> specOf(Element inline) {
        if (isGenerated(inline)) {
            return Optional.empty();
        }
        Keys keys = inline.keys(Set.of("apiVersion", "kind", "metadata", "spec"));
        keys.leaveOutUnknown();
        keys.get("metadata")
                .ifPresent(metadata -> metadata.keys(Set.of("displayName"))
                        .get("displayName")
                        .ifPresent(text -> text.leftOut("an indicator has no name of its own")));
        return keys.required("spec", "spec: {ratioMetric: {}}");
    }
}
