package io.slo4j.internal.count;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * The events of each hour of the last eight weeks, as far as they are known. Hours are those of UTC: what the same hour of another
 * week is depends on a time zone, which is asked for when they are read. Immutable.
 *
 * @param events how many there were
 * @param bad how many of them were bad
 * @param slowest what 99 of 100 took at most, in microseconds; known where durations are kept
 */
public record HourlyEvents(HourlyNumbers events, HourlyNumbers bad, HourlyNumbers slowest) {
    /** Nothing is known. */
    public static final HourlyEvents NONE =
            new HourlyEvents(HourlyNumbers.NONE, HourlyNumbers.NONE, HourlyNumbers.NONE);

    private static final double HOUR = 3_600;

    /** What a window that ends at an instant has been. */
    private interface Window {
        double in(double endSeconds);
    }

    /** The same with the events that others have counted in these hours. */
    public HourlyEvents plus(HourlyEvents others) {
        return new HourlyEvents(
                events.and(others.events, (hour, one, other) -> HourlyNumbers.kept((double) one + other)),
                bad.and(others.bad, (hour, one, other) -> HourlyNumbers.kept((double) one + other)),
                slowest.and(others.slowest, (hour, one, other) -> between(others, hour, one, other)));
    }

    /* What 99 of 100 events took at most lies between what it was for one part of them and for the other. */
    private int between(HourlyEvents others, long hour, int one, int other) {
        double here = Math.max(0, events.at(hour));
        double there = Math.max(0, others.events.at(hour));
        return here + there == 0
                ? Math.max(one, other)
                : HourlyNumbers.kept((here * one + there * other) / (here + there));
    }

    /** The same with another time that 99 of 100 events of an hour took at most. */
    HourlyEvents withSlowest(long hour, double micros) {
        HourlyNumbers one = HourlyNumbers.of(hour, new int[] {HourlyNumbers.kept(micros)});
        return new HourlyEvents(events, bad, slowest.and(one, (at, before, now) -> now));
    }

    /**
     * The traffic that is usual in a window: the median of what came in the same window of earlier weeks by the clock of a zone, in
     * so far as that is known.
     *
     * @param endNanos when the window ends, in nanoseconds since the epoch
     */
    Usual usual(long endNanos, long windowNanos, ZoneId zone) {
        double seconds = windowNanos / 1e9;
        return usual(endNanos, zone, end -> rate(events, end, seconds) * seconds / HOUR);
    }

    /** The share of bad events that is usual in a window; weeks without an event do not count. */
    Usual usualErrorRatio(long endNanos, long windowNanos, ZoneId zone) {
        double seconds = windowNanos / 1e9;
        return usual(
                endNanos, zone, end -> Math.min(1, rate(bad, end, seconds) / positive(rate(events, end, seconds))));
    }

    /** What 99 of 100 events usually take at most in a window, in seconds; weeks without an event do not count. */
    Usual usualSlowest(long endNanos, long windowNanos, ZoneId zone) {
        double seconds = windowNanos / 1e9;
        return usual(endNanos, zone, end -> positive(rate(slowest, end, seconds)) / 1e6);
    }

    private static double positive(double rate) {
        return rate > 0 ? rate : Double.NaN;
    }

    private static Usual usual(long endNanos, ZoneId zone, Window window) {
        ZonedDateTime now =
                Instant.ofEpochSecond(Math.floorDiv(endNanos, 1_000_000_000L)).atZone(zone);
        double[] weeks = new double[HourlyNumbers.WEEKS];
        int known = 0;
        for (int week = 1; week <= weeks.length; week++) {
            long then = now.toLocalDateTime().minusWeeks(week).atZone(zone).toEpochSecond();
            double was = window.in((double) then);
            if (!Double.isNaN(was)) {
                weeks[known++] = was;
            }
        }
        return Usual.of(Arrays.copyOf(weeks, known));
    }

    /* The mean of the numbers of hours in so many seconds, looked at every half an hour. */
    private static double rate(HourlyNumbers numbers, double endSeconds, double seconds) {
        int parts = (int) Math.max(1, Math.ceil(seconds / (HOUR / 2)));
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            sum += numbers.around((endSeconds - seconds * (part + 0.5) / parts) / HOUR);
        }
        return sum / parts;
    }
}
