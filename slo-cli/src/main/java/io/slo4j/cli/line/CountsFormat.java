package io.slo4j.cli.line;

import java.nio.charset.StandardCharsets;

/**
 * {@code time,good,bad}: the events of a second, counted already. Separated by commas, semicolons or tabs, in quotes or not; the
 * time is any that {@link Timestamp} knows, and counts may be written as {@code 12.0}. A header is skipped.
 */
public final class CountsFormat implements LineFormat {
    private static final String[] NAMES = {"time", "good", "bad"};
    private static final String WHOLE = "must be a whole number of events of up to 18 digits";

    private final Timestamp time = new Timestamp();
    private final int[] from = new int[3];
    private final int[] to = new int[3];
    private String refusal = "";
    private long second;
    private long good;
    private long bad;

    @Override
    public boolean isHeader(byte[] bytes, int begin, int end) {
        if (read(bytes, begin, end) || begin == end) {
            return false;
        }
        int first = trimmed(bytes, begin, end);
        return first < end && Character.isLetter(bytes[first]);
    }

    @Override
    public boolean read(byte[] bytes, int begin, int end) {
        if (!split(bytes, begin, end)) {
            refusal = "a line must be time,good,bad";
            return false;
        }
        second = time.second(bytes, from[0], to[0]);
        if (second == LogTime.NONE) {
            return refused(bytes, 0, time.refusal());
        }
        good = count(bytes, from[1], to[1]);
        bad = count(bytes, from[2], to[2]);
        return good < 0 ? refused(bytes, 1, WHOLE) : bad >= 0 || refused(bytes, 2, WHOLE);
    }

    private boolean refused(byte[] bytes, int column, String rule) {
        String text = new String(bytes, from[column], to[column] - from[column], StandardCharsets.UTF_8);
        refusal = NAMES[column] + ' ' + rule + ", but was \"" + text + '"';
        return false;
    }

    /** Finds the three columns, without blanks and quotation marks round them. */
    private boolean split(byte[] bytes, int begin, int end) {
        int column = 0;
        int start = begin;
        boolean quoted = false;
        byte separator = 0;
        for (int at = begin; at <= end; at++) {
            byte one = at == end ? separator : bytes[at];
            if (at < end && one == '"') {
                quoted = !quoted;
            }
            boolean separates = separator == 0 ? one == ',' || one == ';' || one == '\t' : one == separator;
            if (at == end || (separates && !quoted)) {
                if (column == NAMES.length || (at == end && column != NAMES.length - 1)) {
                    return false;
                }
                separator = at == end ? separator : one;
                from[column] = trimmed(bytes, start, at);
                to[column] = trimmedEnd(bytes, from[column], at);
                column++;
                start = at + 1;
            }
        }
        return column == NAMES.length;
    }

    /** Bytes below zero at the beginning are a byte order mark. */
    private static int trimmed(byte[] bytes, int begin, int end) {
        int at = begin;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '"' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private static int trimmedEnd(byte[] bytes, int begin, int end) {
        int at = end;
        while (at > begin && (bytes[at - 1] == ' ' || bytes[at - 1] == '"')) {
            at--;
        }
        return at;
    }

    /** A whole number, with zeros after its point or without; -1 if it is none. */
    private static long count(byte[] bytes, int begin, int end) {
        int point = begin;
        while (point < end && bytes[point] != '.') {
            point++;
        }
        for (int at = point + 1; at < end; at++) {
            if (bytes[at] != '0') {
                return -1;
            }
        }
        return Digits.parse(bytes, begin, point);
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public long second() {
        return second;
    }

    @Override
    public long good() {
        return good;
    }

    @Override
    public long bad() {
        return bad;
    }

    @Override
    public boolean lacksTime() {
        return false;
    }
}
