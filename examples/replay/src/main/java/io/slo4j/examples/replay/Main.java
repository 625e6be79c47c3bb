package io.slo4j.examples.replay;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Starts a replay from the command line. */
public final class Main {
    private Main() {}

    /** Replays, and ends with exit code 0; 2 if the arguments are wrong, 3 if nothing could be read. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = commandLine(System.in, out, err, Terminal.showsErrors()).execute(arguments);
        out.flush();
        System.exit(code);
    }

    static CommandLine commandLine(InputStream in, PrintStream out, PrintStream err, boolean progress) {
        ReplayCommand command = new ReplayCommand(in, out, err, new Ink(Ansi.AUTO), progress);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(Objective.class, checked(Objective::parse))
                .registerConverter(SloPeriod.class, checked(text -> SloPeriod.rolling(TimeSpan.parse("period", text))))
                .registerConverter(Duration.class, checked(text -> TimeSpan.parse("latency", text)))
                .registerConverter(BadWhen.class, checked(BadWhen::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((refusal, given) -> {
                    PrintWriter said = refusal.getCommandLine().getErr();
                    said.println("replay: " + refusal.getMessage());
                    said.println("Usage: " + ReplayCommand.SYNOPSIS.replace("%%", "%"));
                    said.println("Try --help.");
                    return CommandLine.ExitCode.USAGE;
                });
    }

    /** A converter whose refusals read as they were written. */
    private static <T> ITypeConverter<T> checked(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
