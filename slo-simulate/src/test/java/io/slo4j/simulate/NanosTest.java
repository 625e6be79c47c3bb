package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NanosTest {
    @Test
    void aSumThatIsMoreThanTheLargestNumberIsThat() {
        assertEquals(5, Nanos.sum(2, 3));
        assertEquals(Long.MAX_VALUE, Nanos.sum(Long.MAX_VALUE - 1, 1));
        assertEquals(Long.MAX_VALUE, Nanos.sum(Long.MAX_VALUE - 1, 2));
        assertEquals(Long.MAX_VALUE, Nanos.sum(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
