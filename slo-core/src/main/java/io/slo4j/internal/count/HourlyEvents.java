package io.slo4j.internal.count;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of each hour of the last eight weeks, as far as they are known. Hours are those of UTC: what the same hour of another
 * week is depends on a time zone, which is asked for when they are read. An hour takes four bytes. Immutable.
 */
public final class HourlyEvents {
    /** The weeks that are kept. */
    public static final int WEEKS = 8;

    /** The hours that are kept: those weeks and an hour on either side, and one more for a clock that has changed. */
    public static final int MOST = WEEKS * 7 * 24 + 4;

    /** An hour of which nothing is known. */
    public static final int UNKNOWN = -1;

    /** Nothing is known. */
    public static final HourlyEvents NONE = new HourlyEvents(0, new int[0]);

    private static final long HOUR = 3600;

    private final long end;
    private final int[] events;

    private HourlyEvents(long end, int[] events) {
        this.end = end;
        this.events = events;
    }

    /**
     * Some hours.
     *
     * @param first the first of them, counted from 1970-01-01T00Z
     * @param events the events of each, {@link #UNKNOWN} where they are not known; at most {@link #MOST}
     */
    public static HourlyEvents of(long first, int[] events) {
        return events.length == 0 ? NONE : new HourlyEvents(first + events.length, events.clone());
    }

    /** A number of events, of which no more than 2^31 - 1 in an hour are told apart. */
    static int count(double events) {
        return (int) Math.round(Math.min(events, Integer.MAX_VALUE));
    }

    /** The first hour, counted from 1970-01-01T00Z. */
    public long first() {
        return end - events.length;
    }

    /** How many hours there are. */
    public int size() {
        return events.length;
    }

    /** The events of an hour, counted from 1970-01-01T00Z; {@link #UNKNOWN} if they are not known. */
    public int at(long hour) {
        long place = hour - first();
        return place < 0 || place >= events.length ? UNKNOWN : events[(int) place];
    }

    /** The same with the events that others have counted in these hours. */
    public HourlyEvents plus(HourlyEvents others) {
        if (events.length == 0 || others.events.length == 0) {
            return events.length == 0 ? others : this;
        }
        long last = Math.max(end, others.end);
        long from = Math.max(last - MOST, Math.min(first(), others.first()));
        int[] sum = new int[(int) (last - from)];
        for (int i = 0; i < sum.length; i++) {
            int one = at(from + i);
            int other = others.at(from + i);
            sum[i] = one == UNKNOWN || other == UNKNOWN ? Math.max(one, other) : count((double) one + other);
        }
        return new HourlyEvents(last, sum);
    }

    /**
     * The traffic that is usual in a window: the median of what came in the same window of earlier weeks by the clock of a zone, in
     * so far as that is known.
     *
     * @param endNanos when the window ends, in nanoseconds since the epoch
     */
    Usual usual(long endNanos, long windowNanos, ZoneId zone) {
        ZonedDateTime now =
                Instant.ofEpochSecond(Math.floorDiv(endNanos, 1_000_000_000L)).atZone(zone);
        double[] weeks = new double[WEEKS];
        int known = 0;
        for (int week = 1; week <= WEEKS; week++) {
            long then = now.toLocalDateTime().minusWeeks(week).atZone(zone).toEpochSecond();
            double came = within((double) then, windowNanos / 1e9);
            if (!Double.isNaN(came)) {
                weeks[known++] = came;
            }
        }
        return Usual.of(Arrays.copyOf(weeks, known));
    }

    /* Events between two middles of hours are taken to come at a rate that goes from one to the other. */
    private double within(double endSeconds, double seconds) {
        int parts = (int) Math.max(1, Math.ceil(seconds / (HOUR / 2.0)));
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            double middle = endSeconds - seconds * (part + 0.5) / parts;
            sum += perHour(middle / HOUR - 0.5);
        }
        return sum / parts * seconds / HOUR;
    }

    private double perHour(double middle) {
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
        return other instanceof HourlyEvents that && end == that.end && Arrays.equals(events, that.events);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(end) + Arrays.hashCode(events);
    }

    @Override
    public String toString() {
        return events.length + " hours until hour " + end;
    }
}
