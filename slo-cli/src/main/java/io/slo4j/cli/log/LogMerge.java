package io.slo4j.cli.log;

import io.slo4j.cli.line.LineFormat;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Reads several logs as one, in order of time: rotated files, named in any order, and the logs of several hosts.
 */
public final class LogMerge {
    private final PriorityQueue<LogCursor> logs = new PriorityQueue<>(Comparator.comparingLong(LogCursor::second));

    /**
     * Finds out when each log begins.
     *
     * @param format makes the format, one for each log
     * @param report collects what is wrong
     */
    public LogMerge(List<LogSource> sources, Supplier<LineFormat> format, ReadReport report, ReadProgress progress) {
        for (LogSource source : sources) {
            LogCursor log = new LogCursor(source, format.get(), report, progress);
            if (log.begin()) {
                logs.add(log);
            }
        }
    }

    /** Reads all of it: always from the log that is furthest behind, as far as the next one. */
    public void readAll(SecondSink sink) {
        while (!logs.isEmpty()) {
            LogCursor furthestBehind = logs.remove();
            LogCursor next = logs.peek();
            if (furthestBehind.readUntil(next == null ? Long.MAX_VALUE : next.second(), sink)) {
                logs.add(furthestBehind);
            }
        }
    }
}
