package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostedAlertTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    private final PostedAlert alert = PostedAlert.of(new SampleAlerts("a").fires("a", SampleAlerts.FAST));
    private int matched;

    /** Counts the silences that are looked at. */
    private List<Silence> counting(Silence... silences) {
        return new AbstractList<>() {
            @Override
            public Silence get(int index) {
                matched++;
                return silences[index];
            }

            @Override
            public int size() {
                return silences.length;
            }
        };
    }

    private static Silence silence(String slo) {
        return Silence.of(AlertMatcher.ofSlo(slo), FROM, FROM.plusSeconds(60), "load test");
    }

    @Test
    void eachVersionOfTheActiveSilencesIsMatchedOnceHoweverManyListenersThereAre() {
        List<Silence> others = counting(silence("b"), silence("c"));
        for (int listener = 0; listener < 5; listener++) {
            assertFalse(alert.isSilencedBy(others, 1));
        }
        assertEquals(2, matched);
        List<Silence> both = counting(silence("b"), silence("a"), silence("c"));
        for (int listener = 0; listener < 5; listener++) {
            assertTrue(alert.isSilencedBy(both, 2));
        }
        assertEquals(2 + 2, matched);
        assertFalse(alert.isSilencedBy(List.of(), 3));
    }
}
