package io.slo4j.examples.fleet;

import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.file.SloFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "fleet",
        description = "Three replicas, Prometheus and Alertmanager: one replica fails, then all of them.",
        sortOptions = false)
final class FleetCommand implements Callable<Integer> {
    private static final int SHORTEST = 40;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "720",
            description = "End after so many seconds; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--interval",
            paramLabel = "N",
            defaultValue = "15",
            description = "Seconds from scrape to scrape, and from evaluation to evaluation; default ${DEFAULT-VALUE}.")
    private int interval;

    @Option(names = "--slos", paramLabel = "FILE", description = "Another file of SLOs, with an SLO called checkout.")
    private @Nullable Path slos;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private final PrintStream out;

    FleetCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < SHORTEST) {
            throw refused("seconds must be " + SHORTEST + " or more, but was " + seconds);
        }
        if (interval < 1) {
            throw refused("interval must be 1 or more, but was " + interval);
        }
        SloFile file = read();
        try (Fleet fleet = Fleet.start(file, interval, out)) {
            new Story(fleet, seconds, out).tell();
        } catch (ToolMissing missing) {
            out.println(missing.getMessage());
            return 1;
        }
        return 0;
    }

    private SloFile read() throws IOException {
        if (slos != null) {
            return SloFile.load(slos);
        }
        try (@Nullable InputStream in = FleetCommand.class.getResourceAsStream("slos.yaml")) {
            if (in == null) {
                throw new IOException("slos.yaml must be in the jar");
            }
            return new SloFileReader().read("slos.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
