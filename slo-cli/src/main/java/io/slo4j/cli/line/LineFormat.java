package io.slo4j.cli.line;

/**
 * Reads the lines of a log. It holds the values of the last line, so that a line costs no object. For one file and one
 * thread.
 */
public interface LineFormat {
    /** Whether the first line of a file only names columns. */
    boolean isHeader(byte[] bytes, int from, int to);

    /** Reads a line; false if it is not well formed. */
    boolean read(byte[] bytes, int from, int to);

    /** What was wrong with the last line, if it was not well formed: what it must have, and what it had instead. */
    String refusal();

    /** The time of the event, in seconds since the epoch. */
    long second();

    long good();

    long bad();

    /** Whether the line lacks the duration of the request, although it matters. */
    boolean lacksTime();
}
