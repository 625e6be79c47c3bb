package io.slo4j.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A number for each hour of the last eight weeks, as far as it is known. Hours are those of UTC; one takes four bytes. Immutable. */
public final class HourlyNumbers {
    /** The weeks that are kept. */
    public static final int WEEKS = 8;

    /** The hours that are kept: those weeks and an hour on either side, and one more for a clock that has changed. */
    public static final int MOST = WEEKS * 7 * 24 + 4;

    /** The number of an hour of which nothing is known. */
    public static final int UNKNOWN = -1;

    /** Nothing is known. */
    public static final HourlyNumbers NONE = new HourlyNumbers(0, new int[0]);

    private final long end;
    private final int[] numbers;

    private HourlyNumbers(long end, int[] numbers) {
        this.end = end;
        this.numbers = numbers;
    }

    /** How two numbers of one hour become one. */
    interface Both {
        int of(long hour, int one, int other);
    }

    /**
     * Some hours.
     *
     * @param first the first of them, counted from 1970-01-01T00Z
     * @param numbers the number of each, {@link #UNKNOWN} where it is not known; at most {@link #MOST}
     */
    public static HourlyNumbers of(long first, int[] numbers) {
        return numbers.length == 0 ? NONE : new HourlyNumbers(first + numbers.length, numbers.clone());
    }

    /** A number as it is kept: nothing above 2^31 - 1 is told apart. */
    static int kept(double number) {
        return (int) Math.round(Math.min(number, Integer.MAX_VALUE));
    }

    /** The first hour, counted from 1970-01-01T00Z. */
    public long first() {
        return end - numbers.length;
    }

    /** How many hours there are. */
    public int size() {
        return numbers.length;
    }

    /** The number of an hour, counted from 1970-01-01T00Z; {@link #UNKNOWN} if it is not known. */
    public int at(long hour) {
        long place = hour - first();
        return place < 0 || place >= numbers.length ? UNKNOWN : numbers[(int) place];
    }

    /** The same with what others know; where both know an hour, it is as the function says. */
    HourlyNumbers and(HourlyNumbers others, Both both) {
        if (numbers.length == 0 || others.numbers.length == 0) {
            return numbers.length == 0 ? others : this;
        }
        long last = Math.max(end, others.end);
        long from = Math.max(last - MOST, Math.min(first(), others.first()));
        int[] all = new int[(int) (last - from)];
        for (int i = 0; i < all.length; i++) {
            int one = at(from + i);
            int other = others.at(from + i);
            all[i] = one == UNKNOWN || other == UNKNOWN ? Math.max(one, other) : both.of(from + i, one, other);
        }
        return new HourlyNumbers(last, all);
    }

    /** The number at an instant in hours since 1970-01-01T00Z: between two middles of hours it goes from one to the other. */
    double around(double hours) {
        double middle = hours - 0.5;
        long hour = (long) Math.floor(middle);
        double share = middle - hour;
        int before = at(hour);
        int after = at(hour + 1);
        if (before == UNKNOWN || after == UNKNOWN) {
            int nearer = share < 0.5 ? before : after;
            return nearer == UNKNOWN ? Double.NaN : nearer;
        }
        return before + ((double) after - before) * share;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HourlyNumbers that && end == that.end && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(end) + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return numbers.length + " hours until hour " + end;
    }
}
