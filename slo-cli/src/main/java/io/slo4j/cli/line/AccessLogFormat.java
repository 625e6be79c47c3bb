package io.slo4j.cli.line;

import org.jspecify.annotations.Nullable;

/**
 * A line of an access log, common or combined, as Apache, nginx, Tomcat and Jetty write it:
 *
 * <pre>
 * 203.0.113.7 - - [10/Oct/2026:13:55:36 +0000] "GET /cart HTTP/1.1" 200 2326 "https://shop.example/" "Mozilla/5.0" 0.042
 * </pre>
 *
 * The fields after the size of the answer are ignored, except for the one that is the time that the request took.
 */
public final class AccessLogFormat extends RequestFormat {
    private static final int BRACKETED = LogTime.LENGTH + 2;

    private final LogTime time = new LogTime();
    private final RequestLine request = new RequestLine();
    private final TrailingFields fields = new TrailingFields();
    private int sizeEnd;

    /**
     * Events are bad on a condition, or when they were slow.
     *
     * @param badWhen which requests are bad
     * @param slow which are slow; null if that does not matter
     */
    public AccessLogFormat(Condition badWhen, @Nullable Slow slow) {
        super(badWhen, slow);
    }

    @Override
    public boolean read(byte[] bytes, int from, int to) {
        int open = timeAt(bytes, from, to);
        if (open < 0) {
            return refused("there is no time in it such as [10/Oct/2026:13:55:36 +0000]");
        }
        int begin = open + BRACKETED + 2;
        if (begin > to || bytes[begin - 2] != ' ' || bytes[begin - 1] != '"') {
            return refused("there is no request in quotes after the time");
        }
        int quote = Bytes.closingQuote(bytes, begin, to);
        sizeEnd = sizeAt(bytes, quote, to);
        if (sizeEnd < 0) {
            return refused("there is no status and size such as 200 2326 after the request");
        }
        request.set(bytes, begin, quote);
        judge(bytes, to);
        return true;
    }

    /** The place of the bracket that begins the time; a user's name may hold a bracket too. */
    private int timeAt(byte[] bytes, int from, int to) {
        int last = to - BRACKETED;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == '[' && bytes[at + BRACKETED - 1] == ']') {
                second = time.second(bytes, at + 1, to);
                if (second != LogTime.NONE) {
                    return at;
                }
            }
        }
        return -1;
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

    @Override
    long elapsedNanos(Slow asked, byte[] bytes, int to) {
        FieldPlace place = asked.field();
        fields.split(bytes, sizeEnd, to, TrailingFields.wanted(place));
        int index = fields.find(place);
        return index < 0 ? Elapsed.NONE : Elapsed.nanos(bytes, fields.valueAt(index), fields.to(index), asked.unit());
    }

    /** The fields after the size of the line that has been read last; that line must not have been overwritten. */
    TrailingFields trailing(byte[] bytes, int to) {
        fields.split(bytes, sizeEnd, to, Integer.MAX_VALUE);
        return fields;
    }

    @Override
    public boolean methodIs(String name) {
        return request.method().is(name);
    }

    @Override
    public boolean pathIs(String path) {
        return request.path().is(path);
    }

    @Override
    public boolean pathStartsWith(String prefix) {
        return request.path().startsWith(prefix);
    }
}
