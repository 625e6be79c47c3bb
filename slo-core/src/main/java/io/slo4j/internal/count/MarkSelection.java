package io.slo4j.internal.count;

import java.util.Arrays;

/**
 * Chooses marks among places where totals are known: of so many, those without which the least would be known of when bad events
 * came. The edges of total outages come first ({@link OutageEdges}). Between two marks bad events are taken to have come evenly, so
 * any other mark is worth those that would be put in the wrong place without it. They are weighed by the traffic of their time, as
 * seconds of a total outage: five minutes of it at night are not worth less than at noon. For one thread.
 */
public final class MarkSelection {
    /* What is left is enough to tell weaker faults apart. */
    private static final int MOST_EDGES = Marks.MOST * 3 / 4;

    /* More than anything else can be worth: a timeline is shorter than this many outages. */
    private static final double EDGE = 1e9;

    private long[] nanos = new long[4 * Marks.MOST];
    private long[] good = new long[4 * Marks.MOST];
    private long[] bad = new long[4 * Marks.MOST];
    private int size;

    /** Adds places, ascending; what is not after the last one that was added is left out. */
    public MarkSelection add(CheckpointTotals places) {
        for (int i = 0; i < places.instants().length; i++) {
            add(places.instants()[i], places.good()[i], places.bad()[i]);
        }
        return this;
    }

    /** Adds one. */
    public void add(long atNanos, long goodThen, long badThen) {
        int last = size - 1;
        if (size > 0 && (atNanos <= nanos[last] || goodThen < good[last] || badThen < bad[last])) {
            return;
        }
        if (size > 1 && bad[last - 1] == badThen) {
            /* In the middle of a time without bad events. */
            size--;
        } else if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            good = Arrays.copyOf(good, 2 * size);
            bad = Arrays.copyOf(bad, 2 * size);
        }
        nanos[size] = atNanos;
        good[size] = goodThen;
        bad[size] = badThen;
        size++;
    }

    /** The bad events at the last place up to an instant that was added; 0 before the first. */
    long badAt(long untilNanos) {
        int before = until(untilNanos) - 1;
        return before < 0 ? 0 : bad[before];
    }

    /**
     * The best of them, at most {@link Marks#MOST}.
     *
     * @param sinceNanos older ones are left out
     * @param untilNanos younger ones are left out after they have shown what the others are worth
     */
    public Marks chosen(long sinceNanos, long untilNanos) {
        int old = 0;
        while (old < size && nanos[old] < sinceNanos) {
            old++;
        }
        remove(0, old);
        double[] edges = OutageEdges.worth(nanos, good, bad, size, MOST_EDGES);
        double[] worth = new double[size];
        for (int i = 0; i < size; i++) {
            worth[i] = worth(i, edges);
        }
        int kept = until(untilNanos);
        while (kept > 0) {
            int least = least(worth);
            if (worth[least] > 0 && kept <= Marks.MOST) {
                break;
            }
            kept -= nanos[least] <= untilNanos ? 1 : 0;
            System.arraycopy(worth, least + 1, worth, least, size - least - 1);
            System.arraycopy(edges, least + 1, edges, least, size - least - 1);
            remove(least, 1);
            if (least > 0) {
                worth[least - 1] = worth(least - 1, edges);
            }
            if (least < size) {
                worth[least] = worth(least, edges);
            }
        }
        return Marks.of(nanos, good, bad, kept);
    }

    private int until(long untilNanos) {
        int count = 0;
        while (count < size && nanos[count] <= untilNanos) {
            count++;
        }
        return count;
    }

    private int least(double[] worth) {
        int least = 0;
        for (int i = 1; i < size; i++) {
            if (worth[i] < worth[least]) {
                least = i;
            }
        }
        return least;
    }

    private void remove(int from, int count) {
        System.arraycopy(nanos, from + count, nanos, from, size - from - count);
        System.arraycopy(good, from + count, good, from, size - from - count);
        System.arraycopy(bad, from + count, bad, from, size - from - count);
        size -= count;
    }

    /* The first and the last place have nothing beside them to be judged by. */
    private double worth(int i, double[] edges) {
        if (i == 0 || i == size - 1) {
            return Double.MAX_VALUE;
        }
        return edges[i] > 0 ? edges[i] * EDGE : misplaced(i);
    }

    /* In nanoseconds of a total outage. */
    private double misplaced(int i) {
        double time = nanos[i] - nanos[i - 1];
        double nextTime = nanos[i + 1] - nanos[i];
        double badBefore = bad[i] - bad[i - 1];
        double badAfter = bad[i + 1] - bad[i];
        double misplaced = Math.abs(time * badAfter - nextTime * badBefore) / (time + nextTime);
        if (misplaced == 0) {
            return 0;
        }
        double events = badBefore + good[i] - good[i - 1];
        double nextEvents = badAfter + good[i + 1] - good[i];
        boolean worseBefore = badBefore * nextEvents > badAfter * events;
        return worseBefore ? misplaced * time / events : misplaced * nextTime / nextEvents;
    }
}
