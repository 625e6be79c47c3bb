package io.slo4j.cli;

import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondsInOrder;
import io.slo4j.text.Figures;
import java.io.PrintStream;
import java.time.Duration;

/** Prints on standard error what was read from the logs; each line begins with the command's name. */
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
            line(Figures.count(report.malformed()) + " malformed lines were skipped, such as");
            report.examples().forEach(example -> err.println("  " + example));
        }
        if (report.late() > 0) {
            line(Figures.count(report.late()) + " events were more than " + SecondsInOrder.WINDOW_SECONDS
                    + " s behind those before them, and were counted late");
        }
        if (report.withoutTime() > 0) {
            line(Figures.count(report.withoutTime())
                    + " lines do not end in the time the request took, and were judged without it");
        }
        line(Figures.count(report.lines()) + " lines in " + Figures.time(Duration.ofNanos(nanos)) + " ("
                + Figures.number(report.lines() / (nanos / 1e9)) + " lines/s)");
    }

    private void line(String text) {
        err.println(command + ": " + text);
    }
}
