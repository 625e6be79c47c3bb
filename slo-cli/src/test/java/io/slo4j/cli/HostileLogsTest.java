package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as nobody would wish them: what they say is counted, and what they do not say is told. */
class HostileLogsTest {
    private static final Instant START = Instant.parse("2026-03-29T00:30:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    @TempDir
    private Path folder;

    private static String line(int second, ZoneId zone) {
        return "10.0.0.1 - - [" + TIME.format(START.plusSeconds(second).atZone(zone))
                + "] \"GET / HTTP/1.1\" 200 17 \"-\" \"curl\" 0.042\n";
    }

    private static CommandRun replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--objective", "99.9%", "--json", "--latency", "10ms"));
        arguments.addAll(List.of(more));
        return CommandRun.replay(arguments.toArray(String[]::new));
    }

    private CommandRun replayed(String text) throws Exception {
        return replay(Files.writeString(folder.resolve("access.log"), text).toString());
    }

    private static void assertEvents(long good, long bad, String at, CommandRun run) throws Exception {
        List<JsonNode> lines = run.json();
        JsonNode status = lines.get(lines.size() - 1);
        assertEquals(good, status.at("/events/good").asLong(), run.err());
        assertEquals(bad, status.at("/events/bad").asLong(), run.err());
        assertEquals(at, status.get("at").asText(), run.err());
    }

    @Test
    void aLineOfTenMegabytesIsPassedOver() throws Exception {
        StringBuilder text = new StringBuilder("x".repeat(10_000_000)).append('\n');
        for (int second = 0; second < 60; second++) {
            text.append(line(second, ZoneOffset.UTC));
        }
        CommandRun run = replayed(text.toString());
        assertEvents(0, 60, "2026-03-29T00:30:59Z", run);
        assertTrue(
                run.err()
                        .startsWith(
                                "replay: the last field was taken for the time that a request took, in seconds: 0.042"
                                        + " is 42ms\n"
                                        + "replay: 1 malformed line was skipped:\n"
                                        + "  " + folder
                                        + "/access.log, line 1\n    a line must have at most 1,048,576 bytes\n"),
                run.err());
    }

    @Test
    void whereTheFirstLinesSayNothingNothingIsGuessed() throws Exception {
        CommandRun run = replayed("what is this\n".repeat(2000) + line(0, ZoneOffset.UTC) + line(1, ZoneOffset.UTC));
        assertEvents(2, 0, "2026-03-29T00:30:01Z", run);
        assertTrue(
                run.err()
                        .contains("replay: 2 lines do not say the time that the request took, and had to be judged"
                                + " without it\n"),
                run.err());
        assertFalse(run.err().contains("was taken for"), run.err());
    }

    @Test
    void bytesThatAreNoTextAreThree() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        bytes[0] = 'x';
        CommandRun run = replay(Files.write(folder.resolve("binary"), bytes).toString());
        assertEquals(3, run.code());
        assertTrue(run.err().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), run.err());
    }

    @Test
    void emptyIsThreeAndOneOrTwoLinesAreRead() throws Exception {
        assertEquals(3, replayed("").code());
        assertEquals(3, replayed("\n\n").code());
        assertEvents(0, 1, "2026-03-29T00:30:00Z", replayed(line(0, ZoneOffset.UTC)));
        assertEvents(0, 2, "2026-03-29T00:30:07Z", replayed(line(7, ZoneOffset.UTC) + line(0, ZoneOffset.UTC)));
    }

    @Test
    void ofLinesThatContradictEachOtherTheMostThatAreInOrderAreRead() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int day : new int[] {900, 3, 800, 5, 700, 9, 600}) {
            text.append(line(86_400 * day, ZoneOffset.UTC));
        }
        CommandRun run = replayed(text.toString());
        assertEvents(0, 3, "2026-04-07T00:30:00Z", run);
        assertTrue(run.err().contains("\nreplay: 4 lines with a wrong clock were set aside, such as\n"), run.err());
    }

    @Test
    void zonesAndTheirChangesAreNoGaps() throws Exception {
        StringBuilder text = new StringBuilder();
        List<ZoneId> zones =
                List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"));
        for (int second = 0; second < 7200; second++) {
            text.append(line(second, zones.get(second % 3)));
        }
        CommandRun run = replayed(text.toString());
        assertEvents(0, 7200, "2026-03-29T02:29:59Z", run);
        assertFalse(run.err().contains("wrong clock"), run.err());
        assertFalse(run.err().contains("late"), run.err());
    }

    @Test
    void serversSideBySideAreReadInTheirOrder() throws Exception {
        Random random = new Random(2);
        List<String> files = new ArrayList<>();
        for (int server = 0; server < 3; server++) {
            StringBuilder text = new StringBuilder();
            for (int second = 0; second < 3600; second += 10) {
                List<String> some = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    some.add(line(second + i, ZoneOffset.UTC));
                }
                Collections.shuffle(some, random);
                text.append(String.join("", some));
            }
            files.add(Files.writeString(folder.resolve("server" + server), text).toString());
        }
        CommandRun run = replay(files.toArray(String[]::new));
        assertEvents(0, 10_800, "2026-03-29T01:29:59Z", run);
        assertFalse(run.err().contains("wrong clock"), run.err());
        assertFalse(run.err().contains("late"), run.err());
    }

    /** Four lines of 10^18 - 1 fit into 2^62 - 1, good and bad ones alike. */
    @Test
    void countsBeyondAllMeasureAreLeftOutAndNeverNegative() throws Exception {
        String rows = "1772323200,999999999999999999,7\n".repeat(40) + "1772323201,5,999999999999999999\n".repeat(6);
        for (String[] more : new String[][] {{}, {"--advise"}}) {
            List<String> arguments = new ArrayList<>(List.of("replay", "--objective", "99.9%", "--json"));
            arguments.addAll(List.of("--format", "counts", "-"));
            arguments.addAll(List.of(more));
            CommandRun run = CommandRun.withInput(rows, arguments.toArray(String[]::new));
            assertEquals(0, run.code(), run.err());
            assertEvents(4_000_000_000_000_000_016L, 4_000_000_000_000_000_024L, "2026-03-01T00:00:01Z", run);
        }
    }
}
