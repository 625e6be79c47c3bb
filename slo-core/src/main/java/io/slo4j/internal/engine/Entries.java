package io.slo4j.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The SLOs of a registry that are watched, by name, and the members of groups that the next tick will watch. Any thread may look
 * one up and add a member; everything else is for whoever holds the engine's lock.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Entries<H> {
    private final Map<String, Entry<H>> entries = new ConcurrentSkipListMap<>();
    private final Queue<Entry<H>> pending = new ConcurrentLinkedQueue<>();
    private final List<Entry<H>> ticked = new ArrayList<>();

    /**
     * The tracker of an SLO to test.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    SloTracker toTest(String name) {
        Entry<H> entry = find(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "name of the SLO to test must be that of a registered one, but was \"" + name + '"');
        }
        return entry.tracker();
    }

    /**
     * Refuses a name that an SLO has.
     *
     * @throws IllegalArgumentException if one has it
     */
    void requireFree(String name) {
        if (find(name) != null) {
            throw new IllegalArgumentException("SLO name must be unused in its registry, but was \"" + name + "\"");
        }
    }

    @Nullable
    Entry<H> find(String name) {
        return entries.get(name);
    }

    /** All of them, ordered by name. */
    Collection<Entry<H>> all() {
        return entries.values();
    }

    /** Those that take part in ticks. */
    List<Entry<H>> ticked() {
        return ticked;
    }

    /** Those that are to take part in ticks. */
    List<Entry<H>> pending() {
        return pending.stream().filter(this::isThere).toList();
    }

    /** Puts an entry under its name; it takes part in ticks once it is {@link #watch}ed. */
    void put(Entry<H> entry) {
        entries.put(entry.name(), entry);
    }

    void watch(Entry<H> entry) {
        ticked.add(entry);
    }

    /** Puts a member under its name that is to take part in ticks; for any thread. */
    void putPending(Entry<H> member) {
        put(member);
        pending.add(member);
    }

    /** Takes the next one that is to take part in ticks; null if there is none. */
    @Nullable
    Entry<H> pollPending() {
        Entry<H> next = pending.poll();
        while (next != null && !isThere(next)) {
            next = pending.poll();
        }
        return next;
    }

    private boolean isThere(Entry<H> entry) {
        return entry.equals(entries.get(entry.name()));
    }

    /** Takes an SLO out; null if it was not there. */
    @Nullable
    Entry<H> remove(SloTracker tracker) {
        Entry<H> entry = released(tracker);
        if (entry != null) {
            ticked.remove(entry);
        }
        return entry;
    }

    /** Takes SLOs out; returns those that were there. */
    List<Entry<H>> removeAll(Collection<Entry<H>> some) {
        List<Entry<H>> removed = new ArrayList<>();
        for (Entry<H> each : some) {
            if (released(each.tracker()) != null) {
                removed.add(each);
            }
        }
        ticked.removeAll(new HashSet<>(removed));
        return removed;
    }

    private @Nullable Entry<H> released(SloTracker tracker) {
        Entry<H> entry = entries.get(tracker.definition().name());
        if (entry == null || entry.tracker() != tracker) {
            return null;
        }
        entries.remove(entry.name());
        return entry;
    }

    /** Nobody can look an SLO up any more. */
    void clear() {
        entries.clear();
    }
}
