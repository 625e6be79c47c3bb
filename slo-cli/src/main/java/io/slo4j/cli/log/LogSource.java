package io.slo4j.cli.log;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The source of a log's bytes: a file, compressed if its name ends in {@code .gz}, or standard input. */
public final class LogSource {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int COMPRESSED_BUFFER = 1 << 16;

    /** Opens the bytes. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opener opener;
    private final boolean rereadable;
    private final boolean compressed;

    private LogSource(String name, Opener opener, boolean rereadable) {
        this.name = name;
        this.opener = opener;
        this.rereadable = rereadable;
        this.compressed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** A file by its name, or the given stream if the name is {@code -}. */
    public static LogSource of(String name, InputStream standardInput) {
        if (name.equals(STANDARD_INPUT)) {
            return new LogSource("standard input", () -> standardInput, false);
        }
        Path path = Path.of(name);
        return new LogSource(name, () -> Files.newInputStream(path), Files.isRegularFile(path));
    }

    /** The name for messages. */
    public String name() {
        return name;
    }

    /** How many bytes are stored; 0 if unknown. */
    public long size() {
        try {
            return rereadable ? Files.size(Path.of(name)) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Whether it can be opened again from its beginning; a pipe cannot. */
    boolean isRereadable() {
        return rereadable;
    }

    /** The bytes, uncompressed. The progress counts every byte as it is stored. */
    InputStream open(ReadProgress progress) throws IOException {
        InputStream counted = new Counted(opener.open(), progress);
        return compressed
                ? new GZIPInputStream(new BufferedInputStream(counted, COMPRESSED_BUFFER), COMPRESSED_BUFFER)
                : counted;
    }

    private static final class Counted extends FilterInputStream {
        private final ReadProgress progress;

        Counted(InputStream in, ReadProgress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                progress.read(read);
            }
            return read;
        }
    }
}
