package io.slo4j.alert.engine;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The alerts of a registry that fire now. For the thread that ticks. */
final class FiringAlerts {
    private final Map<AlertKey, Alert> firing = new LinkedHashMap<>();

    /* How many pages of an SLO fire. */
    private final Map<String, Integer> pages = new HashMap<>();

    /* Those that fired already in an earlier process. */
    private final Set<AlertKey> resumed = new HashSet<>();

    void resumed(Alert alert) {
        changed(alert);
        resumed.add(AlertKey.of(alert));
    }

    boolean isResumed(Alert alert) {
        return resumed.contains(AlertKey.of(alert));
    }

    void changed(Alert alert) {
        AlertKey key = AlertKey.of(alert);
        resumed.remove(key);
        Alert before = alert.firing() ? firing.put(key, alert) : firing.remove(key);
        if (alert.severity() == Severity.PAGE && alert.firing() == (before == null)) {
            pages.merge(alert.slo(), alert.firing() ? 1 : -1, (some, more) -> some + more == 0 ? null : some + more);
        }
    }

    /** Whether a page of this SLO fires. */
    boolean hasPage(String slo) {
        return pages.containsKey(slo);
    }

    /** Whether a page of this SLO fires that fired at an instant or before. */
    boolean hasPageSince(String slo, Instant at) {
        return hasPage(slo)
                && firing.values().stream()
                        .anyMatch(alert -> alert.severity() == Severity.PAGE
                                && alert.slo().equals(slo)
                                && !alert.firedAt().isAfter(at));
    }

    Collection<Alert> all() {
        return firing.values();
    }
}
