package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.guard.Log;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group, each registered when its value is first asked for. Safe for use by any thread; asking for a member
 * that is there takes no lock, and neither does asking for one that is one too many.
 *
 * @param <H> what the front door hands out for an SLO
 */
public final class Members<H> {
    /** The value of the label of the member for all values beyond the greatest number. */
    public static final String OTHER = "(other)";

    private static final Log LOG = Log.of("io.slo4j");

    private final MemberSettings settings;
    private final GroupDoor<H> door;
    private final GroupRegister<Members<H>> register;
    private final Places<H> places;
    private final Evictions<H> evictions;
    private final LongAdder overflowed = new LongAdder();

    /* Changed by Places.changing only. */
    private volatile boolean closed;
    private volatile boolean retired;
    private volatile Lineage<Members<H>> lineage = new Lineage<>();

    Members(MemberSettings settings, GroupDoor<H> door, GroupRegister<Members<H>> register) {
        this.settings = settings;
        this.door = door;
        this.register = register;
        this.places = new Places<>(settings.most(), OTHER);
        this.evictions = new Evictions<>(settings, places, door);
    }

    /** The group's name. */
    public String name() {
        return settings.definition().name();
    }

    public SloDefinition definition() {
        return settings.definition();
    }

    public String label() {
        return settings.label();
    }

    MemberName names() {
        return settings.names();
    }

    /** How often a value was one too many, or null. */
    public long overflowed() {
        return overflowed.sum();
    }

    /** The members of now; none once the group is closed. */
    public Stream<H> all() {
        return closed ? Stream.empty() : places.all().stream().map(Entry::slo);
    }

    /** The member for a value; never fails. */
    public H of(@Nullable String value) {
        return entryOf(value).slo();
    }

    private Entry<H> entryOf(@Nullable String value) {
        Entry<H> present = value == null ? null : places.find(value);
        return present == null || closed ? absent(value) : present;
    }

    private Entry<H> absent(@Nullable String asked) {
        Members<H> next = lineage.after(this);
        if (next != null) {
            return next.entryOf(asked);
        }
        String value = asked == null ? OTHER : MemberName.bounded(asked);
        Entry<H> present = isGivenUp(value) ? places.changing(() -> renewed(value)) : places.find(value);
        if (present == null && !places.isFull(value)) {
            present = places.changing(() -> added(value));
            next = lineage.after(this);
            if (present == null && next != null) {
                return next.entryOf(asked);
            }
        }
        /* Again, for whoever has found the last place taken by the member that it asks for. */
        if (present == null) {
            present = places.find(value);
        }
        if (present == null || asked == null) {
            return overflow();
        }
        return present;
    }

    /* What a closed group's member counted may be given up while the group waits for a successor. */
    private boolean isGivenUp(String value) {
        return closed && !retired && places.find(value) != null && !door.isUnwatched(names().of(value));
    }

    private @Nullable Entry<H> renewed(String value) {
        Entry<H> known = places.find(value);
        if (known == null || isSucceeded() || !isGivenUp(value)) {
            return known;
        }
        places.remove(value, known);
        return places.put(value, made(value));
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

    /* Null if another group has taken over meanwhile, or there is no place for it any more. */
    private @Nullable Entry<H> added(String value) {
        Entry<H> present = places.find(value);
        return present != null || isSucceeded() || places.isFull(value) ? present : places.put(value, made(value));
    }

    private boolean isSucceeded() {
        return lineage.after(this) != null;
    }

    private Entry<H> made(String value) {
        SloDefinition definition = settings.member().apply(value);
        if (retired) {
            return door.detached(definition, name());
        }
        return closed ? door.addUnwatched(definition, name()) : door.add(definition, name());
    }

    /**
     * Begins, when the group has been registered: takes over from the one that it goes on from, and takes in the members that
     * earlier ones have left something for. Both are one step for whoever asks for a value: nobody who asks by the earlier group
     * gets a place that one of them waits for.
     *
     * @return those that came
     */
    List<H> begin(@Nullable Members<H> earlier) {
        List<H> adopted = adoptAfter(() -> {
            if (earlier != null) {
                earlier.succeedBy(this);
            }
        });
        if (earlier != null) {
            evictions.takeOver(earlier.evictions);
        }
        return adopted;
    }

    /**
     * Takes in the members that earlier ones have left something for, in this process or before it. Where there is no room for
     * them and those that are there, the ones with the most events have it, and those whose alerts fire.
     *
     * @return those that came
     */
    List<H> adopt() {
        return adoptAfter(() -> {});
    }

    private List<H> adoptAfter(Runnable first) {
        Adoption<H> adoption = new Adoption<>(settings, places, door);
        Map<Entry<H>, Long> idleSince = new HashMap<>();
        places.changing(() -> {
            first.run();
            adoption.run(idleSince);
            return adoption;
        });
        if (adoption.surplus() > 0) {
            LOG.warn("SLO group \"" + name() + "\" should have at most " + settings.most() + " values of \"" + label()
                    + "\", but " + adoption.surplus()
                    + " more were stored; those with the fewest events are counted as \""
                    + OTHER + "\"");
        }
        evictions.add(adoption.late());
        idleSince.forEach(evictions::began);
        door.tellClosedLater(adoption.left().stream().map(Entry::slo).toList());
        return adoption.came().stream().map(Entry::slo).toList();
    }

    /** A member was closed by itself, or retired: its value may be asked for anew. */
    void left(Entry<H> entry, boolean keepsPlace) {
        String value = settings.value(entry.tracker().definition());
        places.changing(() -> {
            if (closed) {
                return false;
            }
            if (keepsPlace) {
                places.keep(value, entry);
                return true;
            }
            return places.remove(value, entry);
        });
    }

    /** Counts what was recorded for evicted members, and evicts idle ones if it is time to look for them; after each tick. */
    List<H> tick(long nowNanos) {
        return evictions.tick(nowNanos, closed ? List.of() : places.all(), this::trackerOf);
    }

    private SloTracker trackerOf(String value) {
        return entryOf(value).tracker();
    }

    /**
     * Closes the group and its members: they are counted, and wait for a successor of the group. Closing again does nothing.
     */
    public void close() {
        List<H> gone = places.changing(() -> {
            if (closed) {
                return List.of();
            }
            closed = true;
            return door.close(places.all(), () -> register.close(this));
        });
        door.tellClosed(gone);
    }

    /** Gives the group and everything that its members counted up. */
    public void retire() {
        List<H> gone = places.changing(() -> {
            if (retired || isSucceeded()) {
                return List.of();
            }
            closed = true;
            retired = true;
            /* The one for further values has no place that could wait for it. */
            List<String> left = Stream.concat(places.waiting().stream(), Stream.of(OTHER))
                    .map(names()::of)
                    .toList();
            List<H> ended = door.retire(places.all(), names(), left, () -> register.retire(this));
            places.clear();
            return ended;
        });
        door.tellClosed(gone);
    }

    /* Another group of the same name and label takes over: from now on this one hands out its members. */
    private void succeedBy(Members<H> next) {
        places.changing(() -> {
            next.lineage = lineage;
            lineage.goOn(next);
            places.clear();
            return next;
        });
    }
}
