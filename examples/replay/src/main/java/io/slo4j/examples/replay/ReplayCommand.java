package io.slo4j.examples.replay;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.examples.replay.log.AccessLogFormat;
import io.slo4j.examples.replay.log.Condition;
import io.slo4j.examples.replay.log.CountsFormat;
import io.slo4j.examples.replay.log.LineFormat;
import io.slo4j.examples.replay.log.LogMerge;
import io.slo4j.examples.replay.log.LogSource;
import io.slo4j.examples.replay.log.ReadProgress;
import io.slo4j.examples.replay.log.ReadReport;
import io.slo4j.examples.replay.log.SecondSink;
import io.slo4j.examples.replay.log.SecondsInOrder;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.ObjectiveAdvisor;
import io.slo4j.simulate.PolicyAnalysis;
import io.slo4j.time.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: reads logs, replays them and says what came of it. */
@Command(
        name = "replay",
        customSynopsis = ReplayCommand.SYNOPSIS,
        description = "What your alerts would have done: replays logs, second by second, through the code that alerts.",
        sortOptions = false,
        footer = {
            "",
            "A policy file is YAML or JSON, with rules of three kinds:",
            "  rules:",
            "    - severity: page            # or ticket",
            "      budgetShare: 2%%           # of the period's; or factor: 14.4",
            "      longWindow: 1h",
            "      shortWindow: 5m",
            "      minimumEvents: 100        # these two may be left out",
            "      minimumBadEvents: 5",
            "    - severity: ticket",
            "      budget: below 50%%         # or exhausted",
            "    - severity: ticket",
            "      traffic: silence          # or below 5/s, or above 500/s",
            "      window: 10m",
            "      hold: 2m                  # these three may be left out, of any rule",
            "      keepFiring: 10m           # 1h by default for a budget rule",
            "      name: nobody there",
            "",
            "Lines may be out of order by up to " + SecondsInOrder.WINDOW_SECONDS
                    + " s; later ones are counted late, and reported.",
            "Exit code: 0; 2 for wrong arguments; 3 when nothing could be read."
        })
final class ReplayCommand implements Callable<Integer> {
    static final String SYNOPSIS = "replay --objective 99.9%% [--period 30d] [OPTIONS] FILE...|-";

    private static final int NOTHING_READ = 3;

    /** How logs are written. */
    enum Format {
        COMBINED,
        COUNTS
    }

    @Option(
            names = "--objective",
            paramLabel = "SHARE",
            required = true,
            description = "The share of events that must be good, such as 99.9%%.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Objective objective;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "The time it is for; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private SloPeriod period;

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

    @Option(
            names = "--observed-only",
            description = "Judge as Prometheus does: by what was observed, with no credit for the unseen past.")
    private boolean observedOnly;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "workbook",
            description = "workbook (default), sloth, or a file.")
    private String policy = "workbook";

    @Option(names = "--json", description = "Print a JSON object for each transition, and for the status at the end.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a report with charts: one page that needs nothing else.")
    private @Nullable Path html;

    @Option(names = "--advise", description = "Say which objective would suit this history.")
    private boolean advise;

    @Option(
            names = "--analyse",
            description = "Say how soon the policy tells of a fault, and what it costs by then; needs no FILE.")
    private boolean analyse;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Logs in any order, gzip if they end in .gz; - for standard input.")
    private List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Ink ink;
    private final boolean showProgress;

