package io.slo4j.internal.count;

import java.time.ZoneId;

/**
 * Learns from the events of one SLO what traffic is usual. The thread that ticks counts the events of each hour; any thread may read.
 * An hour of which less than a half was seen is not known; of another one the rest is taken to be like the part that was seen.
 */
public final class UsualTraffic {
    private static final long HOUR = 3_600_000_000_000L;

    /* Ticks that are farther apart than this have not seen what came in between. */
    private static final long GAP = HOUR / 4;

    private volatile HourlyEvents hours = HourlyEvents.NONE;
    private volatile int changes;

    /* For the thread that ticks: since when it has seen events without a gap, within the hour of the last tick. */
    private long sinceNanos;
    private long eventsThen;
    private long lastNanos = Long.MIN_VALUE;
    private long lastEvents;

    /**
     * Goes on to an instant; for the thread that ticks.
     *
     * @param events all events until then
     */
    public synchronized void tick(long nowNanos, long events) {
        if (lastNanos == Long.MIN_VALUE || nowNanos - lastNanos > GAP) {
            end();
            begin(nowNanos, events);
        } else if (Math.floorDiv(nowNanos, HOUR) != Math.floorDiv(sinceNanos, HOUR)) {
            lastNanos = Math.floorDiv(nowNanos, HOUR) * HOUR;
            lastEvents = events;
            end();
            begin(lastNanos, events);
        }
        lastNanos = nowNanos;
        lastEvents = events;
    }

    private void begin(long nowNanos, long events) {
        sinceNanos = nowNanos;
        eventsThen = events;
    }

    private void end() {
        change(running());
    }

    /* The hour that is running, if enough of it has been seen. */
    private HourlyEvents running() {
        long seen = lastNanos - sinceNanos;
        return lastNanos == Long.MIN_VALUE || seen < HOUR / 2
                ? HourlyEvents.NONE
                : HourlyEvents.of(
                        Math.floorDiv(sinceNanos, HOUR),
                        new int[] {HourlyEvents.count((lastEvents - eventsThen) * ((double) HOUR / seen))});
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
}
