package io.slo4j.internal.latency;

import java.util.Arrays;

/**
 * The counts between two readings; immutable. They are kept in the payload format of HdrHistogram's V2 encoding: ZigZag
 * LEB128 numbers, of which a negative one stands for as many empty buckets.
 */
public final class Interval {
    /** No interval has counted more, so that sums of intervals can be counted too. */
    private static final long MOST_EVENTS = 1L << 48;

    private final long startNanos;
    private final long endNanos;
    private final byte[] payload;

    private Interval(long startNanos, long endNanos, byte[] payload) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.payload = payload;
    }

    static Interval of(long startNanos, long endNanos, long[] counts) {
        return of(startNanos, endNanos, counts, counts.length);
    }

    /** An interval of the first so many counts. */
    static Interval of(long startNanos, long endNanos, long[] counts, int buckets) {
        return new Interval(startNanos, endNanos, encode(counts, buckets));
    }

    /**
     * An interval of packed counts. Their reader must check them first.
     *
     * @param payload what {@link #payload} was, not to be changed
     */
    public static Interval packed(long startNanos, long endNanos, byte[] payload) {
        return new Interval(startNanos, endNanos, payload);
    }

    /** When it began, in nanoseconds since the epoch. */
    public long startNanos() {
        return startNanos;
    }

    /** When it ended, in nanoseconds since the epoch. */
    public long endNanos() {
        return endNanos;
    }

    /** The packed counts, not to be changed. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Checks what {@link #addTo} relies on.
     *
     * @throws IllegalArgumentException if the payload is not that of this number of buckets
     */
    void requireCounts(int buckets) {
        long bucket = 0;
        long events = 0;
        int at = 0;
        while (at < payload.length) {
            long zigzag = 0;
            int shift = 0;
            byte next = -1;
            while (next < 0 && at < payload.length && shift < Long.SIZE) {
                next = payload[at++];
                zigzag |= (next & 0x7fL) << shift;
                shift += 7;
            }
            long number = zigzag >>> 1 ^ -(zigzag & 1);
            bucket += number < 0 ? Math.min(-number, buckets + 1L) : 1;
            events += Math.max(0, number);
            if (next < 0 || number == Long.MIN_VALUE || bucket > buckets || events < 0 || events > MOST_EVENTS) {
                throw new IllegalArgumentException(
                        "latency interval must hold the counts of " + buckets + " buckets, but was something else");
            }
        }
    }

    /** This interval and the one right after it, as one. What would be more than can be counted keeps its proportions. */
    Interval and(Interval later, long[] scratch) {
        Arrays.fill(scratch, 0);
        addTo(scratch);
        later.addTo(scratch);
        while (Arrays.stream(scratch).sum() > MOST_EVENTS) {
            Arrays.setAll(scratch, bucket -> scratch[bucket] / 2);
        }
        return of(startNanos, later.endNanos, scratch);
    }

    /**
     * Adds these counts to others. Returns how many buckets there are up to the last that has counted anything.
     *
     * <p>Which number is negative cannot be predicted, so there is no branch on it: one that stands for empty buckets adds nothing
     * to the first of them.
     */
    int addTo(long[] counts) {
        byte[] packed = payload;
        int bucket = 0;
        int at = 0;
        while (at < packed.length) {
            long zigzag = packed[at++];
            if (zigzag < 0) {
                zigzag &= 0x7f;
                int shift = 7;
                byte next;
                do {
                    next = packed[at++];
                    zigzag |= (next & 0x7fL) << shift;
                    shift += 7;
                } while (next < 0);
            }
            long number = zigzag >>> 1;
            long empty = -(zigzag & 1);
            counts[bucket] += number & ~empty;
            bucket += 1 + (int) (number & empty);
        }
        return bucket;
    }

    private static byte[] encode(long[] counts, int buckets) {
        byte[] bytes = new byte[64];
        int length = 0;
        int bucket = 0;
        int last = buckets;
        while (last > 0 && counts[last - 1] == 0) {
            last--;
        }
        while (bucket < last) {
            long number = counts[bucket];
            if (number == 0) {
                int empty = bucket;
                while (counts[bucket] == 0) {
                    bucket++;
                }
                int run = bucket - empty;
                number = run == 1 ? 0 : -run;
            } else {
                bucket++;
            }
            if (bytes.length - length < 10) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            length = write(number << 1 ^ number >> 63, bytes, length);
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int write(long zigzag, byte[] bytes, int from) {
        int at = from;
        long rest = zigzag;
        while (rest >>> 7 != 0) {
            bytes[at++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }
}
