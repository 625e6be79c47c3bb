package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    @Test
    void constantTrafficIsTheSameAllTheTime() {
        assertEquals(0.2, Traffic.constant(0.2).perSecond(0));
        assertEquals(0.2, Traffic.constant(0.2).perSecond(10_000_000));
    }

    @Test
    void aDayIsQuietAtMidnightAndBusyAtNoon() {
        Traffic traffic = Traffic.diurnal(100, 0.8);
        assertEquals(20, traffic.perSecond(0), 1e-9);
        assertEquals(100, traffic.perSecond(6 * 3_600), 1e-9);
        assertEquals(180, traffic.perSecond(12 * 3_600), 1e-9);
        assertEquals(20, traffic.perSecond(5 * 86_400), 1e-9);
    }

    @Test
    void stepsFollowEachOther() {
        Traffic stairs = Traffic.constant(1)
                .then(Duration.ofMinutes(1), Traffic.constant(5))
                .then(Duration.ofMinutes(2), Traffic.constant(2));
        assertEquals(1, stairs.perSecond(59));
        assertEquals(5, stairs.perSecond(60));
        assertEquals(5, stairs.perSecond(119));
        assertEquals(2, stairs.perSecond(120));
    }

    @Test
    void aListIsPlayedOnce() {
        Traffic list = Traffic.of(3, 0, 7);
        assertEquals(3, list.perSecond(0));
        assertEquals(7, list.perSecond(2));
        assertEquals(0, list.perSecond(3));
    }

    @Test
    void aShapeThatMakesNoSenseIsSilence() {
        assertEquals(0, Traffic.shaped(second -> -1).perSecond(0));
        assertEquals(0, Traffic.shaped(second -> Double.NaN).perSecond(0));
        assertEquals(1e9, Traffic.shaped(second -> Double.POSITIVE_INFINITY).perSecond(0));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertEquals(
                "events a second must be 0 to 1000000000, but was -1.0",
                assertThrows(IllegalArgumentException.class, () -> Traffic.constant(-1))
                        .getMessage());
        assertEquals(
                "events a second must be 0 to 1000000000, but was -2.0",
                assertThrows(IllegalArgumentException.class, () -> Traffic.of(1, -2))
                        .getMessage());
        assertEquals(
                "swing must be 0 to 1, but was 1.1",
                assertThrows(IllegalArgumentException.class, () -> Traffic.diurnal(1, 1.1))
                        .getMessage());
    }

    @Test
    void evenArrivalsCarryWhatIsLeftOver() {
        Arrivals even = Arrivals.even();
        long[] arrived = LongStream.generate(() -> even.arriving(0.3)).limit(10).toArray();
        assertEquals("[0, 0, 0, 1, 0, 0, 1, 0, 0, 1]", java.util.Arrays.toString(arrived));
        Arrivals decimal = Arrivals.even();
        assertEquals(
                2_900,
                LongStream.generate(() -> decimal.arriving(100 * 0.29))
                        .limit(100)
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 3, 60, 70, 5_000})
    void independentArrivalsHaveMeanAndVarianceOfAPoissonProcess(double mean) {
        Arrivals arrivals = Arrivals.independent(new Random(1));
        double[] drawn = new double[100_000];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = arrivals.arriving(mean);
        }
        double average = java.util.Arrays.stream(drawn).average().orElseThrow();
        double variance = java.util.Arrays.stream(drawn)
                .map(x -> (x - average) * (x - average))
                .average()
                .orElseThrow();
        assertEquals(mean, average, 5 * Math.sqrt(mean / drawn.length));
        assertEquals(mean, variance, 0.06 * mean + 0.1);
        assertEquals(0, Arrivals.independent(new Random(1)).arriving(0));
    }
}
