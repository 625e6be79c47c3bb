package io.slo4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said once, and when it is said how often it happened. */
class NoticesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final String FIRST = "disk is full (said once; how often it happens is said every hour)";

    private final Log log = Log.of("io.slo4j.test");
    private final Logged logged = new Logged("io.slo4j.test");
    private final Notices notices = new Notices();

    @AfterEach
    void stopListening() {
        logged.close();
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            notices.warn(log, "disk", () -> "disk is full", new IllegalStateException("no space"));
        }
    }

    @Test
    void theFirstTimeIsSaidWithItsTraceAndTheRestIsCountedEveryHour() {
        happens(200_000);
        notices.tick(SECOND);
        assertEquals(List.of(FIRST), logged.messages());
        assertEquals(1, logged.causes().size());
        notices.tick(HOUR);
        assertEquals(1, logged.messages().size());
        notices.tick(HOUR + SECOND);
        assertEquals(List.of(FIRST, "disk is full: 199999 times more"), logged.messages());
        happens(1);
        notices.tick(2 * HOUR);
        assertEquals(2, logged.messages().size());
        notices.tick(2 * HOUR + SECOND);
        assertEquals("disk is full: 1 time more", logged.messages().get(2));
        assertEquals(1, logged.causes().size());
    }

    @Test
    void whatHasNotHappenedForADayIsNewAgain() {
        happens(1);
        notices.tick(SECOND);
        notices.tick(24 * HOUR);
        happens(1);
        notices.tick(25 * HOUR);
        assertEquals(List.of(FIRST, "disk is full: 1 time more"), logged.messages());
        notices.tick(49 * HOUR);
        happens(1);
        assertEquals(List.of(FIRST, "disk is full: 1 time more", FIRST), logged.messages());
    }

    @Test
    void whatIsOverIsCountedAndNewWhenItHappensAgain() {
        assertFalse(notices.over("disk"));
        happens(4);
        assertTrue(notices.over("disk"));
        assertFalse(notices.over("disk"));
        happens(1);
        assertTrue(notices.over("disk"));
        assertEquals(List.of(FIRST, "disk is full: 3 times more", FIRST), logged.messages());
    }

    @Test
    void closingSaysWhatWasNotSaidYet() {
        happens(3);
        notices.close();
        assertEquals(List.of(FIRST, "disk is full: 2 times more"), logged.messages());
    }

    @Test
    void onlyAThousandThingsAreKeptApart() {
        for (int i = 0; i < 1_200; i++) {
            int thing = i;
            notices.warn(log, thing, () -> "thing " + thing, null);
        }
        assertEquals(1_001, logged.messages().size());
        notices.close();
        assertEquals("further failures: 199 times more", logged.messages().get(1_001));
    }

    @Test
    void whatCannotBePutInWordsIsSaidAllTheSame() {
        notices.warn(
                log,
                "disk",
                () -> {
                    throw new IllegalStateException("no words");
                },
                null);
        assertEquals(
                List.of("something that cannot be put in words: java.lang.IllegalStateException"
                        + " (said once; how often it happens is said every hour)"),
                logged.messages());
    }
}
