package io.slo4j.cli.line;

import java.nio.charset.StandardCharsets;

/** A part of a line, as a place in the bytes of the reader, which are overwritten by later lines. */
final class Span {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    void set(byte[] line, int begin, int end) {
        bytes = line;
        from = begin;
        to = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean is(String text) {
        return to - from == text.length() && startsWith(text);
    }

    boolean startsWith(String text) {
        return Bytes.startWith(bytes, from, to, text);
    }

    /** Ends it before the first of these characters, and returns where that was. */
    int cutAt(char one, char other) {
        int at = from;
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        to = at;
        return at;
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
