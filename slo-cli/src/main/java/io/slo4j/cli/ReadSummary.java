package io.slo4j.cli;

import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondsInOrder;
import io.slo4j.cli.report.Ink;
import java.io.PrintStream;
import java.util.Locale;

/** Says on standard error what was found in the logs, line by line, each with the command's name in front. */
final class ReadSummary {
    private final String command;
    private final PrintStream err;

    ReadSummary(String command, PrintStream err) {
        this.command = command;
        this.err = err;
    }

    void print(ReadReport report, long nanos) {
        report.problems().forEach(this::line);
        if (report.malformed() > 0) {
            line(Ink.count(report.malformed()) + " malformed lines were left out, such as");
            report.examples().forEach(example -> err.println("  " + example));
        }
        if (report.late() > 0) {
            line(Ink.count(report.late()) + " events were more than " + SecondsInOrder.WINDOW_SECONDS
                    + " s behind those before them, and were counted late");
        }
        if (report.withoutTime() > 0) {
            line(Ink.count(report.withoutTime())
                    + " lines do not end in the time the request took, and were judged without it");
        }
        double seconds = nanos / 1e9;
        line(String.format(
                Locale.ROOT, "%,d lines in %.1f s (%,.0f lines/s)", report.lines(), seconds, report.lines() / seconds));
    }

    private void line(String text) {
        err.println(command + ": " + text);
    }
}
