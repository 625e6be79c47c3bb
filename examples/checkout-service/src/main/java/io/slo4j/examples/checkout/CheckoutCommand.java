package io.slo4j.examples.checkout;

import io.slo4j.Slo;
import io.slo4j.time.SloClock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: runs the service until its time is over or it is ended. */
@Command(name = "checkout-service", description = "A small shop that knows its own error budget.", sortOptions = false)
final class CheckoutCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port on 127.0.0.1, 0 for any that is free; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many real seconds.")
    private @Nullable Integer seconds;

    @Option(names = "--no-load", description = "Send no requests; you are the only customer.")
    private boolean noLoad;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "600",
            description = "Seconds of the service's time per real second; default ${DEFAULT-VALUE}.")
    private double pace;

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
    private final CountDownLatch stop;

    /**
     * @param out where it prints
     * @param stop reaches zero when the service shall end
     */
    CheckoutCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw refused("port must be 0 to 65535, but was " + port);
        }
        if (seconds != null && seconds < 1) {
            throw refused("seconds must be 1 or more, but was " + seconds);
        }
        SloClock clock = clock();
        Console console = new Console(out, clock);
        Slo checkout;
        LoadGenerator load;
        try (CheckoutService service = start(clock)) {
            checkout = service.slos().find("checkout").orElseThrow();
            console.banner(service.address(), checkout.objective());
            load = serve(service, console);
        }
        console.summary(checkout.status(), load.succeeded(), load.failed());
        return 0;
    }

    private CheckoutService start(SloClock clock) throws IOException {
        try {
            return CheckoutService.start(port, clock);
        } catch (BindException e) {
            throw refused("port must be free on 127.0.0.1, but " + port + " was not (" + e.getMessage()
                    + "); choose another one with --port");
        }
    }

    private SloClock clock() {
        try {
            return SloClock.accelerated(pace);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private LoadGenerator serve(CheckoutService service, Console console) throws InterruptedException {
        service.slos().onAlert(console::alert);
        LoadGenerator load = new LoadGenerator(service.address());
        try (load) {
            if (!noLoad) {
                Scenario.play(load, pace, (phase, customers) -> enter(phase, customers, service, console));
                load.start();
            }
            await();
        }
        return load;
    }

    private static void enter(Scenario.Phase phase, LoadGenerator load, CheckoutService service, Console console) {
        service.describeTraffic(phase.description());
        console.traffic(phase.description());
        CompletableFuture<?> unused = load.setFaults(phase.faults()).whenComplete((response, thrown) -> {
            if (thrown != null || response.statusCode() != 200) {
                console.problem("faults could not be set: " + (thrown == null ? response.body() : thrown));
            }
        });
    }

    private void await() throws InterruptedException {
        if (seconds == null) {
            stop.await();
        } else if (stop.await(seconds, TimeUnit.SECONDS)) {
            out.println();
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
