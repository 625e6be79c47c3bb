package io.slo4j.cli.log;

/** Hears how reading gets on. */
@FunctionalInterface
public interface ReadProgress {
    /** Nobody listens. */
    ReadProgress NONE = bytes -> {};

    /** So many more bytes have been read, as they are stored. */
    void read(long bytes);
}
