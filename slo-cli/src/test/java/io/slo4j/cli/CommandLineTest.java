package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final String LOG = """
            10.0.0.1 - - [01/Mar/2026:00:00:00 +0000] "GET / HTTP/1.1" 200 17 "-" "curl" 0.001
            10.0.0.1 - - [01/Mar/2026:00:00:01 +0000] "GET / HTTP/1.1" 200 17 "-" "curl" 0.301
            what is this
            10.0.0.1 - - [01/Mar/2026:00:00:03 +0000] "GET / HTTP/1.1" 500 17 "-" "curl" 0.001
            10.0.0.1 - - [01/Mar/2026:00:00:02 +0000] "GET / HTTP/1.1" 404 17 "-" "curl"
            """;

    @TempDir
    private Path folder;

    private static CommandRun replay(String input, String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--objective", "99.9%"));
        arguments.addAll(List.of(more));
        arguments.add("-");
        return CommandRun.withInput(input, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | Missing required option: '--objective=SHARE'",
                "--objective 99.9 x | Invalid value for option '--objective': objective must be a ratio above 0 and below 1,"
                        + " such as 0.999, or a percentage above 0% and below 100%, such as \"99.9%\", but was \"99.9\"",
                "--objective 99.9% | a FILE must be named, or - for standard input",
                "--objective 99.9% --html x.html --analyse | --html and --advise must have a FILE to speak of",
                "--objective 99.9% --html /nowhere/x.html x"
                        + " | --html must name a file in a folder that is there, but was /nowhere/x.html",
                "--objective 99.9% --period 30 x | Invalid value for option '--period': period must be a time in w, d, h,"
                        + " m, s, ms, us or ns, such as 1h 30m, but was \"30\"",
                "--objective 99.9% --latency 0s x | Invalid value for option '--latency': latency must be above zero, but was"
                        + " PT0S",
                "--objective 99.9% --bad 5xx x | Invalid value for option '--bad': bad must be an expression such as"
                        + " status>=500, but was \"5xx\": status, method or path must stand where \"5xx\" does",
                "--objective 99.9% --format counts --bad status=1 x | --bad and --latency must go with --format combined;"
                        + " counts say themselves what is bad",
                "--objective 99.9% --policy sre x | policy must be standard, workbook, sloth or a file, but was \"sre\"",
                "--objective 90% --policy workbook x | factor x error budget of rule \"14.4x 1h/5m\" must be below 1, or it can never fire,"
                        + " but was 14.4 x 0.1 = 1.44; --policy standard fits any period and objective",
                "--objective 99.9% --period 1d --policy workbook x | long window of rule \"0.03333x 3d/6h\" must be at most the period of 1d,"
                        + " but was 3d; --policy standard fits any period and objective",
            })
    void wrongArgumentsAreTwoAndAUsageLine(String arguments, String message) {
        CommandRun run = CommandRun.replay(arguments.split(" ", -1));
        assertEquals(
                "replay: " + message
                        + "\nUsage: slo replay --objective 99.9% [--period 30d] [OPTIONS] FILE...|-\nTry slo replay --help.\n",
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

    @Test
    void helpNamesEveryOption() {
        CommandRun run = CommandRun.replay("--help");
        assertEquals(0, run.code());
        for (String option : List.of(
                "--objective",
                "--period",
                "--format",
                "--bad",
                "--latency",
                "--observed-only",
                "--policy",
                "--json",
                "--html",
                "--advise",
                "--analyse",
                "budgetShare: 2% ",
                "budget: below 50% ",
                "traffic: silence ")) {
            assertTrue(run.out().contains(option), run.out());
        }
    }

    @Test
    void nothingToReadIsThree() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        CommandRun run = CommandRun.replay("--objective", "99.9%", "--json", empty.toString(), folder + "/absent");
        assertEquals(3, run.code());
        assertEquals("", run.out());
        assertTrue(
                run.err().contains("replay: " + folder + "/absent cannot be read: there is no such file\n"), run.err());
        assertTrue(run.err().endsWith("replay: nothing could be read\n"), run.err());
        assertEquals(3, replay("a\nb\n").code());
    }

    @Test
    void jsonHasTheFieldsThatProgramsKnow() throws Exception {
        StringBuilder outage = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            outage.append(1_772_323_200 + second).append(",0,2\n");
        }
        CommandRun run = replay(outage.toString(), "--format", "counts", "--json");
        assertEquals(0, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size(), run.out());
        assertEquals(
                "{\"type\":\"alert\",\"at\":\"2026-03-01T00:00:51Z\",\"epochSecond\":1772323251,\"severity\":\"page\","
                        + "\"rule\":\"14.4x 1h/5m\",\"longWindow\":\"1h\",\"shortWindow\":\"5m\",\"from\":\"INACTIVE\","
                        + "\"to\":\"FIRING\",\"burnRate\":{\"long\":1000.0,\"short\":1000.0}}",
                lines.get(0));
        String window = "{\"good\":0,\"bad\":120,\"errorRatio\":1.0,\"burnRate\":1000.0,\"coverage\":";
        assertEquals(
                "{\"type\":\"status\",\"at\":\"2026-03-01T00:00:59Z\",\"events\":{\"good\":0,\"bad\":120},\"windows\":{"
                        + "\"5m\":" + window + "0.2},"
                        + "\"30m\":" + window + "0.03333333333333333},"
                        + "\"1h\":" + window + "0.016666666666666666},"
                        + "\"6h\":" + window + "0.002777777777777778},"
                        + "\"3d\":" + window + "2.314814814814815E-4}},"
                        + "\"budget\":{\"remaining\":0.9768518518518519,\"consumed\":0.023148148148148147},"
                        + "\"malformedLines\":0}",
                lines.get(1));
    }

    @Test
    void pendingIsATransitionToo() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.json"), """
                {"rules": [{"severity": "page", "factor": 6, "longWindow": "10m", "shortWindow": "1m", "hold": "30s"}]}
                """);
        StringBuilder rows = new StringBuilder("second,good,bad\n");
        for (int second = 0; second < 4000; second++) {
            boolean isBad = (second >= 1000 && second < 1010) || (second >= 3000 && second < 3060);
            rows.append(1_772_323_200 + second).append(isBad ? ",0,1\n" : ",1,0\n");
        }
        CommandRun run = replay(rows.toString(), "--format", "counts", "--json", "--policy", policy.toString());
        List<String> changes = run.json().stream()
                .filter(line -> line.get("type").asText().equals("alert"))
                .map(line -> line.get("epochSecond").asLong() - 1_772_323_200 + " "
                        + line.get("from").asText() + " " + line.get("to").asText())
                .toList();
        assertEquals(
                List.of(
                        "1003 INACTIVE PENDING",
                        "1033 PENDING FIRING",
                        "1069 FIRING INACTIVE",
                        "3003 INACTIVE PENDING",
                        "3033 PENDING FIRING",
                        "3119 FIRING INACTIVE"),
                changes);
    }

    @Test
    void statusesAndTimesDecideWhatIsBad() throws Exception {
        JsonNode byStatus = replay(LOG, "--json").json().get(0);
        assertEquals(3, byStatus.at("/events/good").asLong());
        assertEquals(1, byStatus.at("/events/bad").asLong());
        assertEquals(1, byStatus.get("malformedLines").asLong());
        assertEquals("2026-03-01T00:00:03Z", byStatus.get("at").asText());

        CommandRun byTime = replay(LOG, "--json", "--latency", "300ms", "--bad", "status>=400");
        assertEquals(3, byTime.json().get(0).at("/events/bad").asLong());
        assertTrue(
                byTime.err()
                        .startsWith("replay: 1 malformed line was skipped:\n"
                                + "  standard input, line 3: what is this\n"
                                + "replay: 1 line does not end in the time the request took, and had to be judged without it\n"
                                + "replay: 5 lines in "),
                byTime.err());
    }

    @Test
    void whoGivesCountsForAnAccessLogIsToldOfTheFormat() {
        CommandRun run = replay("1772323200,5,0\n1772323201,5,1\n");
        assertTrue(
                run.err()
                        .startsWith("replay: 2 malformed lines were skipped, such as\n"
                                + "  standard input, line 1: 1772323200,5,0\n"
                                + "  standard input, line 2: 1772323201,5,1\n"
                                + "replay: no line is one of an access log; lines of epoch_second,good,bad are read with"
                                + " --format counts\n"),
                run.err());
        assertEquals(3, run.code());
        CommandRun other = replay(LOG, "--format", "counts");
        assertTrue(
                other.err()
                        .contains(
                                "\nreplay: no line is epoch_second,good,bad; access logs are read with --format combined\n"),
                other.err());
    }

    @Test
    void noControlCharacterReachesTheTerminal() {
        CommandRun refused = replay(LOG, "--policy", "\u001b[2J");
        assertTrue(
                refused.err()
                        .startsWith("replay: policy must be standard, workbook, sloth or a file, but was \"?[2J\"\n"),
                refused.err());
        CommandRun missing = CommandRun.replay("--objective", "99.9%", "\u001b[2J.log");
        assertTrue(missing.err().contains("?[2J.log"), missing.err());
        assertTrue(missing.err().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), missing.err());
        CommandRun heading = replay(LOG, "--bad", "path='\u009b2J'");
        assertTrue(heading.out().contains("bad: path='?2J'"), heading.out());
    }

    @Test
    void windowsShorterThanASecondAreRefusedBeforeTheLogsAreRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("quick.yaml"), "rules: [{severity: page, traffic: silence, window: 500ms}]");
        CommandRun run = replay(LOG, "--policy", file.toString());
        assertTrue(
                run.err()
                        .startsWith(
                                "replay: window of rule \"no events in 500ms\" must be at least the registry's tick of"
                                        + " 1s, but was 500ms\n"),
                run.err());
        assertEquals(2, run.code());
    }

    @Test
    void peopleAreTold() {
        CommandRun run = replay(LOG, "--latency", "300ms", "--policy", "sloth", "--observed-only");
        assertEquals("""

                99.9% over 30d   bad: status>=500, or slower than 300ms
                2026-03-01 00:00:00 to 2026-03-01 00:00:03 UTC, 4s
                4 events, 2 bad (50%)
                """, run.out().lines().limit(4).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(run.out().contains("\nAlerts   4 would have fired\n"), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "\nTICKET  3x 1d/2h       2026-03-01 00:00:01  still firing                2s        500x\n"),
                run.out());
    }

    @Test
    void nobodyIsCalledForNothing() {
        CommandRun run = replay("1772323200,5,0\n1772323260,5,0\n", "--format", "counts");
        assertTrue(
                run.out().endsWith("\nAlerts   none would have fired (14.4x 1h/5m, 6x 6h/30m, 1x 3d/6h)\n"), run.out());
    }

    @Test
    void anAnalysisNeedsNoFile() throws Exception {
        CommandRun run = CommandRun.replay("--objective", "99.9%", "--analyse");
        assertEquals(0, run.code());
        assertEquals("", run.err());
        assertTrue(run.out().contains("51.84s"), run.out());
        CommandRun json = CommandRun.replay("--objective", "99.9%", "--analyse", "--json");
        assertEquals(
                "{\"type\":\"analysis\",\"severity\":\"page\",\"rule\":\"14.4x 1h/5m\",\"errorRatio\":1.0,"
                        + "\"firesAfterSeconds\":51.84,\"resolvesAfterSeconds\":295.68,\"budgetConsumed\":0.02,\"first\":true}",
                json.out().lines().findFirst().orElseThrow());
    }

    @Test
    void adviceComesBeforeTheStatus() throws Exception {
        String rows = "1772323200,995,5\n1772409600,999,1\n";
        List<JsonNode> lines =
                replay(rows, "--format", "counts", "--json", "--advise").json();
        JsonNode advice = lines.get(lines.size() - 2);
        assertEquals("advice", advice.get("type").asText());
        assertEquals("99.5%", advice.get("sensible").asText());
        assertEquals("status", lines.get(lines.size() - 1).get("type").asText());
        assertTrue(replay(rows, "--format", "counts", "--advise").out().contains("99.5% is sensible"));
    }

    @Test
    void aHistoryOfNothingAdvisesNothing() {
        CommandRun run = replay("1772323200,0,0\n", "--format", "counts", "--advise");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("0 events, 0 bad (0%)"), run.out());
    }

    @Test
    void adviceNeedsNoObjective() throws Exception {
        String rows = "1772323200,995,5\n1772409600,999,1\n";
        CommandRun json = CommandRun.withInput(rows, "advise", "--format", "counts", "--json", "-");
        assertEquals(0, json.code(), json.err());
        JsonNode advice = replay(rows, "--format", "counts", "--json", "--advise").json().stream()
                .filter(line -> line.get("type").asText().equals("advice"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(advice), json.json());
        assertTrue(json.err().startsWith("advise: 2 lines in "), json.err());

        CommandRun text = CommandRun.withInput(rows, "advise", "--format", "counts", "-");
        assertTrue(text.out().startsWith("2026-03-01T00:00:00Z to 2026-03-02T00:00:01Z: 2,000 events, 6 of them bad"));
        assertTrue(text.out().contains("99.5% is sensible"), text.out());
    }

    @Test
    void adviceNeedsAnEvent() {
        CommandRun silence = CommandRun.withInput("1772323200,0,0\n", "advise", "--format", "counts", "-");
        assertEquals(3, silence.code());
        assertEquals("", silence.out());
        assertTrue(silence.err().endsWith("\nadvise: the logs have no events\n"), silence.err());

        CommandRun nothing = CommandRun.withInput("", "advise", "-");
        assertEquals(3, nothing.code());
        assertTrue(nothing.err().endsWith("\nadvise: nothing could be read\n"), nothing.err());

        CommandRun file = CommandRun.of("advise");
        assertEquals(2, file.code());
        assertEquals(
                "advise: a FILE must be named, or - for standard input\n"
                        + "Usage: slo advise [--period 30d] [OPTIONS] FILE...|-\nTry slo advise --help.\n",
                file.err());
    }

    @Test
    void analyseSaysWhatReplaySaysFirst() {
        for (List<String> more : List.of(List.<String>of(), List.of("--json"), List.of("--policy", "sloth"))) {
            String[] analyse = arguments(List.of("analyse", "--objective", "99.9%"), more);
            String[] replay = arguments(List.of("replay", "--objective", "99.9%", "--analyse"), more);
            CommandRun run = CommandRun.of(analyse);
            assertEquals(0, run.code(), run.err());
            assertEquals(CommandRun.of(replay).out(), run.out());
        }
    }

    private static String[] arguments(List<String> first, List<String> more) {
        return Stream.concat(first.stream(), more.stream()).toArray(String[]::new);
    }

    @Test
    void analyseSaysWhatDoesNotFit() {
        CommandRun run = CommandRun.of("analyse", "--objective", "90%", "--policy", "sloth");
        assertEquals(2, run.code());
        assertTrue(
                run.err().startsWith("analyse: factor x error budget of rule \"14.4x 1h/5m\" must be below 1"),
                run.err());
    }
}
