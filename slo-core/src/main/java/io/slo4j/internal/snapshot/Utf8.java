package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.nio.charset.StandardCharsets;

/**
 * Texts as bytes. A text of characters is UTF-8. A surrogate without its other half, which UTF-8 cannot hold, takes the three
 * bytes that a character of its number would take. So different texts are different bytes, and every text is read as it was.
 */
final class Utf8 {
    private Utf8() {}

    /** How many bytes a text takes. */
    static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            length += next < 0x80 ? 1 : next < 0x800 ? 2 : 3;
            if (isPair(text, i)) {
                length++;
                i++;
            }
        }
        return length;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** Writes a text to where there is room for it, and returns where it ends. */
    static int write(String text, byte[] bytes, int from) {
        int at = from;
        for (int i = 0; i < text.length(); i++) {
            int next = text.charAt(i);
            if (next < 0x80) {
                bytes[at++] = (byte) next;
            } else if (next < 0x800) {
                bytes[at++] = (byte) (0xc0 | (next >>> 6));
                bytes[at++] = tail(next);
            } else if (isPair(text, i)) {
                int point = text.codePointAt(i++);
                bytes[at++] = (byte) (0xf0 | (point >>> 18));
                bytes[at++] = tail(point >>> 12);
                bytes[at++] = tail(point >>> 6);
                bytes[at++] = tail(point);
            } else {
                bytes[at++] = (byte) (0xe0 | (next >>> 12));
                bytes[at++] = tail(next >>> 6);
                bytes[at++] = tail(next);
            }
        }
        return at;
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /**
     * Reads a text.
     *
     * @param what what it is, as the error names it
     * @throws SnapshotFormatException if {@link #write} writes no text so
     */
    static String read(String what, byte[] bytes, int from, int end) throws SnapshotFormatException {
        if (from == end) {
            return "";
        }
        int at = from;
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        if (at == end) {
            return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[end - from];
        int length = 0;
        at = from;
        while (at < end) {
            int first = bytes[at] & 0xff;
            int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
            int point = more == 0 ? first : first & (0x3f >>> more);
            for (int i = 1; i <= more; i++) {
                require(at + i < end && (bytes[at + i] & 0xc0) == 0x80, what);
                point = (point << 6) | (bytes[at + i] & 0x3f);
            }
            require(more == 0 || (first >= 0xc0 && first < 0xf8 && isWrittenWith(more, point)), what);
            at += more + 1;
            length += Character.toChars(point, text, length);
            require(more != 2 || length < 2 || !Character.isSurrogatePair(text[length - 2], text[length - 1]), what);
        }
        return new String(text, 0, length);
    }

    /* Nothing is written longer than need be. */
    private static boolean isWrittenWith(int more, int point) {
        return switch (more) {
            case 1 -> point >= 0x80;
            case 2 -> point >= 0x800;
            default -> point >= 0x10000 && point <= 0x10ffff;
        };
    }

    private static void require(boolean isText, String what) throws SnapshotFormatException {
        if (!isText) {
            throw Damage.of(what + " must be UTF-8, but was not");
        }
    }
}
