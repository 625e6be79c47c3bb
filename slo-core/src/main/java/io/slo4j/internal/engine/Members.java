package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.guard.Log;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group, each registered when its value is first asked for. Safe for use by any thread; asking for a member
 * that is there takes no lock, and neither does asking for one that is one too many.
 *
 * <p>A value has a place while its member is there, and while what it counted waits for it to come back. A member is put under
 * its value before its place counts as taken, so that whoever finds all places taken finds every member that has one.
 *
 * @param <H> what the front door hands out for an SLO
 */
public final class Members<H> {
    /** The value of the label of the member for all values beyond the greatest number. */
    public static final String OTHER = "(other)";

    private static final Log LOG = Log.of("io.slo4j");

    private final MemberSettings settings;
    private final GroupDoor<H> door;
    private final Map<String, Entry<H>> members = new ConcurrentHashMap<>();
    private final Evictions<H> evictions;
    private final LongAdder overflowed = new LongAdder();

    /* Held while a value gets or loses its place. */
    private final ReentrantLock changing = new ReentrantLock();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean retired;
    private volatile @Nullable Members<H> successor;

    Members(MemberSettings settings, GroupDoor<H> door) {
        this.settings = settings;
        this.door = door;
        this.evictions = new Evictions<>(settings.idleNanos());
    }

    /** The group's name. */
    public String name() {
        return settings.definition().name();
    }

    public String label() {
        return settings.label();
    }

    MemberName names() {
        return new MemberName(name(), label());
    }

    /** How often a value was one too many, or null. */
    public long overflowed() {
        return overflowed.sum();
    }

    /** The members of now; none once the group is closed. */
    public Stream<H> all() {
        return closed ? Stream.empty() : members.values().stream().map(Entry::slo);
    }

    /** The member for a value; never fails. */
    public H of(@Nullable String value) {
        return entryOf(value).slo();
    }

    Entry<H> entryOf(@Nullable String value) {
        Entry<H> present = value == null ? null : members.get(value);
        return present == null ? absent(value) : present;
    }

    private Entry<H> absent(@Nullable String asked) {
        Members<H> next = successor;
        if (next != null) {
            return next.entryOf(asked);
        }
        String value = asked == null ? OTHER : MemberName.bounded(asked);
        Entry<H> present = members.get(value);
        if (present == null && !isFull(value)) {
            present = added(value);
        }
        /* Again, for whoever has found the last place taken by the member that it asks for. */
        if (present == null) {
            present = members.get(value);
        }
        if (present == null || asked == null) {
            return overflow();
        }
        return present;
    }

    private boolean isFull(String value) {
        return taken.get() >= settings.most() && !value.equals(OTHER) && !waiting.contains(value);
    }

    private Entry<H> overflow() {
        overflowed.increment();
        evictions.crowded();
        door.notices().warn(LOG, this, this::tooMany, null);
        return entryOf(OTHER);
    }

    private String tooMany() {
        return "SLO group \"" + name() + "\" should have at most " + settings.most() + " values of \"" + label()
                + "\", but was asked for one more; it and further ones are counted as \"" + OTHER + "\"";
    }

    /** Null if there is no place for it any more. */
    private @Nullable Entry<H> added(String value) {
        Members<H> next;
        changing.lock();
        try {
            Entry<H> present = members.get(value);
            next = successor;
            if (present != null || next == null) {
                return present != null || isFull(value) ? present : put(value, made(value));
            }
        } finally {
            changing.unlock();
        }
        return next.entryOf(value);
    }

    private Entry<H> made(String value) {
        if (retired) {
            return door.detached(settings.member().apply(value), this);
        }
        return closed
                ? door.addUnwatched(settings.member().apply(value), this)
                : door.add(settings.member().apply(value), this);
    }

    private Entry<H> put(String value, Entry<H> entry) {
        members.put(value, entry);
        if (!value.equals(OTHER) && !waiting.remove(value)) {
            taken.incrementAndGet();
        }
        return entry;
    }

    private void freePlace(String value) {
        if (!value.equals(OTHER)) {
            taken.decrementAndGet();
        }
    }

