package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The causes that are told apart, their counters, and what those were in the past. Who records adds to a counter; which counters there
 * are is changed by putting another state into the place of this one. Immutable but for the counters.
 */
final class CauseState {
    /** For how many causes that had to give way events are awaited of threads that had found them. */
    private static final int MOST_RETIRED = 32;

    /** As many rows as one SLO has, and a few more: those of several that were added need not all be kept. */
    private static final int MOST_ROWS = 200;

    private static final CauseCounter[] NOBODY = {};
    private static final long[] NOTHING = new long[CausePlaces.ALL];

    /** Nothing was bad yet. */
    static final CauseState NONE =
            new CauseState(new CauseCounter[CausePlaces.ALL], NOTHING, NOBODY, NOTHING, CauseRows.NONE, noCounters());

    private final @Nullable CauseCounter[] counters;

    /* What others counted. */
    private final long[] earlier;

    /* Causes that had to give way, counted with what is not told apart, and what those counted that nobody counts in any more. */
    private final CauseCounter[] retired;
    private final long[] settled;
    private final CauseRows rows;

    /* Of each kind, by label. */
    private final Map<String, CauseCounter>[] byLabel;

    private CauseState(
            @Nullable CauseCounter[] counters,
            long[] earlier,
            CauseCounter[] retired,
            long[] settled,
            CauseRows rows,
            Map<String, CauseCounter>[] byLabel) {
        this.counters = counters;
        this.earlier = earlier;
        this.retired = retired;
        this.settled = settled;
        this.rows = rows;
        this.byLabel = byLabel;
    }

