package io.slo4j.spec.prometheus;

import java.util.Set;
import java.util.TreeSet;

/**
 * The series by which Prometheus says that an alert fires.
 *
 * @param alert the name of the alert
 * @param rule the name of its rule, by which it differs from others of the SLO
 * @param severity its severity, as Sloth says it
 * @param labels the names of the labels that it may have beside those of its series
 */
record FiringSeries(Identity slo, String alert, String rule, String severity, Set<String> labels) {

    /** The end of an expression that is true only while the alert fires: of a group, that of the same member. */
    String match() {
        Set<String> more = new TreeSet<>(labels);
        more.add("alertname");
        more.add("alertstate");
        slo.group().map(GroupLabel::ofSeries).ifPresent(more::remove);
        return "\nand ignoring (" + String.join(", ", more) + ")\nALERTS{alertname=" + PromText.quoted(alert)
                + ", alertstate=\"firing\", rule=" + PromText.quoted(rule)
                + ", sloth_severity=" + PromText.quoted(severity) + ", " + slo.matchers() + "}";
    }
}
