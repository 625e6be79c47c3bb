package io.slo4j.spec;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** A rule about unusual traffic as a spec has it: as the rule writes itself, without its window. */
final class UsualTrafficText {
    private UsualTrafficText() {}

    static UsualTrafficRule read(Severity severity, String text, Duration window) {
        int zone = text.contains(" (") ? text.indexOf(" (") : text.length();
        String condition = "events " + text.substring(0, zone) + " in " + Durations.text(window) + text.substring(zone);
        try {
            return (UsualTrafficRule) AlertRule.parse(severity.name().toLowerCase(Locale.ROOT) + ": " + condition);
        } catch (IllegalArgumentException | ClassCastException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "traffic must be such as below 50% of usual or above 300% of usual (Europe/Berlin), but was \""
                            + text + '"',
                    e);
        }
    }
}
