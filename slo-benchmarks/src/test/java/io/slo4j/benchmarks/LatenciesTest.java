package io.slo4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aboutOneInAHundredIsAboveTheThreshold() {
        long[] nanos = Latencies.logNormal(1 << 14);

        long above = Arrays.stream(nanos)
                .filter(each -> each > Latencies.THRESHOLD_NANOS)
                .count();

        assertEquals(0.010, (double) above / nanos.length, 0.002);
    }
}
