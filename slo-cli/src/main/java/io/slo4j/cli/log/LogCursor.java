package io.slo4j.cli.log;

import io.slo4j.cli.line.LineFormat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A position in one log, at a line that is read but not yet counted. A file is opened to see when it begins, closed, and opened
 * again when its lines are due, so that a thousand rotated files do not hold a thousand buffers.
 */
final class LogCursor {
    private static final int BUFFER = 1 << 18;
    private static final int PEEK_BUFFER = 1 << 13;
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final LogSource source;
    private final LineFormat format;
    private final ReadReport report;
    private final ReadProgress progress;
    private @Nullable Open open;
    private long second = BEFORE_ALL;

    /** The log while it is read. */
    private record Open(LogLines lines, ClockCheck checked) {
        static Open of(String name, Lines lines, LineFormat format, ReadReport report) {
            LogLines read = new LogLines(name, lines, format, report);
            return new Open(read, new ClockCheck(name, read, report));
        }
    }

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
                ClockCheck checked =
                        Open.of(source.name(), peek, format, new ReadReport()).checked();
                if (checked.next()) {
                    second = checked.second();
                }
            }
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
            Open now = open;
            if (now == null) {
                now = open();
                if (!moved(now)) {
                    return false;
                }
            }
            while (second <= last) {
                sink.count(second, now.checked().good(), now.checked().bad());
                if (!moved(now)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            report.problem(source.name() + " cannot be read to its end: " + reason(e));
            return false;
        }
    }

    private Open open() throws IOException {
        Open opened = Open.of(source.name(), new Lines(source.open(progress), BUFFER), format, report);
        open = opened;
        return opened;
    }

    private boolean moved(Open now) throws IOException {
        boolean more = now.checked().next();
        if (more) {
            second = now.checked().second();
        } else {
            now.lines().close();
        }
        return more;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "access is denied" : String.valueOf(e.getMessage());
    }
}
