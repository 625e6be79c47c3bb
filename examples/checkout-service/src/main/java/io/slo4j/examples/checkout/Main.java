package io.slo4j.examples.checkout;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Starts the service from the command line. */
public final class Main {
    private Main() {}

    /** Runs until the time is over or Ctrl-C; exit code 0, or 2 with one line of reason if it could not start. */
    public static void main(String[] arguments) {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endTidily(stop, stopped), "checkout-shutdown"));
        int code;
        try {
            code = commandLine(System.out, System.err, stop).execute(arguments);
        } finally {
            stopped.countDown();
        }
        System.exit(code);
    }

    /** On Ctrl-C: lets the service close and print its last line before the process ends. */
    private static void endTidily(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static CommandLine commandLine(PrintStream out, PrintStream err, CountDownLatch stop) {
        return new CommandLine(new CheckoutCommand(out, stop))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((refusal, given) -> {
                    refusal.getCommandLine().getErr().println("checkout-service: " + refusal.getMessage());
                    return CommandLine.ExitCode.USAGE;
                });
    }
}
