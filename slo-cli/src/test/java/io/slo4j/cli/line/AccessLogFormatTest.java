package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogFormatTest {
    private static final String COMMON =
            "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326";
    private static final String COMBINED =
            "2001:db8::1 - - [29/Feb/2024:00:00:00 +0530] \"POST /pay?id=7 HTTP/2.0\" 503 -"
                    + " \"https://shop.example/\" \"Mozilla/5.0 [x] (\\\"y\\\")\"";

    private final AccessLogFormat format = new AccessLogFormat(BadExpression.parse("status>=500"), null);
    private final AccessLogFormat timed = new AccessLogFormat(
            BadExpression.parse("status>=500"), new Slow(300_000_000L, FieldPlace.parse("-1"), LatencyUnit.S));

    private static boolean read(AccessLogFormat format, String line) {
        byte[] bytes = ("before\n" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return format.read(bytes, 7, bytes.length - 6);
    }

    @Test
    void readsACommonLine() {
        assertTrue(read(format, COMMON));
        assertEquals(Instant.parse("2000-10-10T20:55:36Z").getEpochSecond(), format.second());
        assertEquals(1, format.good());
        assertEquals(0, format.bad());
    }

    @Test
    void readsACombinedLine() {
        assertTrue(read(format, COMBINED));
        assertEquals(Instant.parse("2024-02-28T18:30:00Z").getEpochSecond(), format.second());
        assertEquals(0, format.good());
        assertEquals(1, format.bad());
    }

    @Test
    void remembersTheDayOnlyWhileItIsTheSame() {
        String[] times = {
            "10/Oct/2000:23:59:59 -0700",
            "11/Oct/2000:00:00:00 -0700",
            "11/Oct/2000:00:00:00 +0700",
            "11/Oct/2000:00:00:00 +0701",
            "11/Oct/2001:00:00:00 +0701",
            "11/Nov/2001:00:00:00 +0701",
            "31/Nov/2001:00:00:00 +0701",
            "11/Nov/2001:00:00:01 +0701"
        };
        String[] expected = {
            "2000-10-11T06:59:59Z",
            "2000-10-11T07:00:00Z",
            "2000-10-10T17:00:00Z",
            "2000-10-10T16:59:00Z",
            "2001-10-10T16:59:00Z",
            "2001-11-10T16:59:00Z",
            "",
            "2001-11-10T16:59:01Z"
        };
        for (int i = 0; i < times.length; i++) {
            boolean read = read(format, COMMON.replace("10/Oct/2000:13:55:36 -0700", times[i]));
            assertEquals(
                    expected[i], read ? Instant.ofEpochSecond(format.second()).toString() : "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "127.0.0.1 - frank",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700]",
                "127.0.0.1 - - [10/Okt/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326",
                "127.0.0.1 - - [10/Oct/2000:24:00:00 -0700] \"GET / HTTP/1.0\" 200 2326",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 2x0 2326",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 many",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0 200 2326",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] GET / HTTP/1.0 200 2326",
                "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / \\"
            })
    void refusesWhatIsNoLine(String line) {
        assertFalse(read(format, line));
        assertFalse(read(timed, line));
    }

    @Test
    void aBracketInANameIsNotTheTime() {
        assertTrue(read(format, COMMON.replace("frank", "[10/Oct/200]")));
        assertEquals(Instant.parse("2000-10-10T20:55:36Z").getEpochSecond(), format.second());
    }

    @Test
    void aRequestThatIsNoneStillHasAStatus() {
        assertTrue(read(
                format,
                COMMON.replace("GET /apache_pb.gif HTTP/1.0", "\\x16\\x03\\x01").replace("200", "400")));
        assertEquals(1, format.good());
    }

    @ParameterizedTest
    @CsvSource({
        "0.300, 0",
        "0.300000000, 0",
        "0.3000000001, 0",
        "0.300000001, 1",
        "0.301, 1",
        "1, 1",
        "0, 0",
        "59.9, 1",
        "\"0.301\", 1"
    })
    void theLastFieldIsTheTimeItTook(String seconds, long bad) {
        assertTrue(read(timed, COMBINED.replace("503", "200") + " " + seconds.replace('\'', '"')));
        assertEquals(bad, timed.bad());
        assertFalse(timed.lacksTime());
        assertTrue(read(timed, COMMON + " " + seconds));
        assertEquals(bad, timed.bad());
    }

    @Test
    void aLineWithoutATimeIsJudgedByItsStatus() {
        assertTrue(read(timed, COMMON));
        assertTrue(timed.lacksTime());
        assertEquals(0, timed.bad());
        assertTrue(read(timed, COMBINED));
        assertTrue(timed.lacksTime());
        assertEquals(1, timed.bad());
        assertTrue(read(timed, COMBINED + " -"));
        assertTrue(timed.lacksTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "method=POST; true",
                "method=POS; false",
                "method!=POST; false",
                "path=/pay; true",
                "path='/pay?id=7'; false",
                "path^=/p; true",
                "path^=/pay/; false",
                "path!='/pay'; false",
                "status=503 and path^=/pay; true",
                "status=502 || method='POST'; true",
                "not status=503; false",
                "!(status<500 or status>599); true",
                "status<500 and status<600 or method=POST; true",
                "status<500 and (status<600 or method=POST); false"
            })
    void asksForTheRequest(String expression, boolean bad) {
        AccessLogFormat asking = new AccessLogFormat(BadExpression.parse(expression), null);
        assertTrue(read(asking, COMBINED));
        assertEquals(bad ? 1 : 0, asking.bad());
    }
}