    /**
     * Takes in the members that earlier ones have left something for, in this process or before it; when the group has been
     * registered. Where they are more than there is room for, those with the most events stay, and those whose alerts fire.
     *
     * @return those that there is room for
     */
    List<H> adopt() {
        Map<Entry<H>, Long> adopted = new LinkedHashMap<>();
        int surplus = 0;
        changing.lock();
        try {
            for (NamedPast past : door.pastsOf(names())) {
                String value = past.value();
                if (members.containsKey(value)) {
                    continue;
                }
                SloDefinition definition = settings.member().apply(value);
                if (isFull(value) || !MemberName.bounded(value).equals(value)) {
                    door.giveUp(definition);
                    surplus++;
                } else {
                    adopted.put(put(value, door.adopted(definition, this)), past.countedNanos());
                }
            }
        } finally {
            changing.unlock();
        }
        if (surplus > 0) {
            LOG.warn("SLO group \"" + name() + "\" should have at most " + settings.most() + " values of \"" + label()
                    + "\", but " + surplus + " more were stored; those with the fewest events are given up");
        }
        adopted.forEach(evictions::began);
        return adopted.keySet().stream().map(Entry::slo).toList();
    }

    /** A member was closed by itself, or retired: its value may be asked for anew. */
    void left(Entry<H> entry, boolean keepsPlace) {
        String value = value(entry);
        changing.lock();
        try {
            if (closed || !entry.equals(members.get(value))) {
                return;
            }
            if (keepsPlace && !value.equals(OTHER)) {
                waiting.add(value);
                members.remove(value);
            } else {
                members.remove(value);
                freePlace(value);
            }
        } finally {
            changing.unlock();
        }
    }

    String value(Entry<H> entry) {
        return String.valueOf(entry.tracker().definition().labels().get(label()));
    }

    /** Counts what was recorded for evicted members, and evicts idle ones if it is time to look for them; after each tick. */
    List<H> tick(long nowNanos) {
        return evictions.tick(nowNanos, closed ? List.of() : members.values(), this);
    }

    /* Out of the roster first: until it is out of the group too, its value is not asked for anew. */
    boolean evict(Entry<H> member) {
        if (!door.evict(member.tracker())) {
            return false;
        }
        String value = value(member);
        changing.lock();
        try {
            if (members.remove(value, member)) {
                freePlace(value);
            }
        } finally {
            changing.unlock();
        }
        return true;
    }

    /** Frees the places of members that were closed and whose past has been given up. */
    void freePlaces() {
        if (waiting.isEmpty()) {
            return;
        }
        changing.lock();
        try {
            waiting.removeIf(value -> {
                boolean over = !door.isUnwatched(names().of(value));
                if (over) {
                    freePlace(value);
                }
                return over;
            });
        } finally {
            changing.unlock();
        }
    }

    /** Where recorded late events of a value belong now. */
    SloTracker trackerOf(String value) {
        return entryOf(value).tracker();
    }

    /**
     * Closes the group and its members: they are counted, and wait for a successor of the group. Closing again does nothing.
     */
    public void close() {
        List<H> gone;
        changing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            gone = door.close(this, members.values());
        } finally {
            changing.unlock();
        }
        door.tellClosed(gone);
    }

    /** Gives the group and everything that its members counted up. */
    public void retire() {
        List<H> gone;
        changing.lock();
        try {
            if (retired || successor != null) {
                return;
            }
            closed = true;
            retired = true;
            gone = door.retire(
                    this, members.values(), waiting.stream().map(names()::of).toList());
            members.clear();
            waiting.clear();
            taken.set(0);
        } finally {
            changing.unlock();
        }
        door.tellClosed(gone);
    }

    /** Another group of the same name and label takes over: from now on this one hands out its members. */
    void succeedBy(Members<H> next) {
        changing.lock();
        try {
            successor = next;
            members.clear();
            waiting.clear();
        } finally {
            changing.unlock();
        }
        next.evictions.takeOver(evictions);
    }
}
