package io.slo4j.cli.log;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The source of a log's bytes, compressed by gzip or not: a file, a pipe, or standard input. For one thread. */
public final class LogSource {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** Opens the bytes. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opener opener;
    private final boolean rereadable;
    private @Nullable BufferedInputStream begun;
    private ReadProgress progress = ReadProgress.NONE;

    private LogSource(String name, Opener opener, boolean rereadable) {
        this.name = name;
        this.opener = opener;
        this.rereadable = rereadable;
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
    InputStream open(ReadProgress counting) throws IOException {
        progress = counting;
        return rereadable ? text() : begun();
    }

    /** The first bytes, uncompressed; {@link #open} has them again. */
    byte[] beginning(int most) throws IOException {
        if (rereadable) {
            try (InputStream in = text()) {
                return in.readNBytes(most);
            }
        }
        BufferedInputStream in = begun();
        in.mark(most);
        byte[] bytes = in.readNBytes(most);
        in.reset();
        return bytes;
    }

    private BufferedInputStream begun() throws IOException {
        BufferedInputStream opened = begun;
        if (opened == null) {
            opened = new BufferedInputStream(text());
            begun = opened;
        }
        return opened;
    }

    private InputStream text() throws IOException {
        InputStream stored = opener.open();
        try {
            return Compression.text(new Counted(stored));
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
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
