package io.slo4j.cli;

import io.slo4j.cli.log.ReadReport;
import io.slo4j.cli.log.SecondsInOrder;
import io.slo4j.text.Figures;
import java.io.PrintStream;
import java.time.Duration;

/** Prints on standard error what was read from the logs; each line begins with the command's name. */
final class ReadSummary {
    private final String command;
    private final String hint;
    private final PrintStream err;

    /**
     * Of one command.
     *
     * @param hint what to try if no line said anything
     */
    ReadSummary(String command, String hint, PrintStream err) {
        this.command = command;
        this.hint = hint;
        this.err = err;
    }

    void print(ReadReport report, long nanos) {
        report.problems().forEach(this::line);
        report.notes().forEach(this::line);
        if (report.malformed() > 0) {
            line(counted(report.malformed(), "malformed line was skipped:", "malformed lines were skipped, such as"));
            report.examples().forEach(example -> {
                err.println("  " + Printable.of(example.line()));
                err.println("    " + Printable.of(example.refusal()));
            });
            if (!report.foundEvents()) {
                line(hint);
            }
        }
        if (report.wrongClocks() > 0) {
            line(counted(
                    report.wrongClocks(),
                    "line with a wrong clock was set aside:",
                    "lines with a wrong clock were set aside, such as"));
            report.wrongClockExamples().forEach(example -> err.println("  " + Printable.of(example)));
        }
        if (report.uncounted() > 0) {
            line(counted(report.uncounted(), "line was", "lines were")
                    + " left out, for there would be more events than 2^62 - 1 with them");
        }
        if (report.late() > 0) {
            line(counted(report.late(), "event was", "events were") + " more than " + SecondsInOrder.WINDOW_SECONDS
                    + " s behind those before, and counted late");
        }
        if (report.withoutTime() > 0) {
            line(counted(report.withoutTime(), "line does", "lines do")
                    + " not say the time that the request took, and had to be judged without it");
        }
        line(counted(report.lines(), "line", "lines") + " in " + Figures.time(Duration.ofNanos(nanos)) + " ("
                + Figures.number(report.lines() / (nanos / 1e9)) + " lines/s)");
    }

    private static String counted(long number, String one, String several) {
        return Figures.count(number) + " " + (number == 1 ? one : several);
    }

    private void line(String text) {
        err.println(command + ": " + Printable.of(text));
    }
}
