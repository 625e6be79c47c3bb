package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowCountsTest {

    @Test
    void theErrorRatioIsBadOfAll() {
        WindowCounts counts = new WindowCounts(6, 2, 0.5);
        assertEquals(8, counts.events());
        assertTrue(counts.hasEvents());
        assertEquals(0.25, counts.errorRatio());
        assertEquals(0.125, counts.coveredErrorRatio());
    }

    @Test
    void withoutEventsTheErrorRatioIsZero() {
        WindowCounts none = new WindowCounts(0, 0, 1);
        assertFalse(none.hasEvents());
        assertEquals(0, none.errorRatio());
        assertEquals(0, none.coveredErrorRatio());
    }
}
