package io.slo4j.internal.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One place for each alert, where changes that cancel each other are dropped. Guarded by its owner. */
final class CoalescedNotifications {
    private final Map<String, AlertNotification> notifications = new LinkedHashMap<>();
    private final LongAdder coalesced;

    CoalescedNotifications(LongAdder coalesced) {
        this.coalesced = coalesced;
    }

    /*
     * A beginning and the end of the same alert that the listener was called with neither of cancel each other. The end of one
     * alert and the beginning of the next one of its rule do not: they are two alerts, and the listener knows the first. A repeat
     * is worth nothing beside a change of the same alert.
     *
     * Returns false if the notification and an earlier one have cancelled each other.
     */
    boolean add(AlertNotification notification) {
        String alert = notification.alert().id();
        AlertNotification earlier = notifications.get(alert);
        if (earlier == null) {
            notifications.put(alert, notification);
        } else if (earlier.repeat() && !notification.repeat()) {
            notifications.remove(alert);
            notifications.put(alert, notification);
        } else if (!notification.repeat()) {
            notifications.remove(alert);
            coalesced.add(2);
            return false;
        }
        return true;
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
        some.forEach(notification -> notifications.remove(notification.alert().id()));
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
