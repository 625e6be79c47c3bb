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
                "--latency-field",
                "--latency-unit",
                "--log-format",
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
                        .startsWith(
                                "replay: the last field was taken for the time that a request took, in seconds: 0.001"
                                        + " is 1ms\n"
                                        + "replay: 1 malformed line was skipped:\n"
                                        + "  standard input, line 3: what is this\n"
                                        + "    there is no time in it such as [10/Oct/2026:13:55:36 +0000]\n"
                                        + "replay: 1 line does not say the time that the request took, and had to be"
                                        + " judged without it\n"
                                        + "replay: 5 lines in "),
                byTime.err());
    }

    @Test
    void whoGivesCountsForAnAccessLogIsPointedToTheFormat() {
        CommandRun run = replay("1772323200,5,0\n1772323201,5,1\n");
        assertTrue(
                run.err()
                        .startsWith("replay: 2 malformed lines were skipped, such as\n"
                                + "  standard input, line 1: 1772323200,5,0\n"
                                + "    there is no time in it such as [10/Oct/2026:13:55:36 +0000]\n"
                                + "  standard input, line 2: 1772323201,5,1\n"
                                + "    there is no time in it such as [10/Oct/2026:13:55:36 +0000]\n"
                                + "replay: no line is one of an access log; --log-format reads other lines,"
                                + " --format counts those of time,good,bad\n"),
                run.err());
        assertEquals(3, run.code());
        CommandRun other = replay(LOG, "--format", "counts");
        assertTrue(
                other.err()
                        .contains("\nreplay: no line is time,good,bad; access logs are read with --format combined\n"),
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
    void peopleReadASummary() {
        CommandRun run = replay(LOG, "--latency", "300ms", "--policy", "sloth", "--observed-only");
        assertEquals("""

            99.9% over 30d   bad: status>=500, or slower than 300ms
            2026-03-01 00:00:00 to 2026-03-01 00:00:03 UTC, 4s
            4 events, 2 bad (50%)
            """, run.out().lines().limit(4).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(run.out().contains("\nAlerts   4 would have fired\n"), run.out());
        assertTrue(
                run.out()
                        .contains("\n"
                                + "TICKET  3x 1d/2h       2026-03-01 00:00:01  still firing                2s     "
                                + "   500x\n"),
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
                        + "\"firesAfterSeconds\":51.84,\"resolvesAfterSeconds\":567.84,\"budgetConsumed\":0.02,\"first\":true}",
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
        assertEquals(
                "[\"99%\",\"99.5%\",\"99.9%\",\"99.95%\",\"99.99%\"]",
                advice.get("sensibleRange").toString(), "two days say little");
        assertEquals(0.97, advice.get("achievedAtLeast").asDouble(), 0.02);
        assertEquals(1, advice.get("achievedAtMost").asDouble());
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
