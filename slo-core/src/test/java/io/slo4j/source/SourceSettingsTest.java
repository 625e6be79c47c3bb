package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings that would do nothing, or something else than they say, are refused for an SLO whose events are pulled. */
class SourceSettingsTest {
    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private final EventSource source = EventSource.goodAndBad(() -> 0, () -> 0);

    private static SloBuilder checkout() {
        return Slo.builder("checkout").objective("99%");
    }

    @Test
    void whatASourceHasJudgedIsNotJudgedAgain() {
        Stream.of(
                        checkout().latencyThreshold(Duration.ofMillis(300)),
                        checkout().trackLatency(),
                        checkout().traceIds(() -> null),
                        checkout().result(String.class, String::isEmpty, Outcome.BAD),
                        checkout().exception(IllegalStateException.class, Outcome.GOOD))
                .map(builder -> builder.source(source))
                .forEach(builder -> assertThrows(IllegalArgumentException.class, builder::build));
        assertEquals(
                "SLO \"checkout\" must have no latency threshold, because its events are judged where they come from, but was"
                        + " \"checkout: objective 99%, latency threshold 300ms, source source of good and bad events\"",
                assertThrows(
                                IllegalArgumentException.class,
                                checkout()
                                        .latencyThreshold(Duration.ofMillis(300))
                                        .source(source)::build)
                        .getMessage());
    }

    @Test
    void aGroupHasNoSource() {
        assertEquals(
                "SLO group \"checkout\" must have no source of good and bad events, which each member would count; register"
                        + " an SLO for each value instead",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> checkout().source(source).groupBy("route").register(slos))
                        .getMessage());
    }

    @Test
    void aSourceIsNotReadMoreOftenThanTheRegistryTicks() {
        assertEquals(
                "interval of a source or condition must be at least the registry's tick of 1s, but was 100ms",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> checkout()
                                        .source(source.every(Duration.ofMillis(100)))
                                        .register(slos))
                        .getMessage());
    }

    @Test
    void definitionsWithSourcesThatAreWrittenAlikeAreEqual() {
        assertEquals(written(1), written(2));
        assertFalse(written(1).equals(checkout().source(source).build()));
        assertFalse(written(1).equals(checkout().build()));
        assertFalse(checkout().build().equals(written(1)));
        assertFalse(checkout()
                .source(source.every(Duration.ofMinutes(1)))
                .build()
                .equals(checkout().source(source).build()));
    }

    private static SloDefinition written(long start) {
        AtomicLong own = new AtomicLong(start);
        return checkout()
                .source(EventSource.goodAndBad(() -> own.get(), () -> 0))
                .build();
    }
}
