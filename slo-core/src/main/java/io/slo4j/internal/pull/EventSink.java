package io.slo4j.internal.pull;

/** Counts events that a source has counted. */
@FunctionalInterface
public interface EventSink {
    /** Counts so many more; neither is negative. Must not throw. */
    void count(long good, long bad);
}
