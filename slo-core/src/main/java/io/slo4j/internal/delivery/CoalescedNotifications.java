package io.slo4j.internal.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One place for each alert, where changes that cancel out are coalesced away. Guarded by its owner. */
final class CoalescedNotifications {
    private final Map<AlertKey, Notification> letters = new LinkedHashMap<>();
    private final LongAdder coalesced;

    CoalescedNotifications(LongAdder coalesced) {
        this.coalesced = coalesced;
    }

    /*
     * Changes of one alert alternate between firing and resolved. Two that nobody has heard of therefore cancel out: the
     * listener already believes what the later one says. A repeat is worth nothing once there is news of its alert.
     */
    void add(Notification letter) {
        Notification earlier = letters.get(letter.key());
        if (earlier == null) {
            letters.put(letter.key(), letter);
        } else if (earlier.repeat() && !letter.repeat()) {
            letters.remove(letter.key());
            letters.put(letter.key(), letter);
        } else if (!letter.repeat()) {
            letters.remove(letter.key());
            coalesced.add(2);
        }
    }

    /** Takes out the first, or nothing. */
    List<Notification> takeFirst() {
        return isEmpty() ? List.of() : taken(List.of(letters.values().iterator().next()));
    }

    /** Takes out all changes, or where there are none all repeats. */
    List<Notification> takeAlike() {
        List<Notification> changes = new ArrayList<>(letters.size());
        for (Notification letter : letters.values()) {
            if (!letter.repeat()) {
                changes.add(letter);
            }
        }
        return taken(changes.isEmpty() ? new ArrayList<>(letters.values()) : changes);
    }

    private <C extends Collection<Notification>> C taken(C some) {
        some.forEach(letter -> letters.remove(letter.key()));
        return some;
    }

    /** When the letter that has been here longest was posted. */
    long oldestNanos(long orElse) {
        return isEmpty() ? orElse : letters.values().iterator().next().atNanos();
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    int size() {
        return letters.size();
    }
}
