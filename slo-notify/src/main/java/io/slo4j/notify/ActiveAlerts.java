package io.slo4j.notify;

import io.slo4j.alert.Alert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the Alertmanagers are to know: the state of every alert that fires, and for a while of those that are over. It is a state and
 * no queue, so a receiver that is away for days costs no more memory than one that is away for a second. Safe for use by any thread.
 */
final class ActiveAlerts {
    private static final int MOST = 10_000;

    private final AlertLabels labels;
    private final boolean resolves;
    private final long keptNanos;

    /* Guarded by this, as is what follows. */
    private final Map<Map<String, String>, ActiveAlert> all = new LinkedHashMap<>();
    private final Map<Map<String, String>, Set<String>> firing = new HashMap<>();
    private long versions;

    /**
     * @param resolves whether the end of an alert is said, rather than left to its expiry
     * @param keptNanos for how long it is said
     */
    ActiveAlerts(AlertLabels labels, boolean resolves, long keptNanos) {
        this.labels = labels;
        this.resolves = resolves;
        this.keptNanos = keptNanos;
    }

    /**
     * An alert fires, goes on firing, or is over.
     *
     * @return whether there is something to say before the next time
     * @throws IllegalStateException if there are too many; the registry calls its listener again
     */
    synchronized boolean heard(Alert alert, Instant now, long nowNanos) {
        Map<String, String> key = labels.of(alert);
        return alert.firing() ? fires(key, alert, now) : ends(key, alert, now, nowNanos);
    }

    private boolean fires(Map<String, String> key, Alert alert, Instant now) {
        ActiveAlert before = all.get(key);
        if (before == null && all.size() >= MOST) {
            throw new IllegalStateException("alerts that fire at once must be at most " + MOST + ", but were more");
        }
        firing.computeIfAbsent(key, unknown -> new HashSet<>()).add(alert.id());
        if (before != null && before.fires()) {
            all.put(key, before.goesOn(alert));
            return false;
        }
        all.put(key, ActiveAlert.firing(key, alert, now, ++versions));
        return true;
    }

    /* An end may be that of an alert that an earlier process has begun. */
    private boolean ends(Map<String, String> key, Alert alert, Instant now, long nowNanos) {
        Set<String> others = firing.get(key);
        if (others != null) {
            others.remove(alert.id());
            if (!others.isEmpty()) {
                return false;
            }
            firing.remove(key);
        }
        ActiveAlert before = all.remove(key);
        if (resolves && (before == null || before.fires())) {
            ActiveAlert begun = before == null ? ActiveAlert.firing(key, alert, now, 0) : before;
            all.put(key, begun.resolved(alert, now, nowNanos, ++versions));
            return true;
        }
        return false;
    }

    /** What is to be known now. */
    synchronized Collection<ActiveAlert> now(long nowNanos) {
        all.values().removeIf(alert -> !alert.fires() && nowNanos - alert.resolvedNanos() > keptNanos);
        return List.copyOf(all.values());
    }
}
