package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RatioQueriesTest {
    @Test
    void eventsNeedTheQueryOfAllEvents() {
        assertEquals(
                "total must be given with a query of events, but was null",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RatioQueries(RatioQueries.Kind.BAD, "errors", null, false, ""))
                        .getMessage());
    }

    @Test
    void aRatioIsNotDividedAgain() {
        assertEquals(
                "total must be given only with a query of events, but was \"all\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RatioQueries(RatioQueries.Kind.BAD_RATIO, "ratio", "all", false, ""))
                        .getMessage());
    }

    @Test
    void aBlankQueryIsRefused() {
        assertEquals(
                "query must not be blank, but was \" \"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RatioQueries(RatioQueries.Kind.GOOD, "good", " ", false, ""))
                        .getMessage());
    }
}
