package io.slo4j.cli;

import io.slo4j.cli.log.AccessLogFormat;
import io.slo4j.cli.log.Condition;
import io.slo4j.cli.log.CountsFormat;
import io.slo4j.cli.log.LineFormat;
import io.slo4j.cli.log.LogMerge;
import io.slo4j.cli.log.LogSource;
import io.slo4j.cli.log.ReadProgress;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondSink;
import io.slo4j.cli.log.SecondsInOrder;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options for logs: the files, their format, and which of their events are bad. */
final class LogOptions {
    /** The text of {@code --help} on the order of lines. */
    static final String ORDER = "Lines may be out of order by up to " + SecondsInOrder.WINDOW_SECONDS
            + " s; later ones are counted late, and reported.";

    /** The text of {@code --help} on exit codes. */
    static final String EXIT_CODES =
            "Exit code: 0; 2 for wrong arguments; " + Subcommand.NOTHING_READ + " when nothing could be read.";

    /** The format of logs. */
    enum Format {
        COMBINED("no line is one of an access log; lines of epoch_second,good,bad are read with --format counts"),
        COUNTS("no line is epoch_second,good,bad; access logs are read with --format combined");

        private final String hint;

        Format(String hint) {
            this.hint = hint;
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "combined",
            description = "combined: access logs of Apache and nginx, common ones too (default);"
                    + " counts: CSV, epoch_second,good,bad.")
    private Format format = Format.COMBINED;

    @Option(
            names = "--bad",
            paramLabel = "EXPRESSION",
            description = "Which requests are bad, of status, method and path: 'status>=500 or status=429',"
                    + " 'status>=500 and not path^=/health'; default status>=500.")
    private @Nullable BadWhen bad;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description =
                    "Bad too if slower than this, such as 300ms; the last field of a line is its time in seconds.")
    private @Nullable Duration latency;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Logs in any order, gzip if they end in .gz; - for standard input.")
    private List<String> files = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    List<String> files() {
        return files;
    }

    void requireFiles() {
        if (files.isEmpty()) {
            throw new ParameterException(command.commandLine(), "a FILE must be named, or - for standard input");
        }
    }

    void requireSense() {
        if (format == Format.COUNTS && (bad != null || latency != null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--bad and --latency must go with --format combined; counts say themselves what is bad");
        }
    }

    /** Which events are bad, in words. */
    String badWhen() {
        if (format == Format.COUNTS) {
            return "as counted";
        }
        return Printable.of(condition().text())
                + (latency == null ? "" : ", or slower than " + Durations.text(latency));
    }

    private BadWhen condition() {
        return bad == null ? BadWhen.SERVER_ERROR : bad;
    }

    private Supplier<LineFormat> lineFormat() {
        if (format == Format.COUNTS) {
            return CountsFormat::new;
        }
        Condition condition = condition().condition();
        Duration slowest = latency;
        return slowest == null
                ? () -> new AccessLogFormat(condition)
                : () -> new AccessLogFormat(condition, slowest.toNanos());
    }

    /** Reads all logs, and prints a summary on standard error. */
    ReadReport read(SecondSink sink, Streams streams) {
        long began = System.nanoTime();
        ReadReport report = new ReadReport();
        List<LogSource> sources =
                files.stream().map(name -> LogSource.of(name, streams.in())).toList();
        SecondsInOrder seconds = new SecondsInOrder(sink, report);
        if (streams.showProgress()) {
            long bytes = sources.stream().mapToLong(LogSource::size).sum();
            ProgressBar bar = new ProgressBar(streams.err(), bytes, report, System::nanoTime);
            new LogMerge(sources, lineFormat(), report, bar).readAll(seconds);
            bar.end();
        } else {
            new LogMerge(sources, lineFormat(), report, ReadProgress.NONE).readAll(seconds);
        }
        seconds.end();
        new ReadSummary(command.name(), format.hint, streams.err()).print(report, System.nanoTime() - began);
        return report;
    }
}
