package io.slo4j.cli.log;

/** Takes the events of a second. */
@FunctionalInterface
public interface SecondSink {
    /**
     * Counts events.
     *
     * @param second seconds since the epoch
     */
    void count(long second, long good, long bad);
}
