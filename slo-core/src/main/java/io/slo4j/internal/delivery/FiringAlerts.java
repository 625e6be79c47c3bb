package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The alerts of a registry that fire now. For the thread that ticks. */
final class FiringAlerts {
    private final Map<AlertKey, Alert> firing = new LinkedHashMap<>();

    /* How many pages of an SLO fire. */
    private final Map<String, Integer> pages = new HashMap<>();

    /* Those that fired already in an earlier process, and from whom it held them back. */
    private final Map<AlertKey, Suppression> resumed = new HashMap<>();

    void resumed(Alert alert, Suppression heldBack) {
        changed(alert);
        resumed.put(AlertKey.of(alert), heldBack);
    }

    boolean isResumed(Alert alert) {
        return resumed.containsKey(AlertKey.of(alert));
    }

    /** From whom an earlier process held back an alert that it left firing, ever since that had begun to fire. */
    Suppression heldBackBefore(Alert alert) {
        return resumed.getOrDefault(AlertKey.of(alert), Suppression.FROM_NOBODY);
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

    Collection<Alert> all() {
        return firing.values();
    }
}
