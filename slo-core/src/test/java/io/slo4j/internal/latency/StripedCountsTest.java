package io.slo4j.internal.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripedCountsTest {

    @Test
    void everyIncrementIsFoundAgainExactlyOnceWhileReadersRead() throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors() + 2;
        int each = 2_000_000;
        StripedCounts counts = new StripedCounts(16);
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int mine = t;
            writers.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    counts.increment(i + mine & 15);
                }
            }));
        }
        writers.forEach(Thread::start);
        int[] before = counts.read();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            int[] now = counts.read();
            for (int i = 0; i < now.length; i++) {
                assertTrue(now[i] >= before[i], "a count went back");
            }
            before = now;
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(
                (long) threads * each,
                Arrays.stream(counts.read()).asLongStream().sum());
        assertEquals((long) threads * each / 16, counts.read()[3]);
    }
}
