package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bad events of one SLO by cause, to be written down: of one instance at most {@link CausePlaces#ALL} causes, merged more.
 * Immutable.
 */
public final class CausePast {
    /** Nothing was bad, or nobody knows why. */
    public static final CausePast NONE = new CausePast(List.of(), List.of());

    private final List<Entry> entries;
    private final List<Increase> increases;

    /**
     * One cause.
     *
     * @param events how many, 0 or more
     * @param traceId nothing if it is not known
     */
    public record Entry(Cause.Kind kind, String label, long events, String traceId) {
        static final Comparator<Entry> ORDER = Comparator.comparing(Entry::kind).thenComparing(Entry::label);

        private Entry plus(Entry other) {
            return new Entry(
                    kind,
                    label,
                    CausePlaces.sum(events, other.events),
                    traceId.compareTo(other.traceId) > 0 ? traceId : other.traceId);
        }
    }

    /**
     * How many events of a cause have come since the instant before it.
     *
     * @param millis milliseconds since the epoch
     * @param entry which cause, from 0
     * @param events how many, above 0
     */
    public record Increase(long millis, int entry, long events) {
        private static final Comparator<Increase> ORDER =
                Comparator.comparingLong(Increase::millis).thenComparing(Increase::entry);
    }

    private CausePast(List<Entry> entries, List<Increase> increases) {
        this.entries = entries;
        this.increases = increases;
    }

    /**
     * What was counted.
     *
     * @param entries no two of the same kind and label
     * @param increases in the order of their instants, and of the entries at each; of no entry more than its events
     */
    public static CausePast of(List<Entry> entries, List<Increase> increases) {
        return entries.isEmpty() ? NONE : new CausePast(List.copyOf(entries), List.copyOf(increases));
    }

    /** The causes. */
    public List<Entry> entries() {
        return entries;
    }

    /** When their events came. */
    public List<Increase> increases() {
        return increases;
    }

    /** Which entries have the most events. */
    int[] mostFirst() {
        return IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> entries.get(i).events())
                        .reversed())
                .mapToInt(i -> i)
                .toArray();
    }

    /** The same as it will be known after nothing more was counted until an instant. */
    public CausePast endedAt(long millis) {
        long[] missing = entries.stream().mapToLong(Entry::events).toArray();
        increases.forEach(one -> missing[one.entry()] -= one.events());
        long last = increases.isEmpty()
                ? millis
                : increases.get(increases.size() - 1).millis();
        List<Increase> all = new ArrayList<>(increases);
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] > 0) {
                all.add(new Increase(Math.max(millis, last), i, missing[i]));
            }
        }
        return of(entries, added(all));
    }

    /** What two have counted, in any order. */
    public CausePast plus(CausePast other) {
        if (entries.isEmpty() || other.entries.isEmpty()) {
            return entries.isEmpty() ? other : this;
        }
        TreeMap<Entry, Entry> sums = new TreeMap<>(Entry.ORDER);
        entries.forEach(entry -> sums.merge(entry, entry, Entry::plus));
        other.entries.forEach(entry -> sums.merge(entry, entry, Entry::plus));
        List<Entry> all = List.copyOf(sums.values());
        List<Increase> both = new ArrayList<>(increasesAmong(all));
        both.addAll(other.increasesAmong(all));
        return new CausePast(all, added(both));
    }

    private List<Increase> increasesAmong(List<Entry> all) {
        int[] places = entries.stream()
                .mapToInt(entry -> Collections.binarySearch(all, entry, Entry.ORDER))
                .toArray();
        return increases.stream()
                .map(one -> new Increase(one.millis(), places[one.entry()], one.events()))
                .toList();
    }

    /* In their order, those of one instant and entry as one. */
    private static List<Increase> added(List<Increase> all) {
        List<Increase> sums = new ArrayList<>(all.size());
        for (Increase one : all.stream().sorted(Increase.ORDER).toList()) {
            int last = sums.size() - 1;
            if (last >= 0 && Increase.ORDER.compare(sums.get(last), one) == 0) {
                long events = CausePlaces.sum(sums.get(last).events(), one.events());
                sums.set(last, new Increase(one.millis(), one.entry(), events));
            } else {
                sums.add(one);
            }
        }
        return List.copyOf(sums);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CausePast that && entries.equals(that.entries) && increases.equals(that.increases);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries + ", increased " + increases.size() + " times";
    }
}
