package io.slo4j.internal.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One place for each alert, where changes that cancel each other are dropped. Guarded by its owner. */
final class CoalescedNotifications {
    private final Map<AlertKey, AlertNotification> notifications = new LinkedHashMap<>();
    private final LongAdder coalesced;

    CoalescedNotifications(LongAdder coalesced) {
        this.coalesced = coalesced;
    }

    /*
     * Changes of one alert alternate between firing and resolved. Two that the listener was not called with cancel each
     * other: it already believes what the later one says. A repeat is worth nothing beside a change of the same alert.
     */
    void add(AlertNotification notification) {
        AlertKey key = notification.key();
        AlertNotification earlier = notifications.get(key);
        if (earlier == null) {
            notifications.put(key, notification);
        } else if (earlier.repeat() && !notification.repeat()) {
            notifications.remove(key);
            notifications.put(key, notification);
        } else if (!notification.repeat()) {
            notifications.remove(key);
            coalesced.add(2);
        }
    }

    /** Removes and returns the first; empty if there is none. */
    List<AlertNotification> takeFirst() {
        return isEmpty()
                ? List.of()
                : taken(List.of(notifications.values().iterator().next()));
    }

    /** Removes and returns all changes, or all repeats if there are no changes. */
    List<AlertNotification> takeAlike() {
        List<AlertNotification> changes = new ArrayList<>(notifications.size());
        for (AlertNotification notification : notifications.values()) {
            if (!notification.repeat()) {
                changes.add(notification);
            }
        }
        return taken(changes.isEmpty() ? new ArrayList<>(notifications.values()) : changes);
    }

    private <C extends Collection<AlertNotification>> C taken(C some) {
        some.forEach(notification -> notifications.remove(notification.key()));
        return some;
    }

    /** When the notification that has been here longest was posted. */
    long oldestNanos(long orElse) {
        return isEmpty() ? orElse : notifications.values().iterator().next().atNanos();
    }

    boolean isEmpty() {
        return notifications.isEmpty();
    }

    int size() {
        return notifications.size();
    }
}