    private CauseState(
            @Nullable CauseCounter[] counters, long[] earlier, CauseCounter[] retired, long[] settled, CauseRows rows) {
        this(counters, earlier, retired, settled, rows, byLabel(counters));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, CauseCounter>[] noCounters() {
        Map<String, CauseCounter>[] none = new Map[CausePlaces.OTHERS];
        Arrays.fill(none, Map.of());
        return none;
    }

    private static Map<String, CauseCounter>[] byLabel(@Nullable CauseCounter[] counters) {
        Map<String, CauseCounter>[] byLabel = noCounters();
        for (Cause.Kind kind : Cause.Kind.values()) {
            Map<String, CauseCounter> ofKind = new HashMap<>();
            for (CauseCounter counter : counters) {
                if (counter != null && counter.kind() == kind) {
                    ofKind.put(counter.label(), counter);
                }
            }
            /* These find without allocating, and are small. */
            byLabel[CausePlaces.ofOther(kind)] = Map.copyOf(ofKind);
        }
        return byLabel;
    }

    /** The counter of a cause; null if it is not told apart. */
    @Nullable
    CauseCounter find(Cause.Kind kind, String label) {
        return byLabel[CausePlaces.ofOther(kind)].get(label);
    }

    /** The counter of what is not told apart; null as long as there is nothing. */
    @Nullable
    CauseCounter other(Cause.Kind kind) {
        return counters[CausePlaces.ofOther(kind)];
    }

    @Nullable
    CauseCounter counter(int column) {
        return counters[column];
    }

    /** The first place of a cause that is free; below 0 if there is none. */
    private static int free(@Nullable CauseCounter[] counters) {
        for (int i = CausePlaces.OTHERS; i < CausePlaces.ALL; i++) {
            if (counters[i] == null) {
                return i;
            }
        }
        return -1;
    }

    boolean isFull() {
        return free(counters) < 0;
    }

    /** The same with the counter of another cause, if there is a place for it. */
    CauseState with(CauseCounter counter) {
        int place = free(counters);
        if (place < 0) {
            return this;
        }
        @Nullable CauseCounter[] more = counters.clone();
        more[place] = counter;
        return new CauseState(more, earlier, retired, settled, rows);
    }

    /** The same with the counters of what is not told apart. */
    CauseState begun() {
        return new CauseState(withOthers(), earlier, retired, settled, rows);
    }

    private @Nullable CauseCounter[] withOthers() {
        @Nullable CauseCounter[] copy = counters.clone();
        for (Cause.Kind kind : Cause.Kind.values()) {
            if (copy[CausePlaces.ofOther(kind)] == null) {
                copy[CausePlaces.ofOther(kind)] = new CauseCounter(kind, Cause.OTHER, null);
            }
        }
        return copy;
    }

    /** The same without a cause, whose events are not told apart any more. */
    CauseState without(int column) {
        CauseCounter gone = counters[column];
        if (gone == null) {
            return this;
        }
        int other = CausePlaces.ofOther(gone.kind());
        @Nullable CauseCounter[] fewer = withOthers();
        fewer[column] = null;
        long[] counted = earlier.clone();
        counted[other] = CausePlaces.sum(counted[other], counted[column]);
        counted[column] = 0;
        CauseCounter[] late = Arrays.copyOf(retired, retired.length + 1);
        late[retired.length] = gone;
        long[] over = settled;
        if (late.length > MOST_RETIRED) {
            int place = CausePlaces.ofOther(late[0].kind());
            over = settled.clone();
            over[place] = CausePlaces.sum(over[place], late[0].sum());
            late = Arrays.copyOfRange(late, 1, late.length);
        }
        return new CauseState(fewer, counted, late, over, rows.moved(column, other));
    }

    /** The events of each, those of earlier processes included. */
    long[] totals() {
        return totals(here());
    }

    /** The same, when this process had counted so much. */
    long[] totals(long[] here) {
        long[] totals = here.clone();
        for (int i = 0; i < totals.length; i++) {
            totals[i] = CausePlaces.sum(totals[i], earlier[i]);
        }
        return totals;
    }

    /** The events of each that this process has counted. */
    long[] here() {
        long[] here = settled.clone();
        for (int i = 0; i < here.length; i++) {
            CauseCounter counter = counters[i];
            here[i] = counter == null ? here[i] : CausePlaces.sum(here[i], counter.sum());
        }
        for (CauseCounter late : retired) {
            int other = CausePlaces.ofOther(late.kind());
            here[other] = CausePlaces.sum(here[other], late.sum());
        }
        return here;
    }

    /** What is to be written down. */
    CausePast past() {
        long[] totals = totals();
        int[] columns = IntStream.range(0, CausePlaces.ALL)
                .filter(i -> totals[i] > 0)
                .boxed()
                .sorted(Comparator.comparing(i -> entry(i, 0), CausePast.Entry.ORDER))
                .mapToInt(i -> i)
                .toArray();
        List<CausePast.Entry> entries =
                Arrays.stream(columns).mapToObj(i -> entry(i, totals[i])).toList();
        return CausePast.of(entries, rows.table().increases(columns));
    }

    private CausePast.Entry entry(int column, long events) {
        CauseCounter counter = Objects.requireNonNull(counters[column], "counter of a cause with events");
        String trace = counter.trace();
        return new CausePast.Entry(counter.kind(), counter.label(), events, trace == null ? "" : trace);
    }

    CauseRows rows() {
        return rows;
    }

    /** The same with another past. */
    CauseState with(CauseRows others) {
        return new CauseState(counters, earlier, retired, settled, others, byLabel);
    }

    /**
     * The same with what others counted as well: causes for which there is no place are not told apart.
     *
     * @param past with all its events at some instants
     */
    CauseState with(CausePast past, long nowMillis, long reachMillis) {
        @Nullable CauseCounter[] more = withOthers();
        long[] counted = earlier.clone();
        int[] places = new int[past.entries().size()];
        for (int entry : past.mostFirst()) {
            CausePast.Entry one = past.entries().get(entry);
            int place = place(one, more);
            places[entry] = place;
            counted[place] = CausePlaces.sum(counted[place], one.events());
        }
        CauseTable both = rows.table().plus(CauseTable.of(past, places));
        return new CauseState(
                more,
                counted,
                retired,
                settled,
                both.size() > MOST_ROWS ? CauseRows.of(both).thinned(nowMillis, reachMillis) : CauseRows.of(both));
    }

    private static int place(CausePast.Entry entry, @Nullable CauseCounter[] counters) {
        for (int i = CausePlaces.OTHERS; i < CausePlaces.ALL; i++) {
            CauseCounter counter = counters[i];
            if (counter != null
                    && counter.kind() == entry.kind()
                    && counter.label().equals(entry.label())) {
                return i;
            }
        }
        int free = entry.label().equals(Cause.OTHER) ? -1 : free(counters);
        if (free < 0) {
            return CausePlaces.ofOther(entry.kind());
        }
        counters[free] =
                new CauseCounter(entry.kind(), entry.label(), entry.traceId().isEmpty() ? null : entry.traceId());
        return free;
    }
}
