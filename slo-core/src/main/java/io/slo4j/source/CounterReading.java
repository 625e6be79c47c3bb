package io.slo4j.source;

/** Reads counters that something else keeps: one call, one look at all of them. */
@FunctionalInterface
public interface CounterReading {
    /**
     * Passes on each counter that there is now. Called by one thread at a time, each time from the beginning. It may block, but
     * the SLO is shown as stale then.
     *
     * @param counters takes the counts; only during this call
     * @throws Exception if the counters cannot be read: none of them has grown then, and what they grow by until they are read again
     *     is counted then
     */
    void read(Counters counters) throws Exception;
}
