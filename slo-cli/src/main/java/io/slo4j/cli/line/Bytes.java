package io.slo4j.cli.line;

import java.util.Arrays;

/** Looks into the bytes of a line. */
final class Bytes {
    private Bytes() {}

    static boolean startWith(byte[] bytes, int from, int to, String text) {
        int length = text.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean startWith(byte[] bytes, int from, int to, byte[] text) {
        return to - from >= text.length && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
    }

    /** The place of the first quotation mark that no backslash precedes, or the end. */
    static int closingQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }
}
