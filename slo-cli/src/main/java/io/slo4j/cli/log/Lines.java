package io.slo4j.cli.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The lines of a stream, one after the other, in a buffer that is reused. For one thread. */
final class Lines implements Closeable {
    /** The length in bytes beyond which a line is skipped. */
    static final int LONGEST = 1 << 20;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a_0a0a_0a0a_0a0aL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private final InputStream in;
    private byte[] bytes;
    private int from;
    private int to;
    private int next;
    private int filled;
    private boolean ended;
    private boolean tooLong;
    private boolean cut;

    Lines(InputStream in, int bufferSize) {
        this.in = in;
        this.bytes = new byte[bufferSize];
    }

    /** Moves to the next line; false at the end. A last line need not be ended. */
    boolean next() throws IOException {
        tooLong = false;
        int newline = newline(next);
        while (newline < 0 && !ended) {
            int searched = filled - next;
            refill();
            newline = newline(next + searched);
            if (newline < 0 && filled - next >= LONGEST) {
                return passOver();
            }
        }
        cut = newline < 0;
        from = next;
        to = newline < 0 ? filled : newline;
        next = newline < 0 ? filled : newline + 1;
        if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
        return newline >= 0 || to > from;
    }

    /** Whether this line was longer than {@link #LONGEST}, and has been skipped. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether this line ended with the stream, and not with a line feed. */
    boolean isCut() {
        return cut;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The next newline from a place on, eight bytes at a time; -1 if none has been read yet. */
    private int newline(int start) {
        int at = start;
        while (at + Long.BYTES <= filled) {
            long differs = (long) LONGS.get(bytes, at) ^ NEWLINES;
            long zero = (differs - ONES) & ~differs & TOPS;
            if (zero != 0) {
                return at + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < filled) {
            if (bytes[at] == '\n') {
                return at;
            }
            at++;
        }
        return -1;
    }

    private void refill() throws IOException {
        int kept = filled - next;
        if (next > 0) {
            System.arraycopy(bytes, next, bytes, 0, kept);
            next = 0;
            filled = kept;
        } else if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    private boolean passOver() throws IOException {
        tooLong = true;
        int newline = -1;
        while (newline < 0 && !ended) {
            next = filled;
            refill();
            newline = newline(next);
        }
        next = newline < 0 ? filled : newline + 1;
        from = 0;
        to = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
