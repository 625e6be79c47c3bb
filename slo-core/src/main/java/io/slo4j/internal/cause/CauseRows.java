package io.slo4j.internal.cause;

import io.slo4j.internal.check.Packed;
import java.util.Arrays;

/**
 * What the counters of one SLO were at some instants of the past: a function of time that is constant between them, and 0 before
 * the first one. Packed, because most counters do not move from one instant to the next. Immutable: one with a row more shares the
 * bytes of the others with it, behind which only the newest writes.
 */
final class CauseRows {
    static final CauseRows NONE = new CauseRows(new byte[0], 0, 0, 0, Long.MIN_VALUE, new long[CausePlaces.ALL]);

    /* So many rows more before those are left out of which there are more than windows need. */
    private static final int MORE = 12;
    private static final int MOST_BYTES = 900;
    private static final int LONGEST_ROW = Packed.LONGEST + 4 + Packed.LONGEST * CausePlaces.ALL;
    private static final int SPARE = 32;

    /* Of each, oldest first, what is more than at the one before it: milliseconds, which counters, and of these the events. */
    private final byte[] packed;
    private final int end;
    private final int size;
    private final int thinned;
    private final long lastMillis;
    private final long[] last;

    private CauseRows(byte[] packed, int end, int size, int thinned, long lastMillis, long[] last) {
        this.packed = packed;
        this.end = end;
        this.size = size;
        this.thinned = thinned;
        this.lastMillis = lastMillis;
        this.last = last;
    }

    static CauseRows of(CauseTable table) {
        Writing all = new Writing(LONGEST_ROW * table.size());
        for (int i = 0; i < table.size(); i++) {
            all.add(table.millis(i), table.row(i));
        }
        return all.rows();
    }

    /** When the newest one was; {@link Long#MIN_VALUE} if there is none. */
    long lastMillis() {
        return lastMillis;
    }

    /** Whether a counter has moved since the newest one. */
    boolean isPassedBy(long[] totals) {
        return !Arrays.equals(last, totals);
    }

    /**
     * One more, later than all, for the one thread that writes; from time to time those are left out of which there are more than
     * windows need.
     *
     * @param totals not to be changed any more
     * @param reachMillis the length of the longest window
     */
    CauseRows and(long millis, long[] totals, long reachMillis) {
        if (size + 1 >= thinned + MORE) {
            return thinned(millis, reachMillis).and(millis, totals);
        }
        return and(millis, totals);
    }

    private CauseRows and(long millis, long[] totals) {
        byte[] row = new byte[LONGEST_ROW];
        int length = write(row, 0, size == 0 ? millis : millis - lastMillis, last, totals);
        byte[] longer = end + length <= packed.length ? packed : Arrays.copyOf(packed, end + length + SPARE);
        System.arraycopy(row, 0, longer, end, length);
        return new CauseRows(longer, end + length, size + 1, thinned, millis, totals);
    }

    /** Those that windows need which end now or later: as fine as they may be for so many bytes. */
    CauseRows thinned(long nowMillis, long reachMillis) {
        CauseRows rows = this;
        int resolution = CauseTable.FINEST;
        do {
            rows = rows.thinned(nowMillis, reachMillis, resolution);
            resolution--;
        } while (rows.end > MOST_BYTES && resolution >= CauseTable.COARSEST);
        return rows;
    }

    private CauseRows thinned(long nowMillis, long reachMillis, int resolution) {
        Writing kept = new Writing(end + SPARE);
        Reading each = new Reading();
        Reading next = new Reading();
        next.next();
        while (next.count < size) {
            each.next();
            next.next();
            boolean tooOld = next.millis <= nowMillis - reachMillis;
            if (!tooOld && !kept.isDispensable(next.millis, nowMillis, resolution)) {
                kept.add(each.millis, each.totals);
            }
        }
        if (size > 0) {
            kept.add(next.millis, next.totals);
        }
        return kept.rows();
    }

    /** The counters at the newest of these instants that is not after another one. */
    long[] at(long millis) {
        Reading each = new Reading();
        Reading next = new Reading();
        while (next.count < size) {
            next.next();
            if (next.millis > millis) {
                break;
            }
            each.next();
        }
        return each.totals;
    }

    CauseTable table() {
        long[] millis = new long[size];
        long[][] rows = new long[size][];
        Reading each = new Reading();
        for (int i = 0; i < size; i++) {
            each.next();
            millis[i] = each.millis;
            rows[i] = each.totals.clone();
        }
        return new CauseTable(millis, rows);
    }

    /** The same with the events of one counter counted by another one, whose place is free then. */
    CauseRows moved(int from, int to) {
        return last[from] == 0 ? this : of(table().moved(from, to));
    }

    /** Row by row. */
    private final class Reading {
        private final Packed.Reader numbers = new Packed.Reader(packed);
        private final long[] totals = new long[CausePlaces.ALL];
        private long millis;
        private int count;

        void next() {
            millis += numbers.next();
            long which = numbers.next();
            for (int i = 0; which >>> i != 0; i++) {
                if ((which >>> i & 1) == 1) {
                    totals[i] += numbers.next();
                }
            }
            count++;
        }
    }

    /** Row by row, into bytes that are long enough. */
    private static final class Writing {
        private final byte[] bytes;
        private final long[] last = new long[CausePlaces.ALL];
        private long lastMillis = Long.MIN_VALUE;
        private int size;
        private int end;

        Writing(int most) {
            bytes = new byte[most];
        }

        void add(long millis, long[] totals) {
            end = write(bytes, end, size == 0 ? millis : millis - lastMillis, last, totals);
            System.arraycopy(totals, 0, last, 0, last.length);
            lastMillis = millis;
            size++;
        }

        boolean isDispensable(long afterMillis, long nowMillis, int resolution) {
            return size > 0 && CauseTable.isDispensable(lastMillis, afterMillis, nowMillis, resolution);
        }

        CauseRows rows() {
            return size == 0
                    ? NONE
                    : new CauseRows(Arrays.copyOf(bytes, end + SPARE), end, size, size, lastMillis, last);
        }
    }

    private static int write(byte[] bytes, int from, long later, long[] before, long[] totals) {
        long which = 0;
        for (int i = 0; i < totals.length; i++) {
            which |= totals[i] == before[i] ? 0 : 1L << i;
        }
        int end = Packed.write(bytes, Packed.write(bytes, from, later), which);
        for (int i = 0; i < totals.length; i++) {
            end = totals[i] == before[i] ? end : Packed.write(bytes, end, totals[i] - before[i]);
        }
        return end;
    }

    @Override
    public String toString() {
        return size + " rows";
    }
}
