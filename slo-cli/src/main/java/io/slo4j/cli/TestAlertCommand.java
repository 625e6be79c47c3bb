package io.slo4j.cli;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.notify.ReceiverStatus;
import io.slo4j.spec.file.SloFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code test-alert}: sends an alert that nothing has made fire. */
@Command(
        name = "test-alert",
        customSynopsis = "slo test-alert --slo NAME [OPTIONS] URL...",
        description = {
            "Sends an alert that says it is a test.",
            "It goes the way of a real one, and ends after some time. Nothing is counted, in no process."
        },
        footer = {
            "A secret is the content of a file, so that it stands in no list of processes.",
            "",
            "Exit code: 0; 1 when a receiver did not take it; 2 for wrong arguments; 3 when the file could not be read."
        })
final class TestAlertCommand extends Subcommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int NOT_TAKEN = 1;

    @Mixin
    private final SpecOptions specs = new SpecOptions();

    @Mixin
    private final TestReceivers receivers = new TestReceivers();

    @Option(names = "--slo", required = true, paramLabel = "NAME", description = "The SLO that the alert is of.")
    private String slo = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A file with that SLO, whose labels and links the alert then has.")
    private @Nullable String file;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            defaultValue = "page",
            description = "page (default), ticket or info.")
    private Severity severity = Severity.PAGE;

    @Option(
            names = "--lasting",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "How long it lasts; default ${DEFAULT-VALUE}, longer than Alertmanager usually waits.")
    private Duration lasting = Duration.ofMinutes(2);

    TestAlertCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        SloRegistry slos = SloRegistry.builder().withoutShutdownHook().build();
        try (slos) {
            int code = register(slos);
            return code == 0 ? send(slos) : code;
        }
    }

    private int register(SloRegistry slos) {
        if (file == null) {
            BurnRateRule rule = BurnRateRule.of(severity, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
            checked(() -> Slo.builder(slo)
                    .objective("99.9%")
                    .alerts(AlertPolicy.of(rule))
                    .register(slos));
            return 0;
        }
        AtomicReference<@Nullable SloFile> read = new AtomicReference<>();
        int code = specs.use("test-alert", List.of(file), streams, read::set);
        SloFile found = read.get();
        if (found != null) {
            found.entries().stream()
                    .map(entry -> entry.definition())
                    .filter(definition -> definition.name().equals(slo))
                    .forEach(slos::register);
        }
        return code;
    }

    private int send(SloRegistry slos) {
        try (TestReceivers.Started started = checked(() -> receivers.start(slos, severity))) {
            Alert alert = checked(() -> slos.testAlert(slo, severity, lasting));
            streams.out().println("test alert " + alert.id() + " of " + Printable.of(slo) + " is being sent");
            streams.out().flush();
            long untilNanos = System.nanoTime() + lasting.plus(PATIENCE).toNanos();
            while (System.nanoTime() - untilNanos < 0 && !isOver(started.receivers())) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return said(started.receivers());
        }
    }

    /* Each has taken the beginning and the end. */
    private static boolean isOver(List<ReceiverStatus> receivers) {
        return receivers.stream().allMatch(receiver -> receiver.accepted() > 1 && receiver.problem() == null);
    }

    private int said(List<ReceiverStatus> receivers) {
        boolean all = true;
        for (ReceiverStatus receiver : receivers) {
            boolean taken = receiver.accepted() > 0;
            all &= taken;
            streams.out()
                    .println(Printable.of(receiver.receiver())
                            + (taken
                                    ? " has taken it"
                                    : " has not taken it: "
                                            + Printable.of(Objects.requireNonNullElse(
                                                    receiver.problem(), "it has not answered"))));
        }
        return all ? 0 : NOT_TAKEN;
    }
}
