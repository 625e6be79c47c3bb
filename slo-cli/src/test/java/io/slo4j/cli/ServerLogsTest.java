package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten minutes of requests, one a second, as the servers log them: 3 of 600 took longer than 300 ms, and behind nginx all did. */
class ServerLogsTest {
    private static final Instant START = Instant.parse("2026-03-01T02:50:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final String NGINX =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                    + " \"$http_referer\" \"$http_user_agent\" $request_time $upstream_response_time";

    @TempDir
    private Path folder;

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static int micros(int request) {
        return request % 200 == 100 ? 1_250_000 + request : 1_000 + 400 * (request % 500);
    }

    private static String combined(int request) {
        return "10.0.0.1 - - [" + time(START.plusSeconds(request)) + "] \"GET /cart?id=" + request
                + " HTTP/1.1\" 200 2326 \"-\" \"curl/8.5\"";
    }

    private static String seconds(int micros) {
        return String.format(Locale.ROOT, "%.3f", micros / 1e6);
    }

    private static IntFunction<String> server(String name) {
        return switch (name) {
            case "apache" -> i -> combined(i) + ' ' + micros(i);
            case "tomcat" -> i -> combined(i).replace(" \"-\" \"curl/8.5\"", "") + ' ' + micros(i) / 1000;
            case "jetty" -> i -> combined(i) + ' ' + micros(i) / 1000;
            case "nginx" -> i -> combined(i) + ' ' + seconds(micros(i));
            case "upstream last" -> i -> combined(i) + ' ' + seconds(micros(i) + 300_000) + ' ' + seconds(micros(i));
            case "names" ->
                i -> combined(i) + " rt=" + seconds(micros(i) + 300_000) + " urt=\"" + seconds(micros(i)) + '"';
            case "gzip ratio" -> i -> combined(i) + " \"" + (1 + i % 3) + '.' + (10 + i % 90) + '"';
            case "json" ->
                i -> "{\"time\":\"" + START.plusSeconds(i) + "\",\"request\":\"GET / HTTP/1.1\",\"status\":200,"
                        + "\"rt\":" + seconds(micros(i)) + '}';
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Path write(IntFunction<String> line) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append(line.apply(i)).append('\n');
        }
        return Files.writeString(folder.resolve("access.log"), text);
    }

    private static CommandRun replay(Path log, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--objective", "99.9%", "--json"));
        arguments.addAll(List.of(more));
        arguments.add(log.toString());
        return CommandRun.replay(arguments.toArray(String[]::new));
    }

    private static JsonNode status(CommandRun run) throws Exception {
        List<JsonNode> lines = run.json();
        return lines.get(lines.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apache | --latency-unit us | 3",
                "apache | --log-format %h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %D | 3",
                "tomcat | --latency-unit ms | 3",
                "tomcat | --log-format %h %l %u %t \"%r\" %s %b %{ms}T | 3",
                "jetty | --latency-unit ms | 3",
                "jetty | --log-format %{client}a - %u %t \"%r\" %s %O \"%{Referer}i\" \"%{User-Agent}i\" %{ms}T | 3",
                "nginx | | 3",
                "upstream last | --latency-field -2 | 600",
                "upstream last | --latency-field -1 | 3",
                "upstream last | --log-format " + NGINX + " | 600",
                "names | --latency-field rt | 600",
                "names | --latency-field urt | 3",
                "json | --log-format {\"time\":\"$time_iso8601\",\"request\":\"$request\",\"status\":$status,"
                        + "\"rt\":$request_time} | 3"
            })
    void asManyAreBadAsWereSlow(String server, String option, long bad) throws Exception {
        String[] more = option == null
                ? new String[] {"--latency", "300ms"}
                : new String[] {
                    "--latency",
                    "300ms",
                    option.substring(0, option.indexOf(' ')),
                    option.substring(option.indexOf(' ') + 1)
                };
        CommandRun run = replay(write(server(server)), more);
        assertEquals(0, run.code(), run.err());
        assertEquals(bad, status(run).at("/events/bad").asLong(), run.err());
        assertEquals(600 - bad, status(run).at("/events/good").asLong(), run.err());
        assertTrue(run.err().contains(" was taken for the time that a request took, in "), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apache | the unit of the last field must be said, for 1000 and 1400 could be in any; --latency-unit"
                        + " us",
                "tomcat | the unit of the last field must be said, for 1 and 2 could be in any; --latency-unit us",
                "jetty | the unit of the last field must be said, for 1 and 2 could be in any; --latency-unit us",
                "gzip ratio | the unit of the last field must be said, for 1.10 and 2.11 could be in any;"
                        + " --latency-unit us",
                "upstream last | the time that a request took must be one field, but could be field -2 (0.301 and"
                        + " 0.302) or the last field (0.001 and 0.002); --latency-field -2 says which,",
                "names | the time that a request took must be one field, but could be rt (0.301 and 0.302) or urt"
                        + " (0.001 and 0.002); --latency-field rt says which,"
            })
    void whatIsNotCertainIsTwoAndSaysWhatToDo(String server, String message) throws Exception {
        CommandRun run = replay(write(server(server)), "--latency", "300ms");
        assertTrue(run.err().startsWith("replay: " + message), run.err());
        assertEquals("", run.out());
        assertEquals(2, run.code());
    }

    @Test
    void gzipIsKnownByItsBytes() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        // Two members, as of two files one after the other.
        for (int half = 0; half < 2; half++) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                for (int i = 300 * half; i < 300 * (half + 1); i++) {
                    gzip.write((server("nginx").apply(i) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        Path unnamed = Files.write(folder.resolve("access.log.1"), compressed.toByteArray());
        assertEquals(600, status(replay(unnamed)).at("/events/good").asLong());
        Path named = Files.copy(write(server("nginx")), folder.resolve("plain.gz"));
        assertEquals(600, status(replay(named)).at("/events/good").asLong());
        CommandRun piped = CommandRun.withBytes(
                compressed.toByteArray(), "replay", "--objective", "99.9%", "--json", "--latency", "300ms", "-");
        assertEquals(597, status(piped).at("/events/good").asLong(), piped.err());
        assertEquals(3, status(piped).at("/events/bad").asLong(), piped.err());
    }

    /** Two hours, in which every request from 03:00 to 03:20 fails. */
    private Path outage(int place, String stray) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7200; i++) {
            if (i == place) {
                text.append(combined(0).replace(time(START), time(Instant.parse(stray))))
                        .append('\n');
            }
            text.append(combined(i).replace(" 200 ", i >= 600 && i < 1800 ? " 503 " : " 200 "))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("outage.log"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-02-27T03:00:00Z",
                "2026-03-01T05:25:00Z",
                "2026-03-02T02:55:00Z",
                "2036-03-01T03:00:00Z"
            })
    void anOutageIsReportedWhenItIsWhateverALineSays(String stray) throws Exception {
        for (int place : new int[] {1, 300, 599, 700, 5000}) {
            CommandRun run = replay(outage(place, stray));
            JsonNode first = run.json().get(0);
            assertEquals("2026-03-01T03:00:51Z", first.get("at").asText(), run.err());
            assertEquals("14.4x 1h/5m", first.get("rule").asText());
            JsonNode status = status(run);
            assertEquals("2026-03-01T04:49:59Z", status.get("at").asText());
            assertEquals(1200, status.at("/events/bad").asLong());
            assertEquals(6000, status.at("/events/good").asLong());
            assertTrue(
                    run.err()
                            .startsWith("replay: 1 line with a wrong clock was set aside:\n  " + folder
                                    + "/outage.log, line " + (place + 1) + " says "
                                    + stray.replace('T', ' ').replace("Z", "") + ", its neighbours 2026-03-01 0"),
                    run.err());
        }
    }

    @Test
    void aFirstLineOf1970SpendsNoBudget() throws Exception {
        CommandRun run = replay(outage(0, "1970-01-01T00:00:00Z"));
        assertEquals("2026-03-01T03:00:51Z", run.json().get(0).get("at").asText(), run.err());
        CommandRun without = replay(outage(-1, "1970-01-01T00:00:00Z"));
        assertEquals(status(without), status(run));
    }
}
