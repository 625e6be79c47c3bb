package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFormatTest {
    private static final String NGINX =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                    + " \"$http_referer\" \"$http_user_agent\" $request_time $upstream_response_time";
    private static final String APACHE = "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %D";
    private static final long THRESHOLD = 300_000_000;

    private static TemplateFormat format(
            String format, String bad, @Nullable String field, @Nullable LatencyUnit unit) {
        LogTemplate template = LogFormatString.parse(format);
        FieldPlace place = field == null ? null : FieldPlace.parse(field);
        Slow slow = LatencyChoice.of(new LatencyChoice.Said(THRESHOLD, place, unit), template, List.of())
                .slow();
        return new TemplateFormat(template, BadExpression.parse(bad), slow);
    }

    private static boolean read(TemplateFormat format, String line) {
        byte[] bytes = ("before\n" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return format.read(bytes, 7, bytes.length - 6);
    }

    private static void assertBad(long bad, TemplateFormat format, String line) {
        assertTrue(read(format, line), format::refusal);
        assertEquals(bad, format.bad());
        assertEquals(
                "2026-03-01T12:30:45Z", Instant.ofEpochSecond(format.second()).toString());
    }

    @Test
    void nginxWritesSecondsAndSeveralTimesOfItsServers() {
        String line =
                "10.0.0.1 - a b [01/Mar/2026:13:30:45 +0100] \"GET /x \\x22y HTTP/1.1\" 200 17 \"-\" \"a \\\"b\\\" 1"
                        + " 2\" ";
        TemplateFormat whole = format(NGINX, "status>=500", null, null);
        assertBad(0, whole, line + "0.300 0.900");
        assertBad(1, whole, line + "0.301 -");
        assertFalse(whole.lacksTime());
        assertBad(0, whole, line + "- 0.900");
        assertTrue(whole.lacksTime());

        TemplateFormat servers = format(NGINX, "status>=500", "upstream_response_time", null);
        assertBad(0, servers, line + "0.900 0.100, 0.100 : 0.100");
        assertBad(1, servers, line + "0.900 0.100, 0.100 : 0.101");
        TemplateFormat between =
                format(NGINX.replace("$request_time ", "") + " $request_length", "status=0", null, null);
        assertBad(1, between, line + "0.200, 0.101 : - 17");
        assertBad(0, between, line + "- 17");
    }

    @Test
    void apacheWritesMicroseconds() {
        TemplateFormat format = format(APACHE, "status>=500", null, null);
        String line = "10.0.0.1 - - [01/Mar/2026:07:30:45 -0500] \"GET / HTTP/1.1\" 200 - \"-\" \"curl\" ";
        assertBad(0, format, line + "300000");
        assertBad(1, format, line + "300001");
        assertBad(1, format, line.replace(" 200 ", " 503 ") + "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%h %t %s %{ms}T | 10.0.0.1 [01/Mar/2026:12:30:45 +0000] 200 300 | 10.0.0.1 [01/Mar/2026:12:30:45"
                        + " +0000] 200 301",
                "%t %s %T %D %{us}T | [01/Mar/2026:12:30:45 +0000] 200 9 9 300000 | [01/Mar/2026:12:30:45 +0000] 200 0"
                        + " 0 300001",
                "%t %s %b %F | [01/Mar/2026:12:30:45 +0000] 200 - 300 | [01/Mar/2026:12:30:45 +0000] 200 - 301",
                "%{client}a %t &quot;%r&quot; %s %D | ::1 [01/Mar/2026:12:30:45 +0000] \"GET / X\" 200 300000"
                        + " | ::1 [01/Mar/2026:12:30:45 +0000] \"GET / X\" 200 300001",
                "%{msec}t %>s %T/%D | 1772368245999 200 1/300000 | 1772368245000 200 0/300001",
                "%{sec}t %>s 100%% %D | 1772368245 200 100% 300000 | 1772368245 200 100% 300001",
                "$msec $status $request_time | 1772368245.999 200 0.300 | 1772368245.000 200 0.301",
                "$time_iso8601\t$status\t${request_time}s | 2026-03-01T13:30:45+01:00\t200\t0.300s"
                        + " | 2026-03-01T13:30:45+01:00\t200\t0.301s",
                "$time_local $status $request_time | 01/Mar/2026:12:30:45 +0000 200 0.300 | 01/Mar/2026:12:30:45 +0000"
                        + " 200 0.301",
                "log_format x escape=json '{\"t\":\"$time_iso8601\",' '\"s\":$status,\"rt\":$request_time}';"
                        + " | {\"t\":\"2026-03-01T12:30:45Z\",\"s\":200,\"rt\":0.300}"
                        + " | {\"t\":\"2026-03-01T12:30:45Z\",\"s\":200,\"rt\":0.301}",
                "LogFormat \"%t \\\"%r\\\" %>s %{ms}T\" timed | [01/Mar/2026:12:30:45 +0000] \"-\" 200 300"
                        + " | [01/Mar/2026:12:30:45 +0000] \"-\" 408 301",
            })
    void formatsOfAllServersAreRead(String format, String good, String bad) {
        TemplateFormat read = format(format, "status>=500", null, null);
        assertBad(0, read, good);
        assertBad(1, read, bad);
    }

    @Test
    void theUnitOfDIsNotGuessedWhereTomcatMayHaveWrittenIt() {
        LogTemplate template = LogFormatString.parse("%t %s %D");
        List<SampleLine> lines = List.of(
                new SampleLine("log", 1, "[01/Mar/2026:12:30:45 +0000] 200 52592".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "the unit of %D must be said, for 52592 could be in any; --latency-unit us (%D of Apache, Jetty, and"
                        + " Tomcat from 10 on), ms (%D of Tomcat up to 9, NCSA log of Jetty) or s says it, --latency-field"
                        + " another field",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LatencyChoice.of(new LatencyChoice.Said(THRESHOLD, null, null), template, lines))
                        .getMessage());
        assertBad(1, format("%t %s %D", "status=0", "D", LatencyUnit.MS), "[01/Mar/2026:12:30:45 +0000] 200 301");
    }

    @Test
    void aFormatWithoutATimeForItIsRefused() {
        LogTemplate template = LogFormatString.parse("%t %s %b");
        LatencyChoice.Said nothing = new LatencyChoice.Said(THRESHOLD, null, null);
        assertEquals(
                "log format must have the time that a request took, such as $request_time, %D or %{ms}T;"
                        + " --latency-field names another variable",
                assertThrows(IllegalArgumentException.class, () -> LatencyChoice.of(nothing, template, List.of()))
                        .getMessage());
        LatencyChoice.Said other = new LatencyChoice.Said(THRESHOLD, FieldPlace.parse("%D"), null);
        assertEquals(
                "log format must have the latency field, but has no %D",
                assertThrows(IllegalArgumentException.class, () -> LatencyChoice.of(other, template, List.of()))
                        .getMessage());
    }

    @Test
    void asksForTheRequest() {
        String line = "[01/Mar/2026:12:30:45 +0000] POST /pay?id=7 200 300";
        for (String bad : List.of("method=POST", "path=/pay", "path^=/p", "status=200")) {
            assertBad(1, format("%t %m %U%q %s %{ms}T", bad, null, null), line);
        }
        assertBad(0, format("%t %m %U%q %s %{ms}T", "method=POS or path^=/pay?", null, null), line);
        assertTrue(LogFormatString.parse("%t %U").has(Condition.Part.PATH));
        assertFalse(LogFormatString.parse("%t %U").has(Condition.Part.METHOD));
        assertFalse(LogFormatString.parse("%t %U").has(Condition.Part.STATUS));
        assertTrue(LogFormatString.parse("%t %r").has(Condition.Part.METHOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` ` | it must begin with \"x \"",
                "x [01/Mar/2026:12:30:45 +0000] 200 | %s must be followed by \" \"",
                "x [01/Mar/2026:12:30:45 +0000] 2x0 1 | %s must be a number of three digits",
                "x 01/Okt/2026:12:30:45 +0000 200 1 | %t must be seconds, ms, us or ns since the epoch,"
                        + " 10/Oct/2026:13:55:36 +0000, or 2026-10-10T13:55:36Z",
                "x 2026-03-01T12:30:45 200 1 | %t must have a time zone at its end, such as Z or +01:00",
            })
    void saysWhatIsWrongWithALine(String line, String refusal) {
        TemplateFormat format = format("x %t %s %{ms}T", "status=0", null, null);
        assertFalse(read(format, line));
        assertEquals(refusal, format.refusal());
    }

    @Test
    void whatFollowsTheFormatIsRefused() {
        TemplateFormat format = format("%t %s \"%{ms}T\"", "status=0", null, null);
        assertTrue(read(format, "[01/Mar/2026:12:30:45 +0000] 200 \"1\"  "));
        assertFalse(read(format, "[01/Mar/2026:12:30:45 +0000] 200 \"1\" 2"));
        assertEquals("it must end after %{ms}T", format.refusal());
    }
}
