package io.slo4j.examples.replay;

import io.slo4j.examples.replay.log.ReadReport;
import io.slo4j.examples.replay.log.SecondsInOrder;
import java.io.PrintStream;
import java.util.Locale;

/** Says on standard error what reading came upon. */
final class Diagnosis {
    private final PrintStream err;

    Diagnosis(PrintStream err) {
        this.err = err;
    }

    void tell(ReadReport report, long nanos) {
        report.problems().forEach(problem -> err.println("replay: " + problem));
        if (report.malformed() > 0) {
            err.println("replay: " + Ink.count(report.malformed()) + " malformed lines were left out, such as");
            report.examples().forEach(example -> err.println("  " + example));
        }
        if (report.late() > 0) {
            err.println("replay: " + Ink.count(report.late()) + " events were more than "
                    + SecondsInOrder.WINDOW_SECONDS + " s behind those before them, and were counted late");
        }
        if (report.withoutTime() > 0) {
            err.println("replay: " + Ink.count(report.withoutTime())
                    + " lines do not end in the time the request took, and were judged without it");
        }
        double seconds = nanos / 1e9;
        err.println(String.format(
                Locale.ROOT,
                "replay: %,d lines in %.1f s (%,.0f lines/s)",
                report.lines(),
                seconds,
                report.lines() / seconds));
    }
}
