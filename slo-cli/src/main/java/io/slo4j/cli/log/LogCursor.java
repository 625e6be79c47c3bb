package io.slo4j.cli.log;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A position in one log, at a well-formed line that is read but not yet counted. A file is opened to see when it begins,
 * closed, and opened again when its lines are due, so that a thousand rotated files do not hold a thousand buffers.
 */
final class LogCursor {
    /** The last second that slo4j can represent, in 2261. */
    private static final long LAST_SECOND = 9_214_646_400L;

    private static final int BUFFER = 1 << 18;
    private static final int PEEK_BUFFER = 1 << 13;
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final LogSource source;
    private final LineFormat format;
    private final ReadReport report;
    private final ReadProgress progress;
    private @Nullable Lines lines;
    private long number;
    private long second = BEFORE_ALL;

    LogCursor(LogSource source, LineFormat format, ReadReport report, ReadProgress progress) {
        this.source = source;
        this.format = format;
        this.report = report;
        this.progress = progress;
    }

    /** Finds out when the log begins. Returns false if there is nothing to read; the report then says why. */
    boolean begin() {
        try {
            if (!source.isRereadable()) {
                return moved(open());
            }
            try (Lines peek = new Lines(source.open(ReadProgress.NONE), PEEK_BUFFER)) {
                if (!next(peek, new ReadReport())) {
                    second = BEFORE_ALL;
                }
            }
            number = 0;
            return true;
        } catch (IOException e) {
            report.problem(source.name() + " cannot be read: " + reason(e));
            return false;
        }
    }

    /** The second of the current line. */
    long second() {
        return second;
    }

    /** Counts the lines up to and including a second, late ones too. Returns whether there are more. */
    boolean readUntil(long last, SecondSink sink) {
        try {
            Lines open = lines;
            if (open == null) {
                open = open();
                if (!moved(open)) {
                    return false;
                }
            }
            while (second <= last) {
                sink.count(second, format.good(), format.bad());
                if (!moved(open)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            report.problem(source.name() + " cannot be read to its end: " + reason(e));
            return false;
        }
    }

    private Lines open() throws IOException {
        Lines opened = new Lines(source.open(progress), BUFFER);
        lines = opened;
        return opened;
    }

    private boolean moved(Lines open) throws IOException {
        boolean more = next(open, report);
        if (!more) {
            open.close();
        }
        return more;
    }

    private boolean next(Lines from, ReadReport to) throws IOException {
        while (from.next()) {
            number++;
            byte[] bytes = from.bytes();
            int start = from.from();
            int end = from.to();
            boolean blank = start == end && !from.tooLong();
            if (blank || (number == 1 && format.isHeader(bytes, start, end))) {
                continue;
            }
            to.line();
            if (!from.tooLong()
                    && format.read(bytes, start, end)
                    && format.second() >= 0
                    && format.second() <= LAST_SECOND) {
                if (format.lacksTime()) {
                    to.lackedTime();
                }
                second = format.second();
                return true;
            }
            if (from.tooLong()) {
                to.tooLong(source.name(), number);
            } else {
                to.malformed(source.name(), number, bytes, start, end);
            }
        }
        return false;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "access is denied" : String.valueOf(e.getMessage());
    }
}
