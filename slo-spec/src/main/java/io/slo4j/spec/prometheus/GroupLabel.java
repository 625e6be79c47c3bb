package io.slo4j.spec.prometheus;

import io.slo4j.spec.file.SpecEntry;
import java.util.Optional;
import java.util.Set;

/**
 * The label by whose values a group has its members. No other label of its series or alerts may have one of these names, or members
 * would be taken for one another.
 *
 * @param ofSeries its name on the series
 * @param ofAlerts its name on the alerts, which have that of the series as well
 */
record GroupLabel(String ofSeries, String ofAlerts) {
    private static final String OF_METERS = "member";
    private static final Set<String> OF_EVERY_ALERT = Set.of("alertname", "alertstate", "rule", "severity", "slo");

    /** That of an entry; empty if it is one SLO. */
    static Optional<GroupLabel> of(SpecEntry entry) {
        return entry.groupLabel().map(label -> {
            String name = PromText.labelName(label);
            if (OF_EVERY_ALERT.contains(name) || name.startsWith("sloth_") || name.startsWith("__")) {
                throw new IllegalArgumentException(
                        "label of the group " + entry.definition().name()
                                + " must be one that rules do not have (alertname, alertstate, rule, severity, slo, sloth_..., __...), but was "
                                + label);
            }
            return new GroupLabel(entry.queries().isPresent() ? name : OF_METERS, name);
        });
    }

    /** Whether it has this name somewhere. */
    boolean is(String name) {
        return name.equals(ofSeries) || name.equals(ofAlerts);
    }
}