    ReplayCommand(InputStream in, PrintStream out, PrintStream err, Ink ink, boolean showProgress) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.ink = ink;
        this.showProgress = showProgress;
    }

    @Override
    public Integer call() throws IOException {
        Terms terms = terms();
        requireSense();
        JsonLines lines = new JsonLines(out);
        if (analyse) {
            PolicyAnalysis analysis = PolicyAnalysis.of(objective, period, terms.policy());
            if (json) {
                lines.analysis(analysis);
            } else {
                out.print(analysis.table());
            }
        }
        return files.isEmpty() ? 0 : replay(terms, lines);
    }

    private void requireSense() {
        if (files.isEmpty() && !analyse) {
            throw refused("a FILE must be named, or - for standard input");
        }
        if (files.isEmpty() && (html != null || advise)) {
            throw refused("--html and --advise must have a FILE to speak of");
        }
        if (format == Format.COUNTS && (bad != null || latency != null)) {
            throw refused("--bad and --latency must go with --format combined; counts say themselves what is bad");
        }
        Path folder = html == null ? null : html.toAbsolutePath().getParent();
        if (html != null && (folder == null || !Files.isDirectory(folder) || Files.isDirectory(html))) {
            throw refused("--html must name a file in a folder that is there, but was " + html);
        }
    }

    private int replay(Terms terms, JsonLines lines) throws IOException {
        ReadReport report = new ReadReport();
        Episodes episodes = new Episodes();
        Series series = new Series(terms.rules());
        List<ReplayObserver> observers = new ArrayList<>(List.of(episodes));
        if (json) {
            observers.add(lines);
        }
        if (html != null) {
            observers.add(series);
        }
        Replay replay = new Replay(terms, observers);
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(period, terms.policy());
        boolean advised = advise || html != null;
        SecondSink sink = advised ? both(replay, advisor) : replay;
        long began = System.nanoTime();
        read(sink, report);
        new Diagnosis(err).tell(report, System.nanoTime() - began);
        Optional<SloStatus> last = replay.status();
        if (last.isEmpty()) {
            err.println("replay: nothing could be read");
            return NOTHING_READ;
        }
        SloStatus status = last.get();
        // A history of nothing but silence advises nothing.
        Optional<ObjectiveAdvice> advice =
                advised && status.good() + status.bad() > 0 ? Optional.of(advisor.advice()) : Optional.empty();
        if (json) {
            advice.filter(any -> advise).ifPresent(lines::advice);
            lines.status(status, report.malformed());
        } else {
            new TextReport(out, ink).print(terms, badWhen(), status, replay.began(), episodes);
            advice.filter(any -> advise).ifPresent(given -> out.print("\n" + given.text()));
        }
        if (html != null) {
            HtmlReport.write(
                    html, ReportData.of(terms, badWhen(), files, replay, status, report, episodes, series, advice));
        }
        return 0;
    }

    private static SecondSink both(Replay replay, ObjectiveAdvisor advisor) {
        return (second, good, bad) -> {
            replay.count(second, good, bad);
            advisor.add(second, good, bad);
        };
    }

    private Terms terms() {
        try {
            AlertPolicy chosen = policy();
            return Terms.of(objective, period, observedOnly ? chosen.observedOnly() : chosen);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private AlertPolicy policy() {
        return switch (policy) {
            case "workbook" -> AlertPolicy.workbook();
            case "sloth" -> AlertPolicy.sloth();
            default -> PolicyFile.read(Path.of(policy), period.length());
        };
    }

    private String badWhen() {
        if (format == Format.COUNTS) {
            return "as counted";
        }
        return (bad == null ? BadWhen.SERVER_ERROR : bad).text()
                + (latency == null ? "" : ", or slower than " + Durations.text(latency));
    }

    private Supplier<LineFormat> lineFormat() {
        if (format == Format.COUNTS) {
            return CountsFormat::new;
        }
        Condition condition = (bad == null ? BadWhen.SERVER_ERROR : bad).condition();
        Duration slowest = latency;
        return slowest == null
                ? () -> new AccessLogFormat(condition)
                : () -> new AccessLogFormat(condition, slowest.toNanos());
    }

    private void read(SecondSink sink, ReadReport report) {
        List<LogSource> sources =
                files.stream().map(name -> LogSource.of(name, in)).toList();
        SecondsInOrder seconds = new SecondsInOrder(sink, report);
        if (showProgress) {
            long bytes = sources.stream().mapToLong(LogSource::size).sum();
            ProgressBar bar = new ProgressBar(err, bytes, report, System::nanoTime);
            new LogMerge(sources, lineFormat(), report, bar).readAll(seconds);
            bar.end();
        } else {
            new LogMerge(sources, lineFormat(), report, ReadProgress.NONE).readAll(seconds);
        }
        seconds.end();
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
