package io.slo4j.internal.check;

/** Whole numbers in as few bytes as they need: seven bits in each, the lowest first, and the eighth set where more follow. */
public final class Packed {
    /** The most bytes that a number takes. */
    public static final int LONGEST = 10;

    private Packed() {}

    /**
     * Writes a number.
     *
     * @param bytes long enough
     * @param from where it begins
     * @return where it ends
     */
    public static int write(byte[] bytes, int from, long number) {
        int at = from;
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /** Reads numbers, one after the other, where they were written so. For one thread. */
    public static final class Reader {
        private final byte[] bytes;
        private int at;

        /** From the first byte on. */
        public Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The next number. */
        public long next() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                number |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
