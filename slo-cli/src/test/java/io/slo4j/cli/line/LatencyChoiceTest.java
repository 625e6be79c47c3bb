package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyChoiceTest {
    private static final String LINE =
            "203.0.113.7 - - [01/Mar/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 17 \"-\" \"curl 1.25\"";
    private static final long THRESHOLD = 300_000_000;

    private static LatencyChoice choice(@Nullable String field, @Nullable LatencyUnit unit, String... ends) {
        List<SampleLine> lines = new ArrayList<>();
        for (String end : ends) {
            lines.add(new SampleLine("log", lines.size() + 1, (LINE + end).getBytes(StandardCharsets.UTF_8)));
        }
        FieldPlace place = field == null ? null : FieldPlace.parse(field);
        return LatencyChoice.of(new LatencyChoice.Said(THRESHOLD, place, unit), lines);
    }

    private static String refusal(@Nullable String field, @Nullable LatencyUnit unit, String... ends) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> choice(field, unit, ends))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0.042 | the last field was taken for the time that a request took, in seconds: 0.042 is 42ms",
                "\"0.042\" | the last field was taken for the time that a request took, in seconds: 0.042 is 42ms",
                "0.042 - | field -2 was taken for the time that a request took, in seconds: 0.042 is 42ms",
                "0.042317 \"10.0.0.1\" | field -2 was taken for the time that a request took, in seconds: 0.042317 is"
                        + " 42.3ms",
                "rt=0.042 | rt was taken for the time that a request took, in seconds: 0.042 is 42ms",
                "rt=\"0.042\" id=ab12 | rt was taken for the time that a request took, in seconds: 0.042 is 42ms",
                "42ms | the last field was taken for the time that a request took, with its unit: 42ms is 42ms",
                "0.042 1772323200.123 | field -2 was taken for the time that a request took, in seconds: 0.042 is 42ms",
            })
    void whatIsCertainIsTakenAndSaid(String end, String words) {
        assertEquals(words, choice(null, null, " " + end).words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42 | 17", // milliseconds, bytes
                "52592 | 188188", // microseconds
                "1.84 | 2.99", // the ratio of gzip
                "42.311 | 3.207", // milliseconds of Node
                "0.5 | 0.25",
            })
    void aNumberWhoseUnitIsNotCertainIsRefusedWithTwoOfThem(String one, String other) {
        assertEquals(
                "the unit of the last field must be said, for " + one + " and " + other
                        + " could be in any; --latency-unit us (%D of Apache, Jetty, and Tomcat from 10 on), ms (%D of"
                        + " Tomcat up to 9, NCSA log of Jetty) or s says it, --latency-field another field",
                refusal(null, null, " " + one, " " + other));
    }

    @Test
    void ofTwoNumbersNoneIsTaken() {
        assertEquals(
                "the time that a request took must be one field, but could be field -2 (0.900 and 0.850) or the last"
                        + " field (0.003 and 0.002); --latency-field -2 says which, --latency-unit s, ms, us or ns its"
                        + " unit, or --log-format the server's own format",
                refusal(null, null, " 0.900 0.003", " 0.850 0.002"));
        assertEquals(
                "the time that a request took must be one field, but could be rt (0.900) or urt (0.003);"
                        + " --latency-field rt says which, --latency-unit s, ms, us or ns its unit, or --log-format the"
                        + " server's own format",
                refusal(null, null, " rt=0.900 urt=\"0.003\""));
    }

    @Test
    void aLogWithoutANumberIsRefused() {
        assertEquals(
                "the time that a request took must be a number after the size of the answer, but there is none in log,"
                        + " line 1; --latency-field and --latency-unit say it, or --log-format with the server's own"
                        + " format",
                refusal(null, null, "", " -"));
        assertEquals(
                "the time that a request took must be urt, but there is none in log, line 1; --latency-field and"
                        + " --latency-unit say it, or --log-format with the server's own format",
                refusal("urt", null, " rt=0.900"));
        assertEquals(
                "latency field must be 8 or more, for the size of the answer is field 7, but was 6",
                refusal("6", null, " 0.900"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.003", "-2, 900", "10, 900", "11, 0.003", "rt, 7"})
    void aFieldIsFoundFromEitherEndAndByItsName(String field, String example) {
        String end = field.equals("rt") ? " 900 rt=7 0.003" : " 900 0.003";
        LatencyChoice choice = choice(field, LatencyUnit.MS, end);
        assertEquals(example, choice.words().replaceAll(".*: (\\S+) is .*", "$1"));
        assertEquals(new Slow(THRESHOLD, FieldPlace.parse(field), LatencyUnit.MS), choice.slow());
    }

    @Test
    void wholeSecondsAreCalledCoarse() {
        assertEquals(
                "the last field was taken for the time that a request took, in seconds: 2 is 2s; whole seconds are too"
                        + " coarse for 300ms",
                choice(null, LatencyUnit.S, " 2", " 0").words());
    }

    @Test
    void withoutALineNothingIsSaid() {
        assertEquals("", choice(null, null).words());
    }
}
