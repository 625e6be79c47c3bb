package io.slo4j.source;

/**
 * Takes what a {@link CounterReading} reads. Each counter has a key, equal at each reading, by which it is known again.
 *
 * <p>A counter that was there when the source was first read counts from its value then. One that comes later counts from 0. One
 * that is lower than before was reset: all that it says has come since. One that vanishes counts no more, and goes on from its last
 * value should it come back; a thousand that have vanished are remembered.
 *
 * <p>Pass on a total before what it is compared with: an event that is counted in between is then late, and not wrong.
 */
public interface Counters {
    /**
     * A counter of good events.
     *
     * @param counter what it is known by
     * @param count 0 to 2^62 - 1
     * @throws IllegalArgumentException if the count is out of range, the source counts no good events, or the counter was passed on
     *     already; the reading has failed then, whatever becomes of the exception
     */
    void good(Object counter, long count);

    /**
     * A counter of bad events.
     *
     * @param counter what it is known by
     * @param count 0 to 2^62 - 1
     * @throws IllegalArgumentException as with {@link #good}
     */
    void bad(Object counter, long count);

    /**
     * A counter of all events, good and bad.
     *
     * @param counter what it is known by
     * @param count 0 to 2^62 - 1
     * @throws IllegalArgumentException as with {@link #good}
     */
    void total(Object counter, long count);
}
