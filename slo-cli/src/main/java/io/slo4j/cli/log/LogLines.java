package io.slo4j.cli.log;

import io.slo4j.cli.line.LineFormat;
import java.io.Closeable;
import java.io.IOException;

/** The well-formed lines of one log; the others are reported. */
final class LogLines implements TimedLines, Closeable {
    /** The last second that slo4j can represent, in 2261. */
    private static final long LAST_SECOND = 9_214_646_400L;

    private final String name;
    private final Lines lines;
    private final LineFormat format;
    private final ReadReport report;
    private long number;

    LogLines(String name, Lines lines, LineFormat format, ReadReport report) {
        this.name = name;
        this.lines = lines;
        this.format = format;
        this.report = report;
    }

    @Override
    public boolean next() throws IOException {
        while (lines.next()) {
            number++;
            byte[] bytes = lines.bytes();
            int start = lines.from();
            int end = lines.to();
            boolean blank = start == end && !lines.tooLong();
            if (blank || (number == 1 && format.isHeader(bytes, start, end))) {
                continue;
            }
            report.line();
            if (lines.tooLong()) {
                report.tooLong(name, number);
            } else if (!format.read(bytes, start, end)) {
                report.malformed(name, number, bytes, start, end, format.refusal());
            } else if (format.second() < 0 || format.second() > LAST_SECOND) {
                report.malformed(name, number, bytes, start, end, "its time must be from 1970 to 2261");
            } else {
                if (format.lacksTime()) {
                    report.lackedTime();
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long second() {
        return format.second();
    }

    @Override
    public long good() {
        return format.good();
    }

    @Override
    public long bad() {
        return format.bad();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
