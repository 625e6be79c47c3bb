package io.slo4j.cli;

import io.slo4j.cli.log.ReadProgress;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.report.Bar;
import io.slo4j.text.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line on a terminal that is overwritten with the progress: how much has been read, and how fast. */
final class ProgressBar implements ReadProgress {
    private static final long EVERY_NANOS = 100_000_000L;
    private static final int PLACES = 30;
    private static final String ERASE = "\r\033[K";

    private final PrintStream terminal;
    private final long total;
    private final ReadReport report;
    private final LongSupplier nanoTime;
    private final long began;
    private long shown;
    private long read;

    /**
     * A bar.
     *
     * @param total how many bytes there are; 0 if unknown
     */
    ProgressBar(PrintStream terminal, long total, ReadReport report, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.total = total;
        this.report = report;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began;
    }

    @Override
    public void read(long bytes) {
        read += bytes;
        long now = nanoTime.getAsLong();
        if (now - shown >= EVERY_NANOS) {
            shown = now;
            terminal.print(ERASE + text(now));
            terminal.flush();
        }
    }

    private String text(long now) {
        double seconds = (now - began) / 1e9;
        String pace = Figures.count(report.lines()) + " lines, " + Figures.count(Math.round(report.lines() / seconds))
                + " lines/s";
        if (total == 0) {
            return Figures.count(read / 1_000_000) + " MB  " + pace;
        }
        double share = Math.min(1, (double) read / total);
        Duration left = Duration.ofSeconds(share == 0 ? 0 : Math.round(seconds / share - seconds));
        return String.format(
                Locale.ROOT, "%s %3.0f%%  %s, %s left", Bar.of(share, PLACES), 100 * share, pace, Figures.time(left));
    }

    /** Clears the line. */
    void end() {
        terminal.print(ERASE);
        terminal.flush();
    }
}
