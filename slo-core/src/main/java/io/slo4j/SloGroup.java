package io.slo4j;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One definition for every value of a label: an SLO, with an error budget of its own, for each route, tenant or region.
 *
 * <pre>{@code
 * SloGroup routes = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
 * routes.of("/checkout").call(() -> placeOrder(cart));
 * }</pre>
 *
 * <p>A member is registered when its value is first asked for, under the name {@code http{route="/checkout"}}, and carries
 * the label; it counts at once and is evaluated from the next tick on. Beyond the greatest number of members every further
 * value shares one more, {@value #OTHER}, so that values made up by strangers cannot fill the memory. A member without
 * events for the idle time, none of whose alerts is pending or firing, is evicted and starts anew should its value come back.
 *
 * <p>Safe for use by any thread; asking for a member takes no lock. Ask each time: a member that was kept for longer than
 * the idle time may have been evicted meanwhile, and events reach its successor only at the next look for idle ones.
 */
public final class SloGroup implements AutoCloseable {
    /** The label value of the member that stands for all values beyond the greatest number. */
    public static final String OTHER = "other";

    /** How often the group looks for idle members, in parts of the idle time. */
    private static final int LOOKS = 60;

    private static final Logger LOG = System.getLogger("io.slo4j");

    private final SloRegistry registry;
    private final SloDefinition definition;
    private final String label;
    private final int mostMembers;
    private final long idleNanos;
    private final Map<String, Member> members = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final LongAdder overflowed = new LongAdder();

    /* Guarded by this. */
    private final List<Member> evicted = new ArrayList<>();
    private long nextLookNanos;

    /** One value's SLO, and since when it has had so many events, as the last look for idle ones found them. */
    private static final class Member {
        final String value;
        final Slo slo;
        long good;
        long bad;
        long sinceNanos;

        Member(String value, Slo slo, long nowNanos) {
            this.value = value;
            this.slo = slo;
            this.sinceNanos = nowNanos;
        }
    }

    SloGroup(SloRegistry registry, SloDefinition definition, String label, int mostMembers, long idleNanos) {
        this.registry = registry;
        this.definition = definition;
        this.label = label;
        this.mostMembers = mostMembers;
        this.idleNanos = idleNanos;
    }

    /**
     * The SLO of a label value; never fails. A null value counts as one too many.
     *
     * @param value the label's value
     * @return its SLO, or that of all values beyond the greatest number
     */
    public Slo of(@Nullable String value) {
        Member member = value == null ? null : members.get(value);
        return member == null ? admitted(value) : member.slo;
    }

    private Slo admitted(@Nullable String value) {
        if (value != null && (value.equals(OTHER) || admitted.incrementAndGet() <= mostMembers)) {
            return added(value);
        }
        if (value != null) {
            admitted.decrementAndGet();
        }
        overflowed.increment();
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "SLO group \"" + name() + "\" should have at most " + mostMembers + " values of \"" + label
                            + "\", but was asked for one more; it and further ones are counted as \"" + OTHER + "\"");
        }
        Member other = members.get(OTHER);
        return other == null ? added(OTHER) : other.slo;
    }

    private Slo added(String value) {
        Slo slo = registry.join(definition.member(label, value));
        Member present = members.putIfAbsent(
                value, new Member(value, slo, registry.clock().epochNanos()));
        if (present != null && !value.equals(OTHER)) {
            admitted.decrementAndGet();
        }
        return present == null ? slo : present.slo;
    }

    /** Evicts members that have been idle for long enough; after each tick. */
    synchronized void evictIdle(long nowNanos) {
        if (nowNanos < nextLookNanos) {
            return;
        }
        nextLookNanos = nowNanos + idleNanos / LOOKS;
        evicted.forEach(this::moveLateEvents);
        evicted.clear();
        for (Member member : members.values()) {
            long good = member.slo.totals().goodEvents();
            long bad = member.slo.totals().badEvents();
            if (good != member.good || bad != member.bad) {
                member.good = good;
                member.bad = bad;
                member.sinceNanos = nowNanos;
            } else if (nowNanos - member.sinceNanos >= idleNanos
                    && member.slo.tracker().alerts().allInactive()) {
                evict(member);
            }
        }
    }

    private void evict(Member member) {
        members.remove(member.value);
        if (!member.value.equals(OTHER)) {
            admitted.decrementAndGet();
        }
        member.slo.close();
        evicted.add(member);
    }

    /* Whoever had asked for the member just before it was evicted may have recorded just after. */
    private void moveLateEvents(Member gone) {
        long good = gone.slo.totals().goodEvents() - gone.good;
        long bad = gone.slo.totals().badEvents() - gone.bad;
        if (good + bad > 0) {
            Slo successor = of(gone.value);
            successor.good(good);
            successor.bad(bad);
        }
    }

    /**
     * The members whose error budgets are in the worst shape.
     *
     * @param most how many at most, 0 or more
     * @return how they stand, the least remaining budget first; where that is equal, the one that burns faster
     * @throws IllegalArgumentException if the number is negative
     */
    public List<SloStatus> worst(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("number of members must be 0 or more, but was " + most);
        }
        return statuses()
                .sorted(Comparator.comparingDouble(
                                (SloStatus status) -> status.budget().remaining())
                        .thenComparing(status -> -status.budget().currentBurnRate())
                        .thenComparing(SloStatus::name))
                .limit(most)
                .toList();
    }

    private Stream<SloStatus> statuses() {
        return members.values().stream().map(member -> member.slo.status());
    }

    /**
     * The members of now.
     *
     * @return an immutable copy, ordered by name
     */
    public List<Slo> members() {
        return members.values().stream()
                .map(member -> member.slo)
                .sorted(Comparator.comparing(Slo::name))
                .toList();
    }

    /**
     * How often a value was one too many, or null, and its event counted with the others of that kind.
     *
     * @return a count that only grows
     */
    public long overflowed() {
        return overflowed.sum();
    }

    /**
     * The name.
     *
     * @return as given to the builder
     */
    public String name() {
        return definition.name();
    }

    /**
     * The label.
     *
     * @return its key
     */
    public String label() {
        return label;
    }

    SloDefinition definition() {
        return definition;
    }

    /** Takes the group and its members out of their registry. Closing again does nothing. */
    @Override
    public void close() {
        registry.remove(this);
        members.values().forEach(member -> member.slo.close());
    }

    @Override
    public String toString() {
        return "SloGroup[" + name() + " by " + label + "]";
    }
}
