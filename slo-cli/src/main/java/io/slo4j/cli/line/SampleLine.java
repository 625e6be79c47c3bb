package io.slo4j.cli.line;

/** One of the first lines of a log. */
public final class SampleLine {
    private final String source;
    private final long number;
    private final byte[] bytes;

    /**
     * A line.
     *
     * @param source the name of the log
     * @param number which line it is, from 1 on
     * @param bytes the line, which is not copied
     */
    public SampleLine(String source, long number, byte[] bytes) {
        this.source = source;
        this.number = number;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    String where() {
        return source + ", line " + number;
    }
}
