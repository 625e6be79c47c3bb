package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group, each registered when its value is first asked for and evicted when it has been idle. Safe for
 * use by any thread; asking for a member takes no lock.
 *
 * @param <H> what the front door hands out for an SLO
 */
public final class Members<H> {
    /** The value that stands for all values beyond the greatest number. */
    public static final String OTHER = "other";

    private static final Log LOG = Log.of("io.slo4j");

    /** How often to look for idle members, in parts of the idle time. */
    private static final int LOOKS = 60;

    private final MemberSettings settings;
    private final Engine<H> engine;
    private final Map<String, Member<H>> members = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final LongAdder overflowed = new LongAdder();

    /* Guarded by this. */
    private final List<Member<H>> evicted = new ArrayList<>();
    private long nextLookNanos;

    /** One value's SLO, and since when it has had so many events, as the last look for idle ones found them. */
    private static final class Member<H> {
        final String value;
        final Entry<H> entry;
        long good;
        long bad;
        long sinceNanos;

        Member(String value, Entry<H> entry, long nowNanos) {
            this.value = value;
            this.entry = entry;
            this.sinceNanos = nowNanos;
        }
    }

    Members(MemberSettings settings, Engine<H> engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** The group's name. */
    public String name() {
        return settings.definition().name();
    }

    public String label() {
        return settings.label();
    }

    /** How often a value was one too many, or null. */
    public long overflowed() {
        return overflowed.sum();
    }

    /** The members of now. */
    public Stream<H> all() {
        return members.values().stream().map(member -> member.entry.slo());
    }

    /** The member for a value; never fails. */
    public H of(@Nullable String value) {
        return entryOf(value).slo();
    }

    private Entry<H> entryOf(@Nullable String value) {
        Member<H> present = value == null ? null : members.get(value);
        return present == null ? admitted(value) : present.entry;
    }

    private Entry<H> admitted(@Nullable String value) {
        if (value != null && (value.equals(OTHER) || admitted.incrementAndGet() <= settings.most())) {
            return added(value);
        }
        if (value != null) {
            admitted.decrementAndGet();
        }
        overflowed.increment();
        engine.notices().warn(LOG, this, this::tooMany, null);
        Member<H> other = members.get(OTHER);
        return other == null ? added(OTHER) : other.entry;
    }

    private String tooMany() {
        return "SLO group \"" + name() + "\" should have at most " + settings.most() + " values of \"" + label()
                + "\", but was asked for one more; it and further ones are counted as \"" + OTHER + "\"";
    }

    private Entry<H> added(String value) {
        Entry<H> entry = engine.registerLater(settings.member().apply(value));
        Member<H> present = members.putIfAbsent(
                value, new Member<>(value, entry, engine.clock().epochNanos()));
        if (present != null && !value.equals(OTHER)) {
            admitted.decrementAndGet();
        }
        return present == null ? entry : present.entry;
    }

    /** Evicts members that have been idle for long enough; after each tick. */
    synchronized void evictIdle(long nowNanos) {
        if (nowNanos < nextLookNanos) {
            return;
        }
        nextLookNanos = nowNanos + settings.idleNanos() / LOOKS;
        evicted.forEach(this::moveLateEvents);
        evicted.clear();
        for (Member<H> member : members.values()) {
            SloTracker tracker = member.entry.tracker();
            long good = tracker.totals().goodEvents();
            long bad = tracker.totals().badEvents();
            if (good != member.good || bad != member.bad) {
                member.good = good;
                member.bad = bad;
                member.sinceNanos = nowNanos;
            } else if (nowNanos - member.sinceNanos >= settings.idleNanos()
                    && tracker.alerts().allInactive()) {
                evict(member);
            }
        }
    }

    private void evict(Member<H> member) {
        members.remove(member.value);
        if (!member.value.equals(OTHER)) {
            admitted.decrementAndGet();
        }
        engine.remove(member.entry.tracker());
        evicted.add(member);
    }

    /* Whoever had asked for the member just before it was evicted may have recorded just after. */
    private void moveLateEvents(Member<H> gone) {
        SloTracker tracker = gone.entry.tracker();
        long good = tracker.totals().goodEvents() - gone.good;
        long bad = tracker.totals().badEvents() - gone.bad;
        if (good + bad > 0) {
            SloTracker successor = entryOf(gone.value).tracker();
            successor.totals().good(good);
            successor.totals().bad(bad);
        }
    }

    /** Takes the group and its members out of the engine. Closing again does nothing. */
    public void close() {
        engine.remove(this);
        members.values().forEach(member -> engine.remove(member.entry.tracker()));
    }
}
