package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer of a condition is one event of an SLO, whatever traffic there is. */
class SampledConditionTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private volatile Callable<@Nullable Boolean> condition = () -> true;

    @AfterEach
    void close() {
        slos.close();
    }

    private SloBuilder lag() {
        return Slo.builder("replica-lag").objective("99%").every(TEN_SECONDS, () -> condition.call());
    }

    private void tickFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    private static String counts(Slo slo) {
        return slo.status().good() + " good, " + slo.status().bad() + " bad";
    }

    @Test
    void aSampleIsTakenAtTheFirstTickAndThenEveryInterval() {
        Slo slo = lag().register(slos);
        assertEquals("0 good, 0 bad", counts(slo));
        tickFor(1);
        assertEquals("1 good, 0 bad", counts(slo));
        tickFor(9);
        assertEquals("1 good, 0 bad", counts(slo));
        tickFor(1);
        assertEquals("2 good, 0 bad", counts(slo));
        tickFor(50);
        assertEquals("7 good, 0 bad", counts(slo));
    }

    @Test
    void aConditionThatDoesNotHoldIsBad() {
        Slo slo = lag().register(slos);
        condition = () -> false;
        tickFor(11);
        assertEquals("0 good, 2 bad", counts(slo));
        assertEquals(
                "the condition does not hold",
                slo.status().badEvents().causes().get(0).label());
    }

    @Test
    void aConditionThatThrowsIsBadAndSaysWhy() {
        Slo slo = lag().register(slos);
        condition = () -> {
            throw new IOException("no route to host");
        };
        tickFor(1);
        assertEquals("0 good, 1 bad", counts(slo));
        assertEquals(
                "java.io.IOException", slo.status().badEvents().causes().get(0).label());
        assertFalse(slo.status().source().orElseThrow().isStale());
    }

    @Test
    void aConditionThatAnswersNullIsBad() {
        Slo slo = lag().register(slos);
        condition = () -> null;
        tickFor(1);
        assertEquals("0 good, 1 bad", counts(slo));
        assertEquals(
                "the condition answered null",
                slo.status().badEvents().causes().get(0).label());
    }

    @Test
    void aRuleOfOutcomeDecidesOnWhatAConditionThrows() {
        Slo slo = lag().exception(IOException.class, Outcome.IGNORED).register(slos);
        condition = () -> {
            throw new IOException("not the leader");
        };
        tickFor(1);
        assertEquals("0 good, 0 bad", counts(slo));
    }

    @Test
    void aConditionMustAnswerWithinTheLatencyThreshold() {
        Slo slo = lag().latencyThreshold(Duration.ofMillis(300)).register(slos);
        condition = () -> {
            clock.advance(Duration.ofMillis(301));
            return true;
        };
        tickFor(1);
        assertEquals("0 good, 1 bad", counts(slo));
        assertEquals(
                "slower than 300ms", slo.status().badEvents().causes().get(0).label());
    }

    @Test
    void samplesThatComeDueWhileNobodyTicksAreNoEvents() {
        Slo slo = lag().register(slos);
        tickFor(1);
        clock.advance(Duration.ofHours(1));
        slos.tick();
        assertEquals("2 good, 0 bad", counts(slo));
        tickFor(10);
        assertEquals("3 good, 0 bad", counts(slo));
    }

    @Test
    void aConditionMayTickWhichMissesNothingBeforeTheNextSampleIsDue() {
        Slo slo = lag().register(slos);
        condition = () -> {
            tickFor(5);
            return true;
        };
        tickFor(1);
        assertEquals("1 good, 0 bad", counts(slo));
        condition = () -> {
            tickFor(25);
            return true;
        };
        tickFor(5);
        assertEquals("2 good, 2 bad", counts(slo));
    }

    @Test
    void aClosedConditionIsNotAskedAndTheNextOneGoesOn() {
        Slo first = lag().register(slos);
        tickFor(1);
        first.close();
        condition = () -> false;
        tickFor(20);
        assertEquals("1 good, 0 bad", counts(first));
        Slo second = lag().register(slos);
        tickFor(1);
        assertEquals("1 good, 1 bad", counts(second));
    }

    @Test
    void settingsThatWouldDoNothingAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> lag().result(Boolean.class, b -> b, Outcome.BAD).build());
        assertEquals(
                "interval of a condition must be above zero, but was PT0S",
                assertThrows(IllegalArgumentException.class, () -> SampledCondition.every(Duration.ZERO, () -> true))
                        .getMessage());
        assertEquals(
                "outcome of a missed sample must be BAD or IGNORED, but was GOOD",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SampledCondition.every(TEN_SECONDS, () -> true)
                                        .withMissed(Outcome.GOOD))
                        .getMessage());
        assertEquals(
                "source must be set once, but was set to condition every 10s, a missed sample is BAD and then to source of"
                        + " good and bad events",
                assertThrows(IllegalStateException.class, () -> lag().source(EventSource.goodAndBad(() -> 0, () -> 0)))
                        .getMessage());
    }

    @Test
    void theMeaningOfGoodSaysThatItIsSampled() {
        assertEquals("holds when sampled", lag().build().meaningOfGood());
        assertEquals(
                "holds when sampled, within 300ms",
                lag().latencyThreshold(Duration.ofMillis(300)).build().meaningOfGood());
        assertEquals(
                "condition every 10s, a missed sample is BAD",
                lag().build().pulled().orElseThrow().toString());
    }
}
