package io.slo4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonthTest {

    @Test
    void everyRuleHasAFullWindowBehindIt() {
        Slo slo = new Month(1).slos().get(0);
        SloStatus status = slo.status();

        assertEquals(5, status.windows().size());
        for (WindowStatus window : status.windows()) {
            assertEquals(0.001, window.errorRatio(), 1e-9, () -> window.toString());
            assertEquals(1, window.coverage(), () -> window.toString());
        }
        assertTrue(slo.window(Duration.ofDays(30)).coverage() > 0.999);
    }

    @Test
    void anSloTakesAtMostSixteenKilobytesHoweverManyThreadsRecord() throws InterruptedException {
        assertTrue(MemoryReport.bytesPerSlo(100, 1) <= 16 * 1024);
        assertTrue(MemoryReport.bytesPerSlo(100, 2) <= 16 * 1024);
    }
}
