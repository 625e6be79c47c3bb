package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of a registry that fire now. For the thread that ticks. */
final class FiringAlerts {
    private final Map<AlertKey, PostedAlert> firing = new LinkedHashMap<>();

    /* How many pages of an SLO fire. */
    private final Map<String, Integer> pages = new HashMap<>();

    void changed(PostedAlert posted) {
        Alert alert = posted.alert();
        PostedAlert before = alert.firing() ? firing.put(posted.key(), posted) : firing.remove(posted.key());
        if (alert.severity() == Severity.PAGE && alert.firing() == (before == null)) {
            pages.merge(alert.slo(), alert.firing() ? 1 : -1, (some, more) -> some + more == 0 ? null : some + more);
        }
    }

    /** Whether a page of this SLO fires. */
    boolean hasPage(String slo) {
        return pages.containsKey(slo);
    }

    @Nullable
    PostedAlert find(AlertKey key) {
        return firing.get(key);
    }

    Collection<PostedAlert> all() {
        return firing.values();
    }
}
