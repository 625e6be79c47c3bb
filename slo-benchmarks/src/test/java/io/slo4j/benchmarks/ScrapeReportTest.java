package io.slo4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.benchmarks.ScrapeReport.Cost;
import org.junit.jupiter.api.Test;

class ScrapeReportTest {
    private static final int SLOS = 50;

    private final ScrapeReport report = new ScrapeReport(SLOS);

    private static void assertAllocatesLittle(Cost cost) {
        double kilobytes = cost.ownMegabytes() * 1_000 / SLOS;
        assertTrue(kilobytes > 0 && kilobytes <= 40, kilobytes + " kB for each SLO");
    }

    /** So a thousand SLOs allocate 40 MB at most beyond what the meter registry does. */
    @Test
    void aScrapeAllocatesAtMostFortyKilobytesForEachSlo() {
        Cost usual = report.cost(report.usual(), 20, 20);
        Cost all = report.cost(report.everything(), 20, 20);

        assertEquals(21 * SLOS, usual.series());
        assertEquals(52 * SLOS, all.series());
        assertAllocatesLittle(usual);
        assertAllocatesLittle(all);
    }
}
