package io.slo4j.spec.file;

import java.util.Optional;
import java.util.Set;

/** One of the objectives of an SLO of OpenSLO. */
final class OpenSloObjective {
    private static final Set<String> KEYS = Set.of(
            "displayName",
            "op",
            "value",
            "target",
            "targetPercent",
            "timeSliceTarget",
            "timeSliceWindow",
            "indicator",
            "indicatorRef",
            "compositeWeight");

    private final Element element;
    private final Keys keys;
    private final Optional<Element> method;

    OpenSloObjective(Element element, Optional<Element> method) {
        this.element = element;
        this.keys = element.keys(KEYS);
        this.method = method;
        keys.leaveOutUnknown();
    }

    Optional<String> displayName() {
        return keys.text("displayName");
    }

    void read(SloSource source) {
        for (String threshold : new String[] {"op", "value"}) {
            keys.get(threshold)
                    .ifPresent(value -> value.leftOut(
                            "an SLO counts good and bad events; which are good is decided where they are counted"));
        }
        keys.get("compositeWeight")
                .ifPresent(weight -> weight.leftOut(
                        "there are no composite SLOs: each objective is an SLO with an error budget of its own"));
        target(source);
        budgetingMethod().ifPresent(text -> {
            method.ifPresent(where -> source.origin("budgetingMethod", where));
            source.settings().budgetingMethod(text);
        });
    }

    private void target(SloSource source) {
        Optional<Element> ratio = keys.get("target");
        Optional<Element> percent = keys.get("targetPercent");
        if (element.isKeys() && ratio.isPresent() == percent.isPresent()) {
            element.mistake("an objective must have one of target and targetPercent, but had "
                    + (ratio.isPresent() ? "both" : "none"));
        }
        ratio.or(() -> percent).ifPresent(target -> source.origin("objective", target));
        percent.flatMap(Element::text).ifPresent(text -> source.settings().objective(text + "%"));
        ratio.flatMap(Element::text).ifPresent(source.settings()::objective);
    }

    private Optional<String> budgetingMethod() {
        String name = method.flatMap(Element::text).orElse("Occurrences");
        switch (name) {
            case "Occurrences" -> {
                unused("timeSliceTarget", "Occurrences has no slices: its budget counts events");
                unused("timeSliceWindow", "Occurrences has no slices: its budget counts events");
                return Optional.empty();
            }
            case "Timeslices" -> {
                Optional<String> window = slice();
                Optional<String> target = keys.required("timeSliceTarget", "timeSliceTarget: 0.95")
                        .flatMap(Element::text);
                return window.flatMap(slice -> target.map(share -> "timeslices of " + slice + " at " + share));
            }
            case "RatioTimeslices" -> {
                unused("timeSliceTarget", "RatioTimeslices counts each slice by its ratio of good events");
                return slice().map(slice -> "ratio timeslices of " + slice);
            }
            default -> {
                method.ifPresent(where ->
                        where.mistake("budgetingMethod must be Occurrences, Timeslices or RatioTimeslices, but was "
                                + where.found()));
                return Optional.empty();
            }
        }
    }

    private void unused(String key, String why) {
        keys.get(key).ifPresent(value -> value.leftOut(why));
    }

    private Optional<String> slice() {
        return keys.required("timeSliceWindow", "timeSliceWindow: 1m")
                .flatMap(window -> window.text()
                        .flatMap(text -> text.matches("\\d+") ? Optional.of(text + "m") : OpenSloWindow.fixed(window)));
    }

    /** The settings of an indicator of its own, as an objective of a composite SLO has it. */
    Optional<Element> indicator(OpenSloObjects objects) {
        return keys.get("indicator")
                .flatMap(OpenSloSlo::specOf)
                .or(() -> keys.get("indicatorRef")
                        .flatMap(reference -> objects.find(OpenSloObject.SLI, reference))
                        .map(OpenSloObject::spec));
    }
}
