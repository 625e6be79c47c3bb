package io.slo4j.internal.latency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * How many events fell into each bucket since the beginning, modulo 2^32. Counts only grow; an interval is the difference
 * of two readings.
 *
 * <p>There is one array of counts until two threads meet at the same word; then there are more of them, and a thread keeps
 * to one by its id. An event may be counted in any of them, so a thread that meets another just goes to the next.
 */
final class StripedCounts {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle STRIPES;
    private static final int MOST_STRIPES =
            2 * Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1);

    static {
        try {
            STRIPES = MethodHandles.lookup().findVarHandle(StripedCounts.class, "stripes", int[][].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int buckets;
    private volatile int[][] stripes;

    /* Changed to redistribute threads that keep meeting although there is room. A lost update does no harm. */
    private int deal;

    StripedCounts(int buckets) {
        this.buckets = buckets;
        this.stripes = new int[][] {new int[buckets]};
    }

    void increment(int bucket) {
        int[][] all = stripes;
        int home = home() & all.length - 1;
        if (!incrementIn(all[home], bucket)) {
            incrementElsewhere(bucket, home);
        }
    }

    /** Adds counts of all buckets. */
    void add(long[] more) {
        int[] counts = stripes[0];
        for (int i = 0; i < more.length; i++) {
            if (more[i] != 0) {
                INTS.getAndAdd(counts, i, (int) more[i]);
            }
        }
    }

    private static boolean incrementIn(int[] counts, int bucket) {
        int count = (int) INTS.getOpaque(counts, bucket);
        return INTS.compareAndSet(counts, bucket, count, count + 1);
    }

    private void incrementElsewhere(int bucket, int met) {
        int[][] all = stripes;
        if (all.length < MOST_STRIPES) {
            all = grown(all);
        } else {
            deal++;
        }
        int next = met + 1;
        while (!incrementIn(all[next & all.length - 1], bucket)) {
            next++;
        }
    }

    private int[][] grown(int[][] few) {
        int[][] more = new int[few.length * 2][];
        System.arraycopy(few, 0, more, 0, few.length);
        for (int i = few.length; i < more.length; i++) {
            more[i] = new int[buckets];
        }
        STRIPES.compareAndSet(this, few, more);
        return stripes;
    }

    /* Fibonacci hashing spreads consecutive thread ids over the high bits. */
    private int home() {
        long id = Thread.currentThread().getId() + deal;
        return (int) ((id * 0x9E3779B97F4A7C15L) >>> 40);
    }

    /** The counts now, summed over the stripes. Of two readings one after the other, the second misses nothing of the first. */
    int[] read() {
        int[] sum = new int[buckets];
        for (int[] counts : stripes) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (int) INTS.getOpaque(counts, i);
            }
        }
        return sum;
    }

    /**
     * Adds the counts since an earlier reading, without taking one. Returns how many buckets there are up to the last that has
     * counted anything since.
     */
    int addSince(int[] earlier, long[] sum) {
        int[][] all = stripes;
        int end = 0;
        for (int i = all.length == 1 ? firstSince(all[0], earlier) : 0; i < earlier.length; i++) {
            int now = 0;
            for (int[] counts : all) {
                now += (int) INTS.getOpaque(counts, i);
            }
            int added = now - earlier[i];
            if (added != 0) {
                sum[i] += Integer.toUnsignedLong(added);
                end = i + 1;
            }
        }
        return end;
    }

    /* Most SLOs have one array, in which nothing or little has been counted since the last tick. */
    private static int firstSince(int[] now, int[] earlier) {
        int first = Arrays.mismatch(now, earlier);
        return first < 0 ? now.length : first;
    }
}
