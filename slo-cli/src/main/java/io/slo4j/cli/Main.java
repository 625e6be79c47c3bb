package io.slo4j.cli;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.cli.line.FieldPlace;
import io.slo4j.cli.line.LogFormatString;
import io.slo4j.cli.line.LogTemplate;
import io.slo4j.cli.report.Colours;
import io.slo4j.time.Durations;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** Starts the command {@code slo}. */
public final class Main {
    private Main() {}

    /**
     * Runs the command with these arguments, and ends with exit code 0; 1 if the output could not be written or a file of SLOs has
     * mistakes, 2 if the arguments are wrong, 3 if nothing could be read.
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = commandLine(System.in, out, err, Terminal.showsErrors()).execute(arguments);
        out.flush();
        System.exit(code);
    }

    static CommandLine commandLine(InputStream in, PrintStream out, PrintStream err, boolean progress) {
        Streams streams = new Streams(in, out, err, new Colours(Ansi.AUTO), progress);
        return new CommandLine(new SloCommand())
                .setUnmatchedOptionsArePositionalParams(true) // of this one; subcommands are added after it
                .addSubcommand(new ReplayCommand(streams))
                .addSubcommand(new AnalyseCommand(streams))
                .addSubcommand(new AdviseCommand(streams))
                .addSubcommand(new LintCommand(streams))
                .addSubcommand(new ConvertCommand(streams))
                .addSubcommand(new RulesCommand(streams))
                .addSubcommand(new DashboardCommand(streams))
                .addSubcommand(new TestAlertCommand(streams))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(Objective.class, checked(Objective::parse))
                .registerConverter(SloPeriod.class, checked(text -> SloPeriod.rolling(time("period", text))))
                .registerConverter(Duration.class, checked(text -> time("latency", text)))
                .registerConverter(BadWhen.class, checked(BadWhen::parse))
                .registerConverter(FieldPlace.class, checked(FieldPlace::parse))
                .registerConverter(LogTemplate.class, checked(LogFormatString::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(given -> written(new RunLast().execute(given), out, err))
                .setParameterExceptionHandler((refusal, given) -> refuse(refusal));
    }

    /* A print stream throws nothing: it has to be asked. */
    private static int written(int code, PrintStream out, PrintStream err) {
        if (code != CommandLine.ExitCode.OK || !out.checkError()) {
            return code;
        }
        err.println("slo: standard output could not be written");
        return Subcommand.NOT_WRITTEN;
    }

    private static int refuse(ParameterException refusal) {
        CommandLine command = refusal.getCommandLine();
        String synopsis = command.getCommandSpec().usageMessage().customSynopsis()[0];
        PrintWriter err = command.getErr();
        err.println(command.getCommandName() + ": " + Printable.of(String.valueOf(refusal.getMessage())));
        err.println("Usage: " + synopsis.replace("%%", "%"));
        err.println("Try " + command.getCommandSpec().qualifiedName() + " --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private static Duration time(String what, String text) {
        Duration time = Durations.parse(what, text);
        if (time.isZero()) {
            throw new IllegalArgumentException(what + " must be above zero, but was " + text);
        }
        return time;
    }

    /** A converter that keeps the messages of the parser. */
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
