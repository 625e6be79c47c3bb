package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SaveScheduleTest {
    @Test
    void theTimesOfSavesAreThoseOfOneStopwatchThatMayOverflow() {
        long start = Long.MAX_VALUE - 10;
        SaveSchedule times = new SaveSchedule(100, start);
        assertEquals(100, times.nanosLeft(start));
        assertEquals(0, times.nanosLeft(start + 100));
        assertEquals(true, times.soon());
        assertEquals(false, times.soon());
        assertEquals(10, times.nanosLeft(start));
        assertEquals(-5, times.nanosLeft(start + 15));
        times.saving();
        times.saved(start + 20);
        assertEquals(100, times.nanosLeft(start + 20));
        times.saving();
        assertEquals(true, times.soon());
        times.saved(start + 30);
        assertEquals(10, times.nanosLeft(start + 30));
    }
}
