package io.slo4j.cli.line;

/**
 * A time in any of the ways in which servers and spreadsheets write one that can be told apart with certainty: that of an access
 * log, ISO 8601 with a zone, and seconds, milliseconds, microseconds or nanoseconds since the epoch, which differ by their size.
 * In brackets or not. For one thread.
 */
final class Timestamp {
    /** What a time must be, for messages. */
    static final String RULE =
            "must be seconds, ms, us or ns since the epoch, 10/Oct/2026:13:55:36 +0000, or" + " 2026-10-10T13:55:36Z";

    /** The last second that slo4j can represent, in 2261. */
    static final long LAST_SECOND = 9_214_646_400L;

    /*
     * A number of one unit cannot be one of the next: the last second is below the first millisecond that is accepted, in 1973,
     * and so on.
     */
    private static final long[] UNITS = {1_000, 1_000_000, 1_000_000_000};

    private static final long FIRST = 100_000_000;
    /** The digits of today's nanoseconds, more than those of any count. */
    private static final int NANOS_DIGITS = 19;

    private final LogTime time = new LogTime();
    private boolean lacksZone;

    /** The second since the epoch, or {@link LogTime#NONE}. */
    long second(byte[] bytes, int begin, int end) {
        int from = begin;
        int to = end;
        if (to - from > 2 && bytes[from] == '[' && bytes[to - 1] == ']') {
            from++;
            to--;
        }
        lacksZone = false;
        if (to - from == LogTime.LENGTH && bytes[from + 2] == '/') {
            return time.second(bytes, from, to);
        }
        if (IsoTime.begins(bytes, from, to)) {
            lacksZone = IsoTime.lacksZone(bytes, from, to);
            return IsoTime.second(bytes, from, to);
        }
        return sinceEpoch(bytes, from, to);
    }

    /** What was wrong with the last text, after the name of what it should have been. */
    String refusal() {
        return lacksZone ? "must have a time zone at its end, such as Z or +01:00" : RULE;
    }

    private static long sinceEpoch(byte[] bytes, int from, int to) {
        int point = from;
        while (point < to && Digits.isDigit(bytes[point])) {
            point++;
        }
        for (int at = point + 1; at < to; at++) {
            if (!Digits.isDigit(bytes[at])) {
                return LogTime.NONE;
            }
        }
        boolean nanos = point - from == NANOS_DIGITS;
        long number = Digits.parse(bytes, from, nanos ? point - 9 : point);
        if (number < 0 || (point < to && bytes[point] != '.')) {
            return LogTime.NONE;
        }
        if (number <= LAST_SECOND) {
            return number;
        }
        for (long unit : UNITS) {
            if (number / unit >= FIRST && number / unit <= LAST_SECOND) {
                return number / unit;
            }
        }
        return LogTime.NONE;
    }
}
