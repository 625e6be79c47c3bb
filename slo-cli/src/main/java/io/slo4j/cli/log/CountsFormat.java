package io.slo4j.cli.log;

/** {@code epoch_second,good,bad}: the events of a second, counted already. A header is skipped. */
public final class CountsFormat implements LineFormat {
    private long second;
    private long good;
    private long bad;

    @Override
    public boolean isHeader(byte[] bytes, int from, int to) {
        return from < to && !read(bytes, from, to) && Character.isLetter(bytes[start(bytes, from, to)]);
    }

    @Override
    public boolean read(byte[] bytes, int from, int to) {
        int firstComma = comma(bytes, from, to);
        int secondComma = comma(bytes, firstComma + 1, to);
        if (secondComma >= to) {
            return false;
        }
        second = number(bytes, from, firstComma);
        good = number(bytes, firstComma + 1, secondComma);
        bad = number(bytes, secondComma + 1, to);
        return second >= 0 && good >= 0 && bad >= 0;
    }

    private static int comma(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    private static long number(byte[] bytes, int from, int to) {
        int first = start(bytes, from, to);
        int end = to;
        while (end > first && bytes[end - 1] == ' ') {
            end--;
        }
        return Digits.parse(bytes, first, end);
    }

    private static int start(byte[] bytes, int from, int to) {
        int first = from;
        while (first < to - 1 && (bytes[first] == ' ' || bytes[first] == '"' || bytes[first] < 0)) {
            first++;
        }
        return first;
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
