package io.slo4j.examples.replay.log;

/** Hears how reading gets on. */
@FunctionalInterface
public interface ReadProgress {
    /** Nobody listens. */
    ReadProgress NONE = bytes -> {};

    /** So many more bytes have been read, as they are stored. */
    void read(long bytes);
}
