package io.slo4j.spec.file;

import io.slo4j.spec.RuleSpec;
import io.slo4j.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The alert policies of an SLO of OpenSLO as alert rules. */
final class OpenSloAlerts {
    private static final Set<String> POLICY = Set.of(
            "description",
            "alertWhenNoData",
            "alertWhenResolved",
            "alertWhenBreaching",
            "conditions",
            "notificationTargets");
    private static final Set<String> CONDITION = Set.of("kind", "op", "threshold", "lookbackWindow", "alertAfter");

    private final OpenSloObjects objects;
    private final SloSource source;
    private final List<RuleSpec> rules = new ArrayList<>();

    OpenSloAlerts(OpenSloObjects objects, SloSource source) {
        this.objects = objects;
        this.source = source;
    }

    List<RuleSpec> rules(Element policies) {
        for (Element policy : policies.items()) {
            Keys keys = policy.keys(Set.of("alertPolicyRef"));
            Optional<OpenSloObject> object = keys.get("alertPolicyRef").isPresent()
                    ? keys.get("alertPolicyRef").flatMap(name -> objects.find(OpenSloObject.ALERT_POLICY, name))
                    : OpenSloObject.read(policy);
            object.ifPresent(this::policy);
        }
        return rules;
    }

    private void policy(OpenSloObject policy) {
        policy.leaveOutTexts("a rule has one name, that of the condition");
        Keys keys = policy.spec().keys(POLICY);
        keys.leaveOutUnknown();
        keys.get("description").ifPresent(text -> text.leftOut("a rule has no text of its own"));
        keys.get("notificationTargets")
                .ifPresent(targets ->
                        targets.leftOut("who is told of alerts is not said with an SLO, but where its alerts go"));
        keys.get("alertWhenResolved")
                .filter(when -> !Truth.of(Optional.of(when)))
                .ifPresent(when -> when.leftOut("the end of an alert is always told; who is told can leave it out"));
        List<Element> conditions = keys.required("conditions", "conditions: [{conditionRef: fast-burn}]")
                .map(Element::items)
                .orElse(List.of());
        if (conditions.size() > 1) {
            keys.get("conditions")
                    .ifPresent(many -> many.mistake("conditions must be one, but were " + conditions.size()));
        }
        Optional<Element> breaching = keys.get("alertWhenBreaching");
        boolean silence = Truth.of(keys.get("alertWhenNoData"));
        boolean breach = breaching.isEmpty() || Truth.of(breaching);
        for (Element condition : conditions) {
            Keys reference = condition.keys(Set.of("conditionRef"));
            Optional<OpenSloObject> object = reference.get("conditionRef").isPresent()
                    ? reference.get("conditionRef").flatMap(name -> objects.find(OpenSloObject.ALERT_CONDITION, name))
                    : OpenSloObject.read(condition);
            object.ifPresent(found -> condition(found, breach, silence));
        }
    }

    private void condition(OpenSloObject object, boolean breach, boolean silence) {
        object.metadata().get("labels").ifPresent(labels -> labels.leftOut("a rule has no labels of its own"));
        object.annotations().values().forEach(text -> text.leftOut("a rule has no annotations of its own"));
        Keys spec = object.spec().keys(Set.of("description", "severity", "condition"));
        spec.leaveOutUnknown();
        spec.get("description").ifPresent(text -> text.leftOut("a rule has no text of its own"));
        Optional<String> severity = spec.required("severity", "severity: page").flatMap(OpenSloAlerts::severity);
        Optional<Element> condition = spec.required("condition", "condition: {kind: burnrate}");
        if (condition.isEmpty() || severity.isEmpty()) {
            return;
        }
        Keys keys = condition.get().keys(CONDITION);
        keys.leaveOutUnknown();
        requireBurnRate(keys);
        Optional<String> threshold =
                keys.required("threshold", "threshold: 14.4").flatMap(Element::text);
        Optional<String> window =
                keys.required("lookbackWindow", "lookbackWindow: 1h").flatMap(OpenSloWindow::fixed);
        Optional<String> after = keys.get("alertAfter")
                .filter(time -> !time.text().orElse("").equals("0m"))
                .flatMap(OpenSloWindow::fixed);
        if (threshold.isEmpty() || window.isEmpty()) {
            return;
        }
        if (breach) {
            String name = object.metadata().text("displayName").orElse(object.name());
            add(
                    condition.get(),
                    new OpenSloRule(severity.get(), threshold.get(), window.get(), after, name)
                            .spec(object.own(), keys.get("lookbackWindow").orElseThrow()));
        }
        if (silence) {
            add(
                    condition.get(),
                    RuleSpec.builder()
                            .severity(severity.get())
                            .traffic("silence")
                            .window(window.get())
                            .hold(after.orElse(null))
                            .build());
        }
    }

    private void add(Element place, RuleSpec rule) {
        source.origin("rules[" + rules.size() + "]", place);
        rules.add(rule);
    }

    private static void requireBurnRate(Keys keys) {
        keys.get("kind")
                .filter(kind -> !kind.text().orElse("").equals("burnrate"))
                .ifPresent(kind -> kind.mistake("kind must be burnrate, but was " + kind.found()));
        keys.required("op", "op: gt").ifPresent(op -> {
            switch (op.text().orElse("gt")) {
                case "gt" -> {}
                case "gte" -> op.leftOut("a rule fires above its factor, not at it");
                default ->
                    op.mistake("op must be gt or gte, since a rule fires above its factor, but was " + op.found());
            }
        });
    }

    private static Optional<String> severity(Element severity) {
        Optional<String> text = severity.text();
        Map<String, String> known =
                Map.of("page", "page", "critical", "page", "ticket", "ticket", "warning", "ticket", "info", "info");
        String found =
                text.map(name -> known.get(name.toLowerCase(Locale.ROOT))).orElse(null);
        if (text.isPresent() && found == null) {
            severity.mistake(
                    "severity must be page or critical, ticket or warning, or info, but was " + severity.found());
        }
        return Optional.ofNullable(found);
    }

    /** Durations of OpenSLO are those of slo4j. */
    static String twelfth(String window) {
        return Durations.text(Durations.parse("lookbackWindow", window).dividedBy(12));
    }
}
