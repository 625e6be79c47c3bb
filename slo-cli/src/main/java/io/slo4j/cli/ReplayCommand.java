package io.slo4j.cli;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondSink;
import io.slo4j.cli.replay.Episodes;
import io.slo4j.cli.replay.Replay;
import io.slo4j.cli.replay.ReplayObserver;
import io.slo4j.cli.replay.Series;
import io.slo4j.cli.report.HtmlReport;
import io.slo4j.cli.report.JsonLines;
import io.slo4j.cli.report.ReportData;
import io.slo4j.cli.report.TextReport;
import io.slo4j.simulate.HistoryPlayer;
import io.slo4j.simulate.ObjectiveAdvice;
import io.slo4j.simulate.ObjectiveAdvisor;
import io.slo4j.simulate.PolicyAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code replay}: reads logs, plays them into an SLO, and reports the alerts. */
@Command(
        name = "replay",
        customSynopsis = "slo replay --objective 99.9%% [--period 30d] [OPTIONS] FILE...|-",
        description = "What your alerts would have done: replays logs through their code.",
        footer = {PolicyOptions.FILES, LogOptions.ORDER, LogOptions.EXIT_CODES})
final class ReplayCommand extends Subcommand {
    @Mixin
    private final ObjectiveOption objective = new ObjectiveOption();

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Option(names = "--json", description = "Print a JSON object for each transition, and for the status at the end.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a report with charts: one page that needs nothing else.")
    private @Nullable Path html;

    @Option(names = "--advise", description = "Say too what slo advise says of these logs.")
    private boolean advise;

    @Option(names = "--analyse", description = "Say first what slo analyse says of the policy; needs no FILE.")
    private boolean analyse;

    ReplayCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        AlertPolicy chosen = policy.policy();
        PolicyAnalysis analysis = policy.analysis(objective.objective());
        SloDefinition definition = checked(() -> definition(chosen));
        /* Whether the player takes it, before the logs are read. */
        checked(() -> HistoryPlayer.startingAt(0).register(definition));
        requireSense();
        if (analyse) {
            AnalyseCommand.print(analysis, json, streams);
        }
        return logs.files().isEmpty() ? 0 : replay(definition, chosen, analysis);
    }

    private SloDefinition definition(AlertPolicy chosen) {
        SloPeriod period = policy.period();
        return Slo.builder("replay")
                .objective(objective.objective())
                .period(period)
                .alerts(chosen)
                .windows(period.usualWindows().toArray(Duration[]::new))
                .build();
    }

    private void requireSense() {
        if (!analyse) {
            logs.requireFiles();
        }
        if (logs.files().isEmpty() && (html != null || advise)) {
            throw refused("--html and --advise must have a FILE to speak of");
        }
        logs.requireSense();
        Path folder = html == null ? null : html.toAbsolutePath().getParent();
        if (html != null && (folder == null || !Files.isDirectory(folder) || Files.isDirectory(html))) {
            throw refused("--html must name a file in a folder that is there, but was " + html);
        }
        if (html != null && logs.holds(html)) {
            throw refused("--html must name another file than the logs, but was " + html);
        }
    }

    private int replay(SloDefinition definition, AlertPolicy chosen, PolicyAnalysis analysis) throws IOException {
        JsonLines lines = new JsonLines(streams.out());
        Episodes episodes = new Episodes();
        Series series = new Series(definition.rules());
        List<ReplayObserver> observers = new ArrayList<>(List.of(episodes));
        if (json) {
            observers.add(lines);
        }
        if (html != null) {
            observers.add(series);
        }
        Replay replay = new Replay(definition, observers);
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(definition.period(), chosen);
        boolean advised = advise || html != null;
        ReadReport report = logs.read(advised ? both(replay, advisor) : replay, streams);
        Optional<SloStatus> last = replay.status();
        if (last.isEmpty()) {
            streams.err().println("replay: nothing could be read");
            return NOTHING_READ;
        }
        SloStatus status = last.get();
        // There is no advice on a history without events.
        Optional<ObjectiveAdvice> advice =
                advised && status.good() + status.bad() > 0 ? Optional.of(advisor.advice()) : Optional.empty();
        if (json) {
            advice.filter(any -> advise).ifPresent(lines::advice);
            lines.status(status, report.malformed());
        } else {
            new TextReport(streams.out(), streams.colours())
                    .print(definition, logs.badWhen(), status, replay.began(), episodes);
            advice.filter(any -> advise).ifPresent(given -> streams.out().print("\n" + given.text()));
        }
        return html == null
                ? 0
                : written(
                        html,
                        ReportData.of(
                                definition,
                                analysis,
                                logs.badWhen(),
                                logs.files(),
                                replay,
                                status,
                                report,
                                episodes,
                                series,
                                advice));
    }

    private int written(Path file, ReportData data) {
        try {
            HtmlReport.write(file, data);
            return 0;
        } catch (IOException e) {
            streams.err().println("replay: " + Printable.of(file + " could not be written: " + e.getMessage()));
            return NOT_WRITTEN;
        }
    }

    private static SecondSink both(Replay replay, ObjectiveAdvisor advisor) {
        return (second, good, bad) -> {
            replay.count(second, good, bad);
            advisor.add(second, good, bad);
        };
    }
}
