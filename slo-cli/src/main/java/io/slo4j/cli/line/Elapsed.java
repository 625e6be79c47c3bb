package io.slo4j.cli.line;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The time that a request took, as a log has it: a decimal number, in quotes or not, with a unit at its end or not. Several of
 * them, as nginx writes one for each server that it asked ({@code 0.010, 0.020 : 0.030}), are added up.
 */
final class Elapsed {
    /** There is no time, such as in a field that is {@code -}. */
    static final long NONE = -1;

    /* Two of them can be added. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private Elapsed() {}

    /**
     * The time in nanoseconds, exactly; digits below them are ignored, and what is longer than 146 years is that.
     *
     * @param unit the unit of a number that has none at its end
     */
    static long nanos(byte[] bytes, int begin, int end, LatencyUnit unit) {
        int from = begin;
        int to = end;
        if (to - from > 2 && bytes[from] == '"' && bytes[to - 1] == '"') {
            from++;
            to--;
        }
        long sum = NONE;
        int at = from;
        while (at < to) {
            int next = at;
            while (next < to && bytes[next] != ',' && bytes[next] != ':' && bytes[next] != ' ') {
                next++;
            }
            boolean nothing = next == at || (next == at + 1 && bytes[at] == '-');
            if (!nothing) {
                long one = one(bytes, at, next, unit);
                if (one == NONE) {
                    return NONE;
                }
                sum = sum == NONE ? one : saturated(sum + one);
            }
            at = next + 1;
        }
        return sum;
    }

    private static long one(byte[] bytes, int from, int to, LatencyUnit unit) {
        int point = from;
        while (point < to && Digits.isDigit(bytes[point])) {
            point++;
        }
        int end = point;
        if (end < to && bytes[end] == '.') {
            end++;
            while (end < to && Digits.isDigit(bytes[end])) {
                end++;
            }
        }
        long whole = Digits.parse(bytes, from, point);
        LatencyUnit own = end == to ? unit : unitAt(bytes, end, to);
        if (whole < 0 || own == null) {
            return NONE;
        }
        long nanosPerUnit = own.nanos();
        long nanos = whole > LONGEST / nanosPerUnit ? LONGEST : whole * nanosPerUnit;
        for (int at = point + 1; at < end; at++) {
            nanosPerUnit /= 10;
            nanos += nanosPerUnit * (bytes[at] - '0');
        }
        return saturated(nanos);
    }

    private static @Nullable LatencyUnit unitAt(byte[] bytes, int from, int to) {
        return LatencyUnit.named(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static long saturated(long nanos) {
        return Math.min(nanos, LONGEST);
    }
}
