package io.slo4j.cli.log;

/** Follows the progress of reading. */
@FunctionalInterface
public interface ReadProgress {
    /** Ignores the progress. */
    ReadProgress NONE = bytes -> {};

    /** This many more bytes have been read, as they are stored. */
    void read(long bytes);
}
