package io.slo4j.cli.line;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A variable of a log format, and the text after it. */
final class LogVariable {
    private final String text;
    private final Role role;
    private final @Nullable LatencyUnit unit;
    private final boolean listed;
    private final boolean quoted;
    private final byte[] after;

    /**
     * A variable.
     *
     * @param text how the format has it: {@code $request_time}, {@code %D}
     * @param unit of a time that the request took; null if the format does not tell
     * @param listed whether it may be several values, separated by commas and colons, as nginx has of several servers
     * @param quoted whether it is in quotation marks, which a backslash precedes if they are part of it
     * @param after what follows it up to the next variable or the end of the line
     */
    LogVariable(String text, Role role, @Nullable LatencyUnit unit, boolean listed, boolean quoted, String after) {
        this.text = text;
        this.role = role;
        this.unit = unit;
        this.listed = listed;
        this.quoted = quoted;
        this.after = after.getBytes(StandardCharsets.UTF_8);
    }

    /** What a variable says of a request. */
    enum Role {
        OTHER,
        TIME,
        STATUS,
        REQUEST,
        METHOD,
        PATH,
        ELAPSED
    }

    /** Whether it is meant by a name, with or without the sign that begins a variable. */
    boolean isNamed(String name) {
        return text.equals(name) || text.substring(1).equals(name) || text.equals("${" + name + "}");
    }

    /** Where its value ends that begins at a place; -1 if what must follow it does not. */
    int end(byte[] bytes, int at, int to) {
        if (role == Role.TIME) {
            int end = timeEnd(bytes, at, to);
            if (end >= 0) {
                return follows(bytes, end, to) ? end : -1;
            }
        }
        if (quoted) {
            int end = Bytes.closingQuote(bytes, at, to);
            return follows(bytes, end, to) ? end : -1;
        }
        if (after.length == 0) {
            return to;
        }
        for (int end = at; end + after.length <= to; end++) {
            if (bytes[end] == after[0] && follows(bytes, end, to) && !(listed && goesOn(bytes, at, end, to))) {
                return end;
            }
        }
        return -1;
    }

    private static int timeEnd(byte[] bytes, int at, int to) {
        if (at < to && bytes[at] == '[') {
            int end = at;
            while (end < to && bytes[end] != ']') {
                end++;
            }
            return Math.min(end + 1, to);
        }
        boolean slashed = to - at >= LogTime.LENGTH && bytes[at + 2] == '/' && bytes[at + 6] == '/';
        return slashed ? at + LogTime.LENGTH : -1;
    }

    private boolean follows(byte[] bytes, int end, int to) {
        return Bytes.startWith(bytes, end, to, after);
    }

    /** Whether a list goes on at a place: {@code 0.010, 0.020 : 0.030}. */
    private static boolean goesOn(byte[] bytes, int from, int end, int to) {
        return (end > from && (bytes[end - 1] == ',' || bytes[end - 1] == ':'))
                || Bytes.startWith(bytes, end, to, " : ");
    }

    String text() {
        return text;
    }

    /** What it says of the request. */
    Role role() {
        return role;
    }

    @Nullable
    LatencyUnit unit() {
        return unit;
    }

    /** The text after it. */
    String after() {
        return new String(after, StandardCharsets.UTF_8);
    }

    /** How many bytes the text after it has. */
    int afterLength() {
        return after.length;
    }
}
