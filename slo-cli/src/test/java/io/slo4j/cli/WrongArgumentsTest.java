package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongArgumentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | Missing required option: '--objective=SHARE'",
                "--objective 99.9 x | Invalid value for option '--objective': objective must be a ratio above 0 and"
                        + " below 1, such as 0.999, or a percentage above 0% and below 100%, such as \"99.9%\", but was"
                        + " \"99.9\"",
                "--objective 99.9% | a FILE must be named, or - for standard input",
                "--objective 99.9% --html x.html --analyse | --html and --advise must have a FILE to speak of",
                "--objective 99.9% --html /nowhere/x.html x"
                        + " | --html must name a file in a folder that is there, but was /nowhere/x.html",
                "--objective 99.9% --period 30 x | Invalid value for option '--period': period must be a time in w, d,"
                        + " h, m, s, ms, us or ns, such as 1h 30m, but was \"30\"",
                "--objective 99.9% --latency 0s x | Invalid value for option '--latency': latency must be above zero,"
                        + " but was 0s",
                "--objective 99.9% --bad 5xx x | Invalid value for option '--bad': bad must be an expression such as"
                        + " status>=500, but was \"5xx\": status, method or path must stand where \"5xx\" does",
                "--objective 99.9% --format counts --bad status=1 x | --bad, --latency and --log-format must go with"
                        + " --format combined; counts say themselves what is bad",
                "--objective 99.9% --latency-unit ms x | --latency-field and --latency-unit must go with --latency",
                "--objective 99.9% --latency 1s --latency-field 100 x | Invalid value for option '--latency-field':"
                        + " latency field must be a number such as -1 for the last field or 10 for the tenth, or a name"
                        + " such as request_time, but was \"100\"",
                "--objective 99.9% --log-format %t%>s x | Invalid value for option '--log-format': log format must have"
                        + " something between %t and %>s, but was \"%t%>s\"",
                "--objective 99.9% --log-format %h x | Invalid value for option '--log-format': log format must have"
                        + " the time of a request, such as $time_local, $time_iso8601, $msec or %t, but was \"%h\"",
                "--objective 99.9% --log-format %t x | --log-format must have the status of a request, for --bad asks"
                        + " for it",
                "--objective 99.9% --policy sre x | policy must be standard, workbook, sloth or a file, but was \"sre\"",
                "--objective 90% --policy workbook x | factor x error budget of rule \"14.4x 1h/5m\" must be below 1, or it"
                        + " can never fire, but was 14.4 x 0.1 = 1.44; --policy standard fits any period and objective",
                "--objective 99.9% --period 1d --policy workbook x | long window of rule \"0.03333x 3d/6h\" must be at most"
                        + " the period of 1d, but was 3d; --policy standard fits any period and objective",
            })
    void wrongArgumentsAreTwoAndAUsageLine(String arguments, String message) {
        CommandRun run = CommandRun.replay(arguments.split(" ", -1));
        assertEquals(
                "replay: " + message
                        + "\n"
                        + "Usage: slo replay --objective 99.9% [--period 30d] [OPTIONS] FILE...|-\n"
                        + "Try slo replay --help.\n",
                run.err());
        assertEquals("", run.out());
        assertEquals(2, run.code());
    }

    @Test
    void anOptionThatIsNoneIsTwoAndAUsageLine() {
        CommandRun run = CommandRun.replay("--objective", "99.9%", "--formt", "counts", "x");
        assertTrue(run.err().contains("Unknown option: '--formt'"), run.err());
        assertTrue(run.err().contains("\nUsage: slo replay "), run.err());
        assertEquals(2, run.code());
    }
}
