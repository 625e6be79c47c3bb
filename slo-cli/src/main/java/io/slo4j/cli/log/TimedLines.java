package io.slo4j.cli.log;

import java.io.IOException;

/** Lines with their times and events, one after the other. */
interface TimedLines {
    /** Moves to the next line; false at the end. */
    boolean next() throws IOException;

    /** Which line of its log this is, from 1 on. */
    long number();

    /** Seconds since the epoch. */
    long second();

    long good();

    long bad();
}
