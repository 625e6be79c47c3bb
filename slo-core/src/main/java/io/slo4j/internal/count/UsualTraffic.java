package io.slo4j.internal.count;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Learns from the events of one SLO what is usual: how many come, how many of them are bad, and how long they take. The thread that
 * ticks counts the events of each hour; any thread may read. An hour of which less than a half was seen is not known; of another one the
 * rest is taken to be like the part that was seen.
 */
public final class UsualTraffic {
    /** Which share of the events is meant by what they take at most. */
    public static final double SLOW = 0.99;

    private static final long HOUR = 3_600_000_000_000L;

    /* Ticks that are farther apart than this have not seen what came in between. */
    private static final long GAP = HOUR / 4;

    private volatile HourlyEvents hours = HourlyEvents.NONE;
    private volatile int changes;

    /* For the thread that ticks: since when it has seen events without a gap, within the hour of the last tick. */
    private long sinceNanos;
    private long goodThen;
    private long badThen;
    private long lastNanos = Long.MIN_VALUE;
    private long lastGood;
    private long lastBad;

    /**
     * Goes on to an instant; for the thread that ticks.
     *
     * @param good all good events until then
     * @param bad all bad events until then
     * @return whether an hour has ended of which enough was seen: {@link #slowest} can be said of it
     */
    public synchronized boolean tick(long nowNanos, long good, long bad) {
        boolean known = false;
        if (lastNanos == Long.MIN_VALUE || nowNanos - lastNanos > GAP) {
            end();
            begin(nowNanos, good, bad);
        } else if (Math.floorDiv(nowNanos, HOUR) != Math.floorDiv(sinceNanos, HOUR)) {
            lastNanos = Math.floorDiv(nowNanos, HOUR) * HOUR;
            lastGood = good;
            lastBad = bad;
            known = end();
            begin(lastNanos, good, bad);
        }
        lastNanos = nowNanos;
        lastGood = good;
        lastBad = bad;
        return known;
    }

    /** What 99 of 100 events of the hour that has ended took at most; for the thread that ticks, in the same tick. */
    public synchronized void slowest(Duration took) {
        hours = hours.withSlowest(Math.floorDiv(sinceNanos, HOUR) - 1, took.toNanos() / 1e3);
        changes++;
    }

    private void begin(long nowNanos, long good, long bad) {
        sinceNanos = nowNanos;
        goodThen = good;
        badThen = bad;
    }

    private boolean end() {
        HourlyEvents ended = running();
        change(ended);
        return ended.events().size() > 0;
    }

    /* The hour that is running, if enough of it has been seen. */
    private HourlyEvents running() {
        long seen = lastNanos - sinceNanos;
        if (lastNanos == Long.MIN_VALUE || seen < HOUR / 2) {
            return HourlyEvents.NONE;
        }
        long hour = Math.floorDiv(sinceNanos, HOUR);
        double whole = (double) HOUR / seen;
        double good = (double) (lastGood - goodThen) * whole;
        double bad = (double) (lastBad - badThen) * whole;
        return new HourlyEvents(one(hour, good + bad), one(hour, bad), HourlyNumbers.NONE);
    }

    private static HourlyNumbers one(long hour, double number) {
        return HourlyNumbers.of(hour, new int[] {HourlyNumbers.kept(number)});
    }

    /** Adds what others have counted. */
    public synchronized void add(HourlyEvents others) {
        change(others);
    }

    private synchronized void change(HourlyEvents more) {
        hours = hours.plus(more);
        changes++;
    }

    /** How often that which is known has changed: what was read before may be other than what is read now. */
    public int changes() {
        return changes;
    }

    /** All that is known, the hour that is running included, if enough of it has been seen. */
    public synchronized HourlyEvents past() {
        return hours.plus(running());
    }

    /**
     * The traffic that is usual in a window.
     *
     * @param endNanos when it ends
     * @param zone whose clock says what the same hour of another week is
     */
    public Usual usual(long endNanos, long windowNanos, ZoneId zone) {
        return hours.usual(endNanos, windowNanos, zone);
    }

    /** The share of bad events that is usual in such a window. */
    public Usual usualErrorRatio(long endNanos, long windowNanos, ZoneId zone) {
        return hours.usualErrorRatio(endNanos, windowNanos, zone);
    }

    /** What 99 of 100 events usually take at most in such a window, in seconds. */
    public Usual usualSlowest(long endNanos, long windowNanos, ZoneId zone) {
        return hours.usualSlowest(endNanos, windowNanos, zone);
    }
}
