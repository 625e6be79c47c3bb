package io.slo4j.internal.cause;

import java.util.Arrays;

/**
 * What the counters of one SLO were at some instants of the past: a function of time that is constant between them, and 0 before
 * the first one. Packed, because most counters do not move from one instant to the next. Immutable.
 */
final class CauseRows {
    static final CauseRows NONE = new CauseRows(new byte[0], 0, 0, Long.MIN_VALUE);

    private static final int MORE = 12;
    private static final int MOST_BYTES = 1_000;
    private static final int LONGEST_ROW = 10 + 4 + 10 * CausePlaces.ALL;

    /* Of each, oldest first, what is more than at the one before it: milliseconds, which counters, and of these the events. */
    private final byte[] packed;
    private final int size;
    private final int thinned;
    private final long lastMillis;

    private CauseRows(byte[] packed, int size, int thinned, long lastMillis) {
        this.packed = packed;
        this.size = size;
        this.thinned = thinned;
        this.lastMillis = lastMillis;
    }

    static CauseRows of(CauseTable table) {
        byte[] all = new byte[LONGEST_ROW * table.size()];
        long[] before = new long[CausePlaces.ALL];
        int end = 0;
        for (int i = 0; i < table.size(); i++) {
            end = write(
                    all, end, i == 0 ? table.millis(0) : table.millis(i) - table.millis(i - 1), before, table.row(i));
            before = table.row(i);
        }
        return table.size() == 0
                ? NONE
                : new CauseRows(Arrays.copyOf(all, end), table.size(), table.size(), table.millis(table.size() - 1));
    }

    /** When the newest one was; {@link Long#MIN_VALUE} if there is none. */
    long lastMillis() {
        return lastMillis;
    }

    /** Whether a counter has moved since the newest one. */
    boolean isPassedBy(long[] totals) {
        return !Arrays.equals(at(lastMillis), totals);
    }

    /**
     * One more, later than all; from time to time those are left out of which there are more than windows need.
     *
     * @param reachMillis the length of the longest window
     */
    CauseRows and(long millis, long[] totals, long reachMillis) {
        byte[] longer = Arrays.copyOf(packed, packed.length + LONGEST_ROW);
        int end = write(longer, packed.length, size == 0 ? millis : millis - lastMillis, at(lastMillis), totals);
        CauseRows more = new CauseRows(Arrays.copyOf(longer, end), size + 1, thinned, millis);
        return more.size < thinned + MORE ? more : thinned(more.table(), millis, reachMillis);
    }

    /** Those that windows need which end now or later: as fine as they may be for so many bytes. */
    static CauseRows thinned(CauseTable all, long nowMillis, long reachMillis) {
        CauseTable table = all;
        CauseRows rows;
        int resolution = CauseTable.FINEST;
        do {
            table = table.thinned(nowMillis, reachMillis, resolution);
            rows = of(table);
            resolution--;
        } while (rows.packed.length > MOST_BYTES && resolution >= CauseTable.COARSEST);
        return rows;
    }

    /** The counters at the newest of these instants that is not after another one. */
    long[] at(long millis) {
        long[] totals = new long[CausePlaces.ALL];
        long nanos = 0;
        int[] at = {0};
        while (at[0] < packed.length) {
            nanos += number(at);
            if (nanos > millis) {
                break;
            }
            read(totals, at);
        }
        return totals;
    }

    CauseTable table() {
        long[] millis = new long[size];
        long[][] rows = new long[size][];
        long[] totals = new long[CausePlaces.ALL];
        int[] at = {0};
        for (int i = 0; i < size; i++) {
            millis[i] = (i == 0 ? 0 : millis[i - 1]) + number(at);
            read(totals, at);
            rows[i] = totals.clone();
        }
        return new CauseTable(millis, rows);
    }

    /** The same with the events of one counter counted by another one, whose place is free then. */
    CauseRows moved(int from, int to) {
        return at(lastMillis)[from] == 0 ? this : of(table().moved(from, to));
    }

    private void read(long[] totals, int[] at) {
        long which = number(at);
        for (int i = 0; which >>> i != 0; i++) {
            if ((which >>> i & 1) == 1) {
                totals[i] += number(at);
            }
        }
    }

    private long number(int[] at) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = packed[at[0]++];
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    private static int write(byte[] bytes, int from, long later, long[] before, long[] totals) {
        long which = 0;
        for (int i = 0; i < totals.length; i++) {
            which |= totals[i] == before[i] ? 0 : 1L << i;
        }
        int end = number(bytes, number(bytes, from, later), which);
        for (int i = 0; i < totals.length; i++) {
            end = totals[i] == before[i] ? end : number(bytes, end, totals[i] - before[i]);
        }
        return end;
    }

    private static int number(byte[] bytes, int from, long number) {
        int at = from;
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    @Override
    public String toString() {
        return size + " rows";
    }
}
