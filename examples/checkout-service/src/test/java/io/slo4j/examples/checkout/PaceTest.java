package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void isSaidInTheLargestUnitThatFits() {
        assertEquals("1 second here is 10 minutes of the service's time", Pace.text(600));
        assertEquals("1 second here is 1 hour of the service's time", Pace.text(3600));
        assertEquals("1 second here is 1.5 seconds of the service's time", Pace.text(1.5));
        assertEquals("Time is real", Pace.text(1));
        assertEquals("Time stands still unless it is moved", Pace.text(0));
    }
}
