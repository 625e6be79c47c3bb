package io.slo4j.cli;

import io.slo4j.cli.line.AccessLogFormat;
import io.slo4j.cli.line.Condition;
import io.slo4j.cli.line.CountsFormat;
import io.slo4j.cli.line.LatencyChoice;
import io.slo4j.cli.line.LineFormat;
import io.slo4j.cli.line.LogTemplate;
import io.slo4j.cli.line.Slow;
import io.slo4j.cli.line.TemplateFormat;
import io.slo4j.cli.log.LogMerge;
import io.slo4j.cli.log.LogSample;
import io.slo4j.cli.log.LogSource;
import io.slo4j.cli.log.ReadProgress;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondSink;
import io.slo4j.cli.log.SecondsInOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
            "Exit code: 0; " + Subcommand.NOT_WRITTEN + " when the output could not be written; 2 for wrong arguments; "
                    + Subcommand.NOTHING_READ + " when nothing could be read.";

    /** The format of logs. */
    enum Format {
        COMBINED("no line is one of an access log; --log-format reads other lines, --format counts those of"
                + " time,good,bad"),
        COUNTS("no line is time,good,bad; access logs are read with --format combined");

        private final String hint;

        Format(String hint) {
            this.hint = hint;
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "combined",
            description = "combined: access logs, common ones too (default);" + " counts: CSV, time,good,bad.")
    private Format format = Format.COMBINED;

    @Option(
            names = "--bad",
            paramLabel = "EXPRESSION",
            description = "Which requests are bad, of status, method and path: 'status>=500 or status=429',"
                    + " 'status>=500 and not path^=/health'; default status>=500.")
    private @Nullable BadWhen bad;

    @Option(
            names = "--log-format",
            paramLabel = "STRING",
            description = "The log format of nginx, Apache, Tomcat or Jetty as its configuration has it.")
    private @Nullable LogTemplate template;

    @Mixin
    private final LatencyOptions latency = new LatencyOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Logs in any order, gzip or not; - for standard input.")
    private List<String> files = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    List<String> files() {
        return files;
    }

    void requireFiles() {
        if (files.isEmpty()) {
            throw refused("a FILE must be named, or - for standard input");
        }
    }

    void requireSense() {
        if (format == Format.COUNTS && (bad != null || latency.areGiven() || template != null)) {
            throw refused("--bad, --latency and --log-format must go with --format combined; counts say themselves what"
                    + " is bad");
        }
        latency.requireSense();
        LogTemplate written = template;
        if (written != null) {
            for (Condition.Part part : condition().condition().parts()) {
                if (!written.has(part)) {
                    throw refused("--log-format must have the " + part.name().toLowerCase(Locale.ROOT)
                            + " of a request, for --bad asks for it");
                }
            }
        }
    }

    /** Whether a file is one of the logs, by whatever name. */
    boolean holds(Path file) {
        return files.stream().anyMatch(name -> !name.equals(LogSource.STANDARD_INPUT) && isSame(Path.of(name), file));
    }

    private static boolean isSame(Path log, Path file) {
        try {
            return Files.isSameFile(log, file);
        } catch (IOException oneIsNotThere) {
            return false;
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Which events are bad, in words. */
    String badWhen() {
        return format == Format.COUNTS ? "as counted" : Printable.of(condition().text()) + latency.words();
    }

    private BadWhen condition() {
        return bad == null ? BadWhen.SERVER_ERROR : bad;
    }

    private String hint() {
        return template == null ? format.hint : "no line is one of this --log-format";
    }

    /** The format of lines; tells the report what of a line is taken for the time that the request took. */
    private Supplier<LineFormat> lineFormat(List<LogSource> sources, ReadReport report) {
        if (format == Format.COUNTS) {
            return CountsFormat::new;
        }
        Condition condition = condition().condition();
        LogTemplate written = template;
        Slow slow = slow(sources, report);
        return written == null
                ? () -> new AccessLogFormat(condition, slow)
                : () -> new TemplateFormat(written, condition, slow);
    }

    private @Nullable Slow slow(List<LogSource> sources, ReadReport report) {
        LatencyChoice.Said said = latency.said();
        if (said == null) {
            return null;
        }
        LogTemplate written = template;
        try {
            LatencyChoice choice = written == null
                    ? LatencyChoice.of(said, LogSample.of(sources))
                    : LatencyChoice.of(said, written, LogSample.of(sources));
            if (!choice.words().isEmpty()) {
                report.note(choice.words());
            }
            return choice.slow();
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** Reads all logs, and prints a summary on standard error. */
    ReadReport read(SecondSink sink, Streams streams) {
        long began = System.nanoTime();
        ReadReport report = new ReadReport();
        List<LogSource> sources =
                files.stream().map(name -> LogSource.of(name, streams.in())).toList();
        Supplier<LineFormat> lines = lineFormat(sources, report);
        SecondsInOrder seconds = new SecondsInOrder(sink, report);
        if (streams.showProgress()) {
            long bytes = sources.stream().mapToLong(LogSource::size).sum();
            ProgressBar bar = new ProgressBar(streams.err(), bytes, report, System::nanoTime);
            new LogMerge(sources, lines, report, bar).readAll(seconds);
            bar.end();
        } else {
            new LogMerge(sources, lines, report, ReadProgress.NONE).readAll(seconds);
        }
        seconds.end();
        new ReadSummary(command.name(), hint(), streams.err()).print(report, System.nanoTime() - began);
        return report;
    }
}
