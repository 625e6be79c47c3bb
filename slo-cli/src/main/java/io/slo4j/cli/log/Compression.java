package io.slo4j.cli.log;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Recognises what a stream holds by its first bytes: a name says nothing about a pipe, and may be wrong. */
final class Compression {
    private static final int BUFFER = 1 << 16;
    private static final int LOOKED_AT = 6;

    private static final String GZIP = "\u001f\u008b";

    /** What is not read, and what makes a text of it. */
    private enum Other {
        ZSTD("compressed by zstd; zstdcat FILE | slo ... - reads it", "(\u00b5/\u00fd"),
        XZ("compressed by xz; xzcat FILE | slo ... - reads it", "\u00fd7zXZ\0"),
        BZIP2("compressed by bzip2; bzcat FILE | slo ... - reads it", "BZh"),
        ZIP("a ZIP archive; unzip -p FILE | slo ... - reads it", "PK\3\4"),
        UTF_16("UTF-16; iconv -f UTF-16 -t UTF-8 FILE | slo ... - reads it", "\u00ff\u00fe");

        private final String what;
        private final String beginning;

        Other(String what, String beginning) {
            this.what = what;
            this.beginning = beginning;
        }
    }

    private Compression() {}

    /**
     * The text of a stream, uncompressed if that is gzip.
     *
     * @throws IOException if it is of a kind that is not read; the message says what to do
     */
    static InputStream text(InputStream stored) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stored, BUFFER);
        in.mark(LOOKED_AT);
        byte[] first = in.readNBytes(LOOKED_AT);
        in.reset();
        for (Other other : Other.values()) {
            if (beginsWith(first, other.beginning)) {
                throw new IOException("it is " + other.what);
            }
        }
        return beginsWith(first, GZIP) ? new GZIPInputStream(new Patient(in), BUFFER) : in;
    }

    /** Compares bytes with characters up to 255. */
    private static boolean beginsWith(byte[] bytes, String beginning) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(beginning);
    }

    /**
     * Waits for the next bytes before it says that there are none. {@link GZIPInputStream} asks so whether another member
     * follows, and would take a pipe that is slow for one that has ended.
     */
    private static final class Patient extends FilterInputStream {
        Patient(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : Math.max(1, in.available());
        }
    }
}
