package io.slo4j.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log begins at 02:00 of 1 March 2026 and has a line a second, if nothing else is said. */
class ClockCheckTest {
    private static final long START = Instant.parse("2026-03-01T02:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    private final ReadReport report = new ReadReport();

    private static List<Long> lines(int count, LongUnaryOperator second) {
        return new ArrayList<>(LongStream.range(0, count).map(second).boxed().toList());
    }

    private static List<Long> everySecond(int count) {
        return lines(count, i -> START + i);
    }

    private List<Long> checked(List<Long> seconds) {
        ClockCheck check = new ClockCheck("log", new Listed(seconds), report);
        List<Long> passed = new ArrayList<>();
        try {
            while (check.next()) {
                passed.add(check.second());
                assertEquals(check.second(), check.good() - 1, "the events of this line");
                assertEquals(check.second(), check.bad() - 2, "the events of this line");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return passed;
    }

    private void assertAllPass(List<Long> seconds) {
        assertEquals(
                seconds, checked(seconds), () -> report.wrongClockExamples().toString());
        assertEquals(0, report.wrongClocks());
        assertEquals(List.of(), report.notes());
    }

    /** Wherever it is, what it says and however many of them there are, if only the others are more. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1",
        "1970-01-01T00:00:00Z, 100",
        "2000-01-01T00:00:00Z, 3",
        "2026-02-27T02:00:00Z, 50",
        "2026-03-01T03:25:00Z, 1",
        "2026-03-01T03:25:00Z, 20",
        "2036-03-01T00:00:00Z, 1",
        "2036-03-01T00:00:00Z, 100",
        "2261-03-01T00:00:00Z, 2"
    })
    void linesWithAWrongClockAreSetAside(Instant wrong, int count) {
        List<Long> right = everySecond(1200);
        for (int place : new int[] {400, 401, 527, 528, 655, 656, 657, 1000}) {
            List<Long> seconds = new ArrayList<>(right);
            seconds.addAll(place, lines(count, i -> wrong.getEpochSecond() + i));
            assertEquals(right, checked(seconds), "at " + place);
        }
        assertEquals(8L * count, report.wrongClocks());
        assertEquals(
                "log, line 401 says " + wrong.toString().replace('T', ' ').replace("Z", "")
                        + ", its neighbours 2026-03-01 02:06:39",
                report.wrongClockExamples().get(0));
        assertEquals(Math.min(3, 8 * count), report.wrongClockExamples().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void atTheBeginningAndTheEndAFewFarAwayAreSetAside(int count) {
        List<Long> right = everySecond(1200);
        for (String far : List.of("1970-01-01T00:00:00Z", "2026-01-20T00:00:00Z", "2036-01-01T00:00:00Z")) {
            List<Long> wrong = lines(count, i -> Instant.parse(far).getEpochSecond() + i);
            List<Long> first = new ArrayList<>(wrong);
            first.addAll(right);
            assertEquals(right, checked(first), far);
            List<Long> last = new ArrayList<>(right);
            last.addAll(wrong);
            assertEquals(right, checked(last), far);
        }
        assertEquals(6L * count, report.wrongClocks());
    }

    @Test
    void aFirstLineAheadOfTheOthersIsSetAside() {
        List<Long> seconds = everySecond(1000);
        seconds.add(0, START + 5000);
        assertEquals(everySecond(1000), checked(seconds));
        assertEquals(
                List.of("log, line 1 says 2026-03-01 03:23:20, its neighbours 2026-03-01 02:00:00"),
                report.wrongClockExamples());
    }

    @Test
    void wrongLinesOneAfterTheOtherAreAllSetAside() {
        List<Long> seconds = new ArrayList<>();
        List<Long> right = new ArrayList<>();
        for (long i = 0; i < 5000; i++) {
            seconds.add(START + i);
            right.add(START + i);
            if (i % 50 == 49 && i < 4990) {
                seconds.add(i % 100 == 49 ? i : START + 20_000 * (i % 7 + 1));
            }
        }
        assertEquals(right, checked(seconds));
        assertEquals(99, report.wrongClocks());
    }

    @Test
    void gapsOfAnyLengthAreNoFaultOfAClock() {
        for (long gap : new long[] {301, 3600, 9 * 3600, 3 * DAY, 29 * DAY, 400 * DAY}) {
            assertAllPass(lines(2000, i -> START + i + (i < 700 ? 0 : gap)));
        }
        assertAllPass(lines(600, i -> START + i * 7200));
        assertAllPass(lines(600, i -> START + i * 45 * DAY));
        assertAllPass(lines(50, i -> START + i + (i < 40 ? 0 : 10 * 3600)));
    }

    @Test
    void disorderWithinMinutesIsNoFaultOfAClock() {
        Random random = new Random(1);
        assertAllPass(lines(20_000, i -> START + i / 3 - random.nextInt(120)));
        assertAllPass(lines(20_000, i -> START + i / 3 - (i % 2) * 290));
    }

    @Test
    void aLongRequestIsLateAndNotWrong() {
        assertAllPass(lines(5000, i -> START + i - (i % 100 == 50 ? 3 * 3600 : 0)));
    }

    @Test
    void aSecondWriterIsNoWrongClock() {
        assertAllPass(lines(5000, i -> START + i + (i % 2) * 1800));
    }

    @Test
    void whatWasHeldOverAGapIsNotWrong() {
        List<Long> seconds = lines(500, i -> START + i + (i < 300 ? 0 : 9 * 3600));
        seconds.add(303, seconds.remove(298));
        seconds.add(305, seconds.remove(297));
        assertAllPass(seconds);
    }

    @ParameterizedTest
    @CsvSource({"600, 9m 59s", "7200, 2h", "90000, 1d 1h", "31536000, 365d"})
    void aClockThatIsSetBackIsReported(long by, String back) {
        List<Long> seconds = lines(3000, i -> START + i - (i < 1000 ? 0 : by));
        assertEquals(seconds, checked(seconds));
        assertEquals(0, report.wrongClocks());
        assertEquals(
                List.of("the clock of log goes back by " + back
                        + " at line 1001; what follows is late until it has caught up"),
                report.notes());
    }

    @Test
    void aFewLinesPassAsTheyAre() {
        assertAllPass(List.of());
        assertAllPass(List.of(START));
        assertAllPass(List.of(0L));
        assertAllPass(List.of(START, START + 9 * 3600));
        assertAllPass(List.of(0L, START));
    }

    @Test
    void ofLinesThatDoNotAgreeThoseInOrderPass() {
        assertEquals(
                List.of(START, START + DAY, START + 2 * DAY),
                checked(List.of(START + 9 * DAY, START, START + 40 * DAY, START + DAY, 5L, START + 2 * DAY)));
        assertEquals(3, report.wrongClocks());
    }

    /** Lines as they are given; each has one good event more than its second, and two bad ones. */
    private static final class Listed implements TimedLines {
        private final List<Long> seconds;
        private int at = -1;

        Listed(List<Long> seconds) {
            this.seconds = seconds;
        }

        @Override
        public boolean next() {
            at++;
            return at < seconds.size();
        }

        @Override
        public long number() {
            return at + 1L;
        }

        @Override
        public long second() {
            return seconds.get(at);
        }

        @Override
        public long good() {
            return second() + 1;
        }

        @Override
        public long bad() {
            return second() + 2;
        }
    }
}
