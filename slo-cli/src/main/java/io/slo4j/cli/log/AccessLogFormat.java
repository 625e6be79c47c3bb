package io.slo4j.cli.log;

/**
 * A line of an access log, common or combined, as Apache and nginx write it:
 *
 * <pre>
 * 203.0.113.7 - - [10/Oct/2026:13:55:36 +0000] "GET /cart HTTP/1.1" 200 2326 "https://shop.example/" "Mozilla/5.0" 0.042
 * </pre>
 *
 * If the last field is a decimal number after the size of the answer, it is the duration of the request in seconds. The
 * fields between the size and it are ignored.
 */
public final class AccessLogFormat implements LineFormat {
    private static final long NO_THRESHOLD = Long.MAX_VALUE;
    private static final long NO_TIME = -1;
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_SECONDS_DIGITS = 9;

    private final Condition badWhen;
    private final long thresholdNanos;
    private final LogTime time = new LogTime();
    private byte[] line = new byte[0];
    private int methodFrom;
    private int requestTo;
    private int pathFrom;
    private int pathTo;
    private long second;
    private int status;
    private boolean bad;
    private boolean lacksTime;

    /**
     * Events are bad on a condition.
     *
     * @param badWhen which requests are bad
     */
    public AccessLogFormat(Condition badWhen) {
        this(badWhen, NO_THRESHOLD);
    }

    /**
     * Events are bad on a condition, or when they took longer than a threshold.
     *
     * @param badWhen which requests are bad
     * @param thresholdNanos how long a good request may take
     */
    public AccessLogFormat(Condition badWhen, long thresholdNanos) {
        this.badWhen = badWhen;
        this.thresholdNanos = thresholdNanos;
    }

    @Override
    public boolean isHeader(byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public boolean read(byte[] bytes, int from, int to) {
        int open = timeAt(bytes, from, to);
        if (open < 0) {
            return false;
        }
        int request = open + LogTime.LENGTH + 2;
        if (request > to || bytes[request - 2] != ' ' || bytes[request - 1] != '"') {
            return false;
        }
        int quote = closingQuote(bytes, request, to);
        int size = sizeAt(bytes, quote, to);
        if (size < 0) {
            return false;
        }
        line = bytes;
        methodFrom = request;
        requestTo = quote;
        pathFrom = -1;
        judge(bytes, size, to);
        return true;
    }

    /** The place of the bracket that begins the time; a user's name may hold a bracket too. */
    private int timeAt(byte[] bytes, int from, int to) {
        int last = to - LogTime.LENGTH;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == '[') {
                second = time.second(bytes, at, to);
                if (second != LogTime.NONE) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int closingQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Reads the status after the request's closing quote. Returns where the size of the answer ends, or -1. */
    private int sizeAt(byte[] bytes, int quote, int to) {
        int at = quote + 2;
        if (to - at < 5 || bytes[quote + 1] != ' ' || bytes[at + 3] != ' ') {
            return -1;
        }
        status = (int) Digits.parse(bytes, at, at + 3);
        int size = at + 4;
        int end = size;
        while (end < to && bytes[end] != ' ') {
            end++;
        }
        boolean none = end == size + 1 && bytes[size] == '-';
        return status >= 0 && (none || Digits.parse(bytes, size, end) >= 0) ? end : -1;
    }

    private void judge(byte[] bytes, int sizeEnd, int to) {
        bad = badWhen.holds(this);
        lacksTime = false;
        if (thresholdNanos != NO_THRESHOLD) {
            long nanos = lastFieldNanos(bytes, sizeEnd, to);
            lacksTime = nanos == NO_TIME;
            bad |= nanos > thresholdNanos;
        }
    }

    private static long lastFieldNanos(byte[] bytes, int sizeEnd, int lineEnd) {
        int to = lineEnd;
        while (to > sizeEnd && bytes[to - 1] == ' ') {
            to--;
        }
        int from = to;
        while (from > sizeEnd && bytes[from - 1] != ' ') {
            from--;
        }
        if (to - from > 2 && bytes[from] == '"' && bytes[to - 1] == '"') {
            from++;
            to--;
        }
        return from <= sizeEnd ? NO_TIME : nanos(bytes, from, to);
    }

    /** Decimal seconds in nanoseconds, exactly; digits after the ninth are ignored. */
    private static long nanos(byte[] bytes, int from, int to) {
        int point = from;
        while (point < to && bytes[point] != '.') {
            point++;
        }
        long seconds = Digits.parse(bytes, from, point);
        if (seconds < 0 || point - from > MOST_SECONDS_DIGITS) {
            return NO_TIME;
        }
        long nanos = seconds * SECOND;
        long digit = SECOND / 10;
        for (int at = point + 1; at < to; at++) {
            if (!Digits.isDigit(bytes[at])) {
                return NO_TIME;
            }
            nanos += digit * (bytes[at] - '0');
            digit /= 10;
        }
        return nanos;
    }

    int status() {
        return status;
    }

    boolean methodIs(String name) {
        splitRequest();
        int end = Math.max(methodFrom, pathFrom - 1);
        return end - methodFrom == name.length() && matches(name, methodFrom, end);
    }

    boolean pathIs(String path) {
        splitRequest();
        return pathTo - pathFrom == path.length() && matches(path, pathFrom, pathTo);
    }

    boolean pathStartsWith(String prefix) {
        splitRequest();
        return matches(prefix, pathFrom, pathTo);
    }

    /** Finds the path between the first blank and the next one, or a question mark. */
    private void splitRequest() {
        if (pathFrom >= 0) {
            return;
        }
        int at = methodFrom;
        while (at < requestTo && line[at] != ' ') {
            at++;
        }
        pathFrom = Math.min(at + 1, requestTo);
        pathTo = pathFrom;
        while (pathTo < requestTo && line[pathTo] != ' ' && line[pathTo] != '?') {
            pathTo++;
        }
    }

    private boolean matches(String text, int from, int to) {
        int length = text.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line[from + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long second() {
        return second;
    }

    @Override
    public long good() {
        return bad ? 0 : 1;
    }

    @Override
    public long bad() {
        return bad ? 1 : 0;
    }

    @Override
    public boolean lacksTime() {
        return lacksTime;
    }
}
