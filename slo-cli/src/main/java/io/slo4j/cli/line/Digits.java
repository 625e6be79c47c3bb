package io.slo4j.cli.line;

/** Whole numbers, written in ASCII. */
final class Digits {
    private static final int MOST = 18;

    private Digits() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The number between two places, or -1 if that is not one to eighteen digits. */
    static long parse(byte[] bytes, int from, int to) {
        if (from >= to || to - from > MOST) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            number = 10 * number + (bytes[i] - '0');
        }
        return number;
    }
}
