package io.slo4j.cli.log;

/**
 * How one line of a log is read. It holds what the last line said, and is asked for it, so that a line costs no object.
 * For one file and one thread.
 */
public interface LineFormat {
    /** Whether the first line of a file names columns and says nothing else. */
    boolean isHeader(byte[] bytes, int from, int to);

    /** Reads a line; false if it is not well formed. */
    boolean read(byte[] bytes, int from, int to);

    /** When it happened, in seconds since the epoch. */
    long second();

    long good();

    long bad();

    /** Whether the line should have said how long the request took, and did not. */
    boolean lacksTime();
}
