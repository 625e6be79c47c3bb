package io.slo4j.cli.log;

import io.slo4j.cli.line.SampleLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first lines of logs. */
public final class LogSample {
    private static final int SOURCES = 16;
    private static final int LINES = 1000;
    private static final int BYTES = 1 << 16;
    /** How far it looks if a log begins with a line that is longer than that. */
    private static final int MORE_BYTES = 1 << 24;

    private LogSample() {}

    /** The lines at the beginning of the first logs; logs that cannot be read are left out. */
    public static List<SampleLine> of(List<LogSource> sources) {
        List<SampleLine> lines = new ArrayList<>();
        for (LogSource source : sources.subList(0, Math.min(SOURCES, sources.size()))) {
            try {
                if (!add(source, BYTES, lines)) {
                    add(source, MORE_BYTES, lines);
                }
            } catch (IOException unreadable) {
                // Reading it says so.
            }
        }
        return lines;
    }

    /** Adds the lines within so many bytes; false if there are none, but more bytes. */
    private static boolean add(LogSource source, int most, List<SampleLine> to) throws IOException {
        byte[] beginning = source.beginning(most);
        boolean more = beginning.length == most;
        long number = 0;
        int before = to.size();
        try (Lines lines = new Lines(new ByteArrayInputStream(beginning), BYTES)) {
            while (lines.next() && to.size() - before < LINES) {
                number++;
                if (!lines.tooLong() && !(more && lines.isCut())) {
                    byte[] line = Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to());
                    to.add(new SampleLine(source.name(), number, line));
                }
            }
        }
        return to.size() > before || !more;
    }
}
