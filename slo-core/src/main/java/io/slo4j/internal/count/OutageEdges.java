package io.slo4j.internal.count;

import java.util.Arrays;

/**
 * Where total outages begin and end among places where totals are known. What an outage cost is certain only as far as it is known
 * on either side of its edge that it is there: with one mark far away, all of it may lie on the wrong side. So an edge is three
 * places, and all of them outlive whatever else was bad. For one thread.
 */
final class OutageEdges {
    /* Outages of five minutes, of which the first and the last checkpoint may hide a part. */
    private static final double LEAST_NANOS = 240e9;

    /* Which share of the events of an outage are bad. */
    private static final double TOTAL = 0.9;

    /* And at its edges, where one interval holds what was before. */
    private static final double PART = 0.5;

    private final long[] nanos;
    private final long[] good;
    private final long[] bad;
    private final int size;
    private final double[] worth;

    private OutageEdges(long[] nanos, long[] good, long[] bad, int size) {
        this.nanos = nanos;
        this.good = good;
        this.bad = bad;
        this.size = size;
        this.worth = new double[size];
    }

    /**
     * What each place is worth as an edge, in nanoseconds of the outage; 0 where it is none.
     *
     * @param most how many are worth anything at most
     */
    static double[] worth(long[] nanos, long[] good, long[] bad, int size, int most) {
        OutageEdges edges = new OutageEdges(nanos, good, bad, size);
        edges.find();
        edges.keep(most);
        return edges.worth;
    }

    private void find() {
        int from = 0;
        while (from + 1 < size) {
            int to = share(from, from + 1) < PART ? from : end(from);
            double length = share(from, to) * (nanos[to] - nanos[from]);
            /* One that goes on may become longer. */
            if (to > from && (length >= LEAST_NANOS || to == size - 1)) {
                edge(from, -1, length);
                edge(to, 1, length);
                from = to;
            } else {
                from++;
            }
        }
    }

    /* The last place up to which nearly all that came since another one was bad, however little came in a better time between. */
    private int end(int from) {
        int end = from;
        for (int to = from + 1; to < size && share(from, to) >= PART && !isOver(end, to); to++) {
            if (share(from, to) >= TOTAL && share(to - 1, to) >= PART) {
                end = to;
            }
        }
        return end;
    }

    private boolean isOver(int end, int to) {
        return nanos[to] - nanos[end] >= LEAST_NANOS && share(end, to) < PART;
    }

    /* Without the places at the edge and within, less is certain; without the one outside, more is possible. */
    private void edge(int at, int outwards, double length) {
        add(at, 2 * length);
        add(at - outwards, 2 * length);
        add(at + outwards, length);
    }

    private void add(int place, double more) {
        if (place >= 0 && place < size) {
            worth[place] = Math.max(worth[place], more);
        }
    }

    private double share(int from, int to) {
        double badEvents = bad[to] - bad[from];
        return badEvents == 0 ? 0 : badEvents / (badEvents + good[to] - good[from]);
    }

    private void keep(int most) {
        double[] sorted = worth.clone();
        Arrays.sort(sorted);
        double least = size <= most ? 0 : sorted[size - most];
        int alike = most;
        for (double each : worth) {
            alike -= each > least ? 1 : 0;
        }
        for (int i = 0; i < size; i++) {
            if (worth[i] < least || (worth[i] == least && alike-- <= 0)) {
                worth[i] = 0;
            }
        }
    }
}
