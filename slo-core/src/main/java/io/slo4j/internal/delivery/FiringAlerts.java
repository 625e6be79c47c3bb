package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of a registry that fire now. For the thread that ticks. */
final class FiringAlerts {
    private final Map<AlertKey, PostedAlert> firing = new LinkedHashMap<>();

    /* The pages of an SLO that fire. */
    private final Map<String, Map<AlertKey, PostedAlert>> pages = new HashMap<>();

    void changed(PostedAlert posted) {
        Alert alert = posted.alert();
        if (alert.firing()) {
            firing.put(posted.key(), posted);
        } else {
            firing.remove(posted.key());
        }
        if (alert.severity() == Severity.PAGE) {
            pages.compute(alert.slo(), (slo, before) -> pages(before, posted));
        }
    }

    private static @Nullable Map<AlertKey, PostedAlert> pages(
            @Nullable Map<AlertKey, PostedAlert> before, PostedAlert posted) {
        Map<AlertKey, PostedAlert> now = before == null ? new LinkedHashMap<>() : before;
        if (posted.alert().firing()) {
            now.put(posted.key(), posted);
        } else {
            now.remove(posted.key());
        }
        return now.isEmpty() ? null : now;
    }

    /** The pages of this SLO that fire. */
    Collection<PostedAlert> pages(String slo) {
        Map<AlertKey, PostedAlert> all = pages.get(slo);
        return all == null ? List.of() : all.values();
    }

    @Nullable
    PostedAlert find(AlertKey key) {
        return firing.get(key);
    }

    Collection<PostedAlert> all() {
        return firing.values();
    }
}
