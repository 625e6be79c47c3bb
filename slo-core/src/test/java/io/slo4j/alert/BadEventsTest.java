package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadEventsTest {
    private static Cause cause(Cause.Kind kind, String label, long events) {
        return new Cause(kind, label, events, Optional.empty());
    }

    @Test
    void whatCannotBeCountedAnyMoreStaysAtTheHighestCountWhicheverWayItIsAddedUp() {
        long half = Long.MAX_VALUE / 2 + 1;
        BadEvents bad = BadEvents.of(List.of(
                cause(Cause.Kind.FAILED, "IOException", half),
                cause(Cause.Kind.FAILED, "IOException", half),
                cause(Cause.Kind.SLOW, "300ms", half),
                cause(Cause.Kind.SLOW, "500ms", half),
                cause(Cause.Kind.JUDGED, "payment refused", half),
                cause(Cause.Kind.JUDGED, "out of stock", 7)));
        assertEquals(Long.MAX_VALUE, bad.events());
        assertEquals(Long.MAX_VALUE, bad.failed());
        assertEquals(Long.MAX_VALUE, bad.slow());
        assertEquals(half + 7, bad.judged());
        assertEquals(Long.MAX_VALUE, bad.eventsOf(cause(Cause.Kind.FAILED, "IOException", 1)));
        assertEquals(half, bad.eventsOf(cause(Cause.Kind.SLOW, "300ms", 1)));
        assertEquals(7, bad.eventsOf(cause(Cause.Kind.JUDGED, "out of stock", 1)));
    }
}
