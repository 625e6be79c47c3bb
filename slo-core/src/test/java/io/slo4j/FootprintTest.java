package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Cause;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.count.Marks;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.latency.LatencyRange;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

class FootprintTest {

    @Test
    void anSloOverThirtyDaysTakesAtMostSixteenKilobytes() {
        long empty = GraphLayout.parseInstance(registryWith(1)).totalSize();
        long full = GraphLayout.parseInstance(registryWith(201)).totalSize();
        long bytes = (full - empty) / 200;
        System.out.println("bytes per SLO, 30-day period, counting only: " + bytes);
        assertTrue(bytes > 10_000 && bytes <= 16_000, "bytes per SLO: " + bytes);
    }

    /** A tenth more, which is what the places are given where its bad events were. */
    @Test
    void anSloWithBadEventsAllTheTimeTakesAtMostATenthMore() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo quiet = Slo.builder("quiet").objective("99.9%").register(slos);
        Slo bad = Slo.builder("bad").objective("99.9%").register(slos);
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            clock.advance(Duration.ofSeconds(1));
            quiet.good(1_000);
            bad.good(1_000);
            bad.bad(random.nextInt(100) == 0 ? random.nextInt(1_000) : 0);
            slos.tick();
        }
        assertEquals(Marks.MOST, marks(slos, "bad").size());
        long bytes = GraphLayout.parseInstance(marks(slos, "bad")).totalSize();
        System.out.println("bytes of an SLO for where its bad events were: " + bytes);
        assertEquals(0, marks(slos, "quiet").size());
        assertTrue(bytes > 500 && bytes <= 1_500, "bytes: " + bytes);
    }

    /** Of what an SLO takes otherwise, after ten days. */
    @Test
    void causesTakeAtMostFifteenPercentWhereFiveComeAllTheTimeAndTwentyWhereSixteenDo() {
        long none = ClassLayout.parseClass(CauseCounts.class).instanceSize();
        long one = bytesOfCauses(1, 1_000);
        long five = bytesOfCauses(5, 3);
        long sixteen = bytesOfCauses(16, 3);
        System.out.println("bytes of an SLO for causes: " + none + ", " + one + " for one that is rare, " + five
                + " for five that are frequent, " + sixteen + " for sixteen");
        assertTrue(none <= 40, "bytes of none: " + none);
        assertTrue(five > 500 && five <= 2_200, "bytes of five: " + five);
        assertTrue(sixteen > 1_500 && sixteen <= 3_000, "bytes of sixteen: " + sixteen);
    }

    private static long bytesOfCauses(int causes, int everySeconds) {
        CauseCounts counts = new CauseCounts();
        List<String> labels =
                IntStream.range(0, causes).mapToObj(i -> "Exception" + i).toList();
        Random random = new Random(1);
        long bad = 0;
        for (int second = 0; second < 864_000; second++) {
            if (random.nextInt(everySeconds) == 0) {
                counts.count(Cause.Kind.FAILED, labels.get((int) (causes * Math.pow(random.nextDouble(), 3))), 1, null);
                bad++;
            }
            counts.tick(second * 1_000_000_000L, bad, Duration.ofDays(30).toNanos());
        }
        /* The name of a class is there anyway. */
        return GraphLayout.parseInstance(counts).totalSize()
                - GraphLayout.parseInstance(labels.toArray()).totalSize();
    }

    private static Marks marks(SloRegistry slos, String slo) {
        return TakenSnapshot.content(slos.snapshot())
                .slo(slo)
                .orElseThrow()
                .marks()
                .events();
    }

    @Test
    void idleLatencyWindowsTakeAtMostSixtyFourKilobytes() {
        long bytes = GraphLayout.parseInstance(latency(0)).totalSize();
        System.out.println("bytes of idle latency windows: " + bytes);
        assertTrue(bytes > 10_000 && bytes <= 64_000, "bytes: " + bytes);
    }

    @Test
    void latencyWindowsTakeAtMost256KilobytesAfterAMonthOfSteadyTraffic() {
        long bytes = GraphLayout.parseInstance(latency(Boolean.getBoolean("slo4j.full") ? 100 : 10))
                .totalSize();
        System.out.println("bytes of latency windows after a month of steady traffic: " + bytes);
        assertTrue(bytes > 64_000 && bytes <= 256_000, "bytes: " + bytes);
    }

    /** A month of log-normal durations around 20 ms, so many each second; the older, the coarser the steps. */
    private static LatencyHistory latency(int perSecond) {
        long second = 1_000_000_000L;
        long age = Duration.ofDays(30).toNanos();
        LatencyHistory history = new LatencyHistory(LatencyRange.DEFAULT, 0, age);
        Random random = new Random(1);
        for (long now = 0; age > 0; age = Duration.ofDays(30).toNanos() - now) {
            long step = Math.max(second, age / 30 / second * second);
            long events = step / second * perSecond;
            for (int i = 0; i < events; i++) {
                history.record((long) (20_000_000 * Math.exp(random.nextGaussian() * 0.5)));
            }
            now += step;
            history.tick(now);
        }
        return history;
    }

    private static SloRegistry registryWith(int count) {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        for (int i = 0; i < count; i++) {
            Slo.builder("slo-" + i)
                    .objective("99.9%")
                    .latencyThreshold(Duration.ofMillis(300))
                    .register(slos);
        }
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.slos().forEach(Slo::good);
            slos.tick();
        }
        return slos;
    }
}
