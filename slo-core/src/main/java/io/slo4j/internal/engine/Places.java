package io.slo4j.internal.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group by the value of its label, and how many may still come. Safe for use by any thread: looking something
 * up takes no lock, and changes take one that is this group's own.
 *
 * <p>A value has a place while its member is there, and while what it counted waits for it to come back. A member is put under
 * its value before its place counts as taken, so that whoever finds all places taken finds every member that has one.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Places<H> {
    private final int most;
    private final String unlimited;
    private final Map<String, Entry<H>> members = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    /* Held while a value gets or loses its place. */
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * @param most how many values may have a place
     * @param unlimited a value that takes none
     */
    Places(int most, String unlimited) {
        this.most = most;
        this.unlimited = unlimited;
    }

    @Nullable
    Entry<H> find(String value) {
        return members.get(value);
    }

    Collection<Entry<H>> all() {
        return members.values();
    }

    /** Whether there is no place for a value. */
    boolean isFull(String value) {
        return taken.get() >= most && !value.equals(unlimited) && !waiting.contains(value);
    }

    /** Does something while no value gets or loses its place by another thread. */
    <T extends @Nullable Object> T changing(Supplier<T> body) {
        changing.lock();
        try {
            return body.get();
        } finally {
            changing.unlock();
        }
    }

    /** The rest is called by {@link #changing}. */
    Entry<H> put(String value, Entry<H> member) {
        members.put(value, member);
        if (!value.equals(unlimited) && !waiting.remove(value)) {
            taken.incrementAndGet();
        }
        return member;
    }

    /** Takes a member out; returns whether it was there. */
    boolean remove(String value, Entry<H> member) {
        boolean removed = members.remove(value, member);
        if (removed) {
            free(value);
        }
        return removed;
    }

    /** Takes a member out, whose place waits for it to come back. */
    void keep(String value, Entry<H> member) {
        if (value.equals(unlimited)) {
            remove(value, member);
        } else if (member.equals(members.get(value))) {
            waiting.add(value);
            members.remove(value);
        }
    }

    /** The values whose places wait for them to come back. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    /** Frees the places of values that will not come back. */
    void freeWaiting(Predicate<String> over) {
        waiting.removeIf(value -> {
            boolean free = over.test(value);
            if (free) {
                free(value);
            }
            return free;
        });
    }

    /** Nobody has a place any more. */
    void clear() {
        members.clear();
        waiting.clear();
        taken.set(0);
    }

    private void free(String value) {
        if (!value.equals(unlimited)) {
            taken.decrementAndGet();
        }
    }
}
