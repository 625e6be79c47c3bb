package io.slo4j.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SecondsInOrderProperties {
    private ReadReport report = new ReadReport();
    private List<String> passedOn = new ArrayList<>();
    private SecondsInOrder seconds = begin();

    private SecondsInOrder begin() {
        report = new ReadReport();
        passedOn = new ArrayList<>();
        return new SecondsInOrder((second, good, bad) -> passedOn.add(second + ": " + good + ", " + bad), report);
    }

    /** Steps of up to ten minutes, so that gaps of every length round the window come about. */
    @Property
    void linesWithinTheWindowAreCountedInTheirSecond(
            @ForAll @Size(max = 200) List<@IntRange(max = 600) Integer> steps,
            @ForAll @IntRange(max = SecondsInOrder.WINDOW_SECONDS) int disorder,
            @ForAll long seed) {
        seconds = begin();
        Random random = new Random(seed);
        record Line(long second, long written) {}
        List<Line> lines = new ArrayList<>();
        TreeMap<Long, Long> expected = new TreeMap<>();
        long second = 1_000_000;
        for (int step : steps) {
            second += step;
            lines.add(new Line(second, second + random.nextInt(disorder + 1)));
            expected.merge(second, 1L, Long::sum);
        }
        lines.sort(Comparator.comparingLong(Line::written));
        lines.forEach(line -> seconds.count(line.second, 1, 2));
        seconds.end();
        assertEquals(
                expected.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue() + ", " + 2 * one.getValue())
                        .toList(),
                passedOn);
        assertEquals(0, report.late());
    }

    @Example
    void whatComesLaterIsCountedInTheOldestSecondAndReported() {
        seconds.count(1000, 1, 0);
        seconds.count(1301, 1, 0);
        seconds.count(1000, 2, 3);
        seconds.count(1001, 5, 0);
        seconds.end();
        assertEquals(List.of("1000: 1, 0", "1001: 7, 3", "1301: 1, 0"), passedOn);
        assertEquals(5, report.late());
    }

    @Example
    void aRowOfNothingIsPassedOnToo() {
        seconds.count(1000, 0, 0);
        seconds.end();
        assertEquals(List.of("1000: 0, 0"), passedOn);
    }
}
