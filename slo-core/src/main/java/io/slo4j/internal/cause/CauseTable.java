package io.slo4j.internal.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of one SLO were at some instants: constant between them, and 0 before the first one. Immutable.
 *
 * @param instants milliseconds since the epoch, ascending; not to be changed
 * @param rows of each instant the counters, none of which is less than at the one before; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record CauseTable(long[] instants, long[][] rows) {
    /** Instants are never nearer than this for long. */
    static final long GRAIN_MILLIS = 30_000;

    /** A window begins at most this share of its length too early, where that does not take too many bytes. */
    static final int FINEST = 6;

    /** A window begins at most this share of its length too early. */
    static final int COARSEST = 3;

    /**
     * The counters of an SLO that has counted this.
     *
     * @param places where each entry is counted
     */
    static CauseTable of(CausePast past, int[] places) {
        List<CausePast.Increase> all = past.increases();
        long[] instants =
                all.stream().mapToLong(CausePast.Increase::millis).distinct().toArray();
        long[][] rows = new long[instants.length][];
        long[] totals = new long[CausePlaces.ALL];
        int next = 0;
        for (int row = 0; row < instants.length; row++) {
            while (next < all.size() && all.get(next).millis() == instants[row]) {
                CausePast.Increase one = all.get(next++);
                int place = places[one.entry()];
                totals[place] = CausePlaces.sum(totals[place], one.events());
            }
            rows[row] = totals.clone();
        }
        return new CauseTable(instants, rows);
    }

    /** How much more some counters were at each instant than at the one before. */
    List<CausePast.Increase> increases(int[] columns) {
        List<CausePast.Increase> increases = new ArrayList<>();
        for (int row = 0; row < size(); row++) {
            for (int i = 0; i < columns.length; i++) {
                long before = row == 0 ? 0 : rows[row - 1][columns[i]];
                if (rows[row][columns[i]] > before) {
                    increases.add(new CausePast.Increase(instants[row], i, rows[row][columns[i]] - before));
                }
            }
        }
        return increases;
    }

    int size() {
        return instants.length;
    }

    long millis(int row) {
        return instants[row];
    }

    long[] row(int row) {
        return rows[row];
    }

    /** The counters at the newest of these instants that is not after another one; null if there is none. */
    private long @Nullable [] at(long millis) {
        int found = Arrays.binarySearch(instants, millis);
        int before = found >= 0 ? found : -found - 2;
        return before < 0 ? null : rows[before];
    }

    /** The sums of both. */
    CauseTable plus(CauseTable other) {
        long[] all = LongStream.concat(LongStream.of(instants), LongStream.of(other.instants))
                .sorted()
                .distinct()
                .toArray();
        long[][] sums = new long[all.length][CausePlaces.ALL];
        for (int i = 0; i < all.length; i++) {
            add(at(all[i]), sums[i]);
            add(other.at(all[i]), sums[i]);
        }
        return new CauseTable(all, sums);
    }

    private static void add(long @Nullable [] totals, long[] sums) {
        for (int i = 0; totals != null && i < totals.length; i++) {
            sums[i] = CausePlaces.sum(sums[i], totals[i]);
        }
    }

    /** The same with the events of one counter counted by another one. */
    CauseTable moved(int from, int to) {
        long[][] others = new long[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            others[i] = rows[i].clone();
            others[i][to] = CausePlaces.sum(others[i][to], others[i][from]);
            others[i][from] = 0;
        }
        return new CauseTable(instants, others);
    }

    /** Whether a row may be left out, given the one that is kept before it and the one after it. */
    static boolean isDispensable(long beforeMillis, long afterMillis, long nowMillis, int resolution) {
        return afterMillis - beforeMillis <= Math.max(GRAIN_MILLIS, (nowMillis - afterMillis) / resolution);
    }
}
