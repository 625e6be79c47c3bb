package io.slo4j.spec.file;

import io.slo4j.spec.RuleSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A burn-rate condition of OpenSLO, which has one window, as a rule, which has two.
 *
 * @param severity page, ticket or info
 * @param threshold the burn rate above which it fires
 * @param lookbackWindow the window
 * @param alertAfter how long it must have held
 * @param name the name
 */
record OpenSloRule(String severity, String threshold, String lookbackWindow, Optional<String> alertAfter, String name) {
    /**
     * The rule.
     *
     * @param own the settings that OpenSLO has no key for, by their names
     * @param place where the window is
     */
    RuleSpec spec(Map<String, Element> own, Element place) {
        Map<String, Element> given = new LinkedHashMap<>(own);
        RuleSpec written =
                given.isEmpty() ? RuleSpec.builder().build() : RuleKeys.read(OwnSettings.element(place, given));
        if (written.shortWindow() == null) {
            place.leftOut("a rule has a second window, so that it ends soon after the fault: it is a twelfth of this, "
                    + OpenSloAlerts.twelfth(lookbackWindow));
        }
        return RuleKeys.with(
                written,
                new LinkedHashMap<>(Map.of(
                        "severity", severity,
                        "factor", threshold,
                        "longWindow", lookbackWindow,
                        "shortWindow", OpenSloAlerts.twelfth(lookbackWindow),
                        "hold", alertAfter.orElse(""),
                        "name", name)));
    }
}
