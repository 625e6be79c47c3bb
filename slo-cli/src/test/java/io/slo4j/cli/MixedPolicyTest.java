package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three quarters of an hour, worked out by hand. The objective of 90% over an hour affords 360 bad events at the
 * traffic of one event a second that there is at first, so after b bad ones 1 - b / 360 of the budget is left.
 *
 * <ul>
 *   <li>Seconds 1000 to 1299 are bad. The 181st, at 1180, leaves 49.72%, and the alert is pending for 20 s.
 *   <li>From 2000 on there are 11 good events a second. At second t, of 2000 + 11 (t - 1999) events 300 were bad, and
 *       (t + 1) / 3600 of the hour has been seen: 50.02% is left at 2142, and 60 s later the alert is over.
 *   <li>Five seconds of the last minute may have 1 event and not 11 for there to be more than 10 a second: at 2054.
 *   <li>From 2401 to 2599 there are none. At 2406 the last minute has 594 events, no more than 10 a second; at 2460 it has
 *       none. The alert of that is pending for 30 s and over with the first event.
 * </ul>
 */
class MixedPolicyTest {
    private static final long START = 1_772_323_200;
    private static final String POLICY = """
            rules:
              - {severity: page, factor: 9, longWindow: 5m, shortWindow: 1m}
              - {severity: ticket, budget: below 49.9%, hold: 20s, keepFiring: 1m}
              - {severity: page, traffic: silence, window: 1m, hold: 30s}
              - {severity: ticket, traffic: above 10/s, window: 1m}
            """;

    @TempDir
    private Path folder;

    private String policy;
    private String log;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int second = 0; second <= 2700; second++) {
            if (second <= 2400 || second >= 2600) {
                boolean bad = second >= 1000 && second < 1300;
                int good = bad ? 0 : second < 2000 || second > 2400 ? 1 : 11;
                rows.append(START + second).append(',').append(good).append(bad ? ",1\n" : ",0\n");
            }
        }
        policy = Files.writeString(folder.resolve("policy.yaml"), POLICY).toString();
        log = Files.writeString(folder.resolve("counts.csv"), rows).toString();
    }

    private CommandRun replay(String... more) {
        String[] arguments = new String[more.length + 8];
        List<String> first = List.of("--objective", "90%", "--period", "1h", "--format", "counts", "--policy", policy);
        first.toArray(arguments);
        System.arraycopy(more, 0, arguments, 8, more.length);
        CommandRun run = CommandRun.replay(arguments);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    @Test
    void budgetAndTrafficRulesFireAndResolve() throws Exception {
        List<String> changes = replay("--json", log).json().stream()
                .filter(line -> line.get("type").asText().equals("alert") && !line.has("burnRate"))
                .map(line -> line.get("epochSecond").asLong() - START + " "
                        + line.get("severity").asText() + " "
                        + line.get("rule").asText() + " " + line.get("from").asText() + " "
                        + line.get("to").asText())
                .toList();
        assertEquals(
                List.of(
                        "1180 ticket budget below 49.9% INACTIVE PENDING",
                        "1200 ticket budget below 49.9% PENDING FIRING",
                        "2054 ticket above 10/s in 1m INACTIVE FIRING",
                        "2202 ticket budget below 49.9% FIRING INACTIVE",
                        "2406 ticket above 10/s in 1m FIRING INACTIVE",
                        "2460 page no events in 1m INACTIVE PENDING",
                        "2490 page no events in 1m PENDING FIRING",
                        "2600 page no events in 1m FIRING INACTIVE"),
                changes);
    }

    @Test
    void jsonHasTheFiguresOfEachKind() throws Exception {
        CommandRun run = replay("--json", log);
        assertEquals(
                "{\"type\":\"alert\",\"at\":\"2026-03-01T00:34:14Z\",\"epochSecond\":1772325254,\"severity\":\"ticket\","
                        + "\"rule\":\"above 10/s in 1m\",\"window\":\"1m\",\"from\":\"INACTIVE\",\"to\":\"FIRING\","
                        + "\"traffic\":{\"events\":610,\"perSecond\":10.166666666666666}}",
                first(run, "above 10/s in 1m").toString());
        JsonNode budget = first(run, "budget below 49.9%");
        assertEquals(
                List.of("type", "at", "epochSecond", "severity", "rule", "from", "to", "budget"),
                List.copyOf(budget.properties().stream().map(Map.Entry::getKey).toList()));
        assertEquals(1, budget.get("budget").size());
        assertEquals(1 - 181 / 360.0, budget.at("/budget/remaining").asDouble(), 1e-12);
    }

    private static JsonNode first(CommandRun run, String rule) throws IOException {
        return run.json().stream()
                .filter(line -> line.path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void peopleAreShownTheWorstThatEachKindSaw() {
        String told = replay(log).out();
        assertTrue(told.endsWith("""
                        Alerts   4 would have fired
                                Rule               Fired                Resolved                Lasted    At worst
                        TICKET  budget below 49.9% 2026-03-01 00:20:00  2026-03-01 00:36:42    16m 42s  16.7% left
                        PAGE    9x 5m/1m           2026-03-01 00:21:12  2026-03-01 00:21:45        33s       9.97x
                        TICKET  above 10/s in 1m   2026-03-01 00:34:14  2026-03-01 00:40:06     5m 52s        11/s
                        PAGE    no events in 1m    2026-03-01 00:41:30  2026-03-01 00:43:20     1m 50s         0/s
                        """), told);
    }

    @Test
    void aLongSilenceSpendsNothing() throws Exception {
        Path rules = Files.writeString(folder.resolve("budget.yaml"), "rules: [{severity: page, budget: exhausted}]");
        Path two =
                Files.writeString(folder.resolve("two.csv"), START + ",98,2\n" + (START + 86_400 * 100) + ",100,0\n");
        String told = CommandRun.replay(
                        "--objective", "99%", "--format", "counts", "--policy", rules.toString(), two.toString())
                .out();
        assertTrue(told.contains("Alerts   none would have fired"), told);
    }

    @Test
    void anAnalysisSaysWhatIsOutsideOfIt() throws Exception {
        String text = replay("--analyse").out();
        assertTrue(text.contains("\npage 9x 5m/1m: fires above an error ratio of 90%\n"), text);
        assertTrue(
                text.endsWith("\nNot analysed, because a constant error ratio does not decide when they fire:"
                        + " ticket budget below 49.9%, page no events in 1m, ticket above 10/s in 1m\n"),
                text);
        List<JsonNode> lines = replay("--analyse", "--json").json();
        assertEquals("analysis", lines.get(0).get("type").asText());
        assertEquals(
                "{\"type\":\"notAnalysed\",\"severity\":\"ticket\",\"rule\":\"above 10/s in 1m\","
                        + "\"because\":\"a constant error ratio does not decide when it fires\"}",
                lines.get(lines.size() - 1).toString());
        assertEquals(
                3,
                lines.stream()
                        .filter(line -> line.get("type").asText().equals("notAnalysed"))
                        .count());
    }

    @Test
    void adviceCountsThemToo() throws Exception {
        List<JsonNode> lines = replay("--advise", "--json", log).json();
        JsonNode ninetyNine = lines.get(lines.size() - 2).get("candidates").get(0);
        assertEquals("99%", ninetyNine.get("objective").asText());
        assertEquals(2, ninetyNine.get("pages").asLong(), "burn rate and silence");
        assertEquals(2, ninetyNine.get("tickets").asLong(), "budget and flood");
    }
}
