package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How soon the default rules fire at 99.9 % over thirty days, with a hundred events a second and a tick a second. */
class DetectionTest {
    private static final String FAST = "14.4x 1h/5m";
    private static final String MEDIUM = "6x 6h/30m";
    private static final String SLOW = "1x 3d/6h";

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<Alert> alerts = new ArrayList<>();
    private Slo slo;

    @BeforeEach
    void register() {
        slo = Slo.builder("checkout").objective("99.9%").register(slos);
        slos.subscribe(AlertSubscription.to(alerts::add).withoutInhibition());
    }

    private void pass(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    private Optional<Long> secondsUntilFiring(String rule, Instant from) {
        return alerts.stream()
                .filter(alert -> alert.firing() && alert.rule().name().equals(rule))
                .map(alert -> Duration.between(from, alert.at()).toSeconds())
                .findFirst();
    }

    /** One tick, and 2 % of the time to detection, which is how the long window's resolution shows. */
    private void assertFires(String rule, Instant from, long expected) {
        long actual = secondsUntilFiring(rule, from).orElseThrow(() -> new AssertionError(rule + " never fired"));
        assertTrue(
                actual >= expected - 1 && actual <= expected + 1 + 0.02 * expected,
                rule + " fired after " + actual + " s, expected " + expected + " s");
    }

    @ParameterizedTest
    @CsvSource({"100, 52, 130, 260", "10, 519, 1297, 2593"})
    void afterFourCleanDaysAFaultIsDetected(int percent, long fast, long medium, long slow) {
        pass(4 * 86_400, 100, 0);
        Instant fault = clock.now();
        pass((int) (slow * 1.03) + 2, 100 - percent, percent);
        assertFires(FAST, fault, fast);
        assertFires(MEDIUM, fault, medium);
        assertFires(SLOW, fault, slow);
        assertEquals(3, alerts.size());
    }

    @Test
    void atOnePercentTheFastRuleNeverFires() {
        pass(4 * 86_400, 100, 0);
        Instant fault = clock.now();
        pass(86_400, 99, 1);
        assertEquals(Optional.empty(), secondsUntilFiring(FAST, fault));
        assertFires(MEDIUM, fault, 12_961);
        assertFires(SLOW, fault, 25_921);
    }

    @Test
    void aProcessTenSecondsOldWithTwoBadOfTenDoesNotPage() {
        pass(8, 1, 0);
        pass(2, 0, 1);
        assertEquals(0.2, slo.status().errorRatio(Duration.ofMinutes(5)));
        assertEquals(200, slo.status().burnRate(Duration.ofHours(1)), 1e-9);
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.PAGE));
        assertTrue(alerts.isEmpty());
    }

    @Test
    void aProcessInTotalOutageFromItsStartPagesLikeAnOldOne() {
        Instant start = clock.now();
        pass(300, 0, 100);
        assertEquals(Optional.of(52L), secondsUntilFiring(FAST, start));
        assertEquals(Optional.of(130L), secondsUntilFiring(MEDIUM, start));
        assertEquals(Optional.of(260L), secondsUntilFiring(SLOW, start));
    }

    @Test
    void anOutageResolvesAfterFiveMinutesOfCalmWhenItsShortWindowHasEmptied() {
        pass(86_400, 100, 0);
        pass(600, 0, 100);
        Instant over = clock.now();
        pass(7 * 3_600, 100, 0);
        assertFalse(alerts.isEmpty());
        assertResolves(FAST, over, 300, 270);
        assertResolves(MEDIUM, over, 1_800, 300);
        assertResolves(SLOW, over, 21_600, 300);
        assertEquals(6, alerts.size());
    }

    private void assertResolves(String rule, Instant over, long shortWindow, long calm) {
        long actual = alerts.stream()
                .filter(alert -> !alert.firing() && alert.rule().name().equals(rule))
                .map(alert -> Duration.between(over, alert.at()).toSeconds())
                .findFirst()
                .orElseThrow();
        assertTrue(
                actual >= shortWindow * 0.95 + calm && actual <= shortWindow * (1 + 1.0 / 60) + calm + 1,
                rule + " resolved after " + actual + " s");
    }

    @Test
    void silenceNeitherFiresNorResolvesUntilTheLongWindowIsEmpty() {
        pass(86_400, 100, 0);
        pass(60, 0, 100);
        assertEquals(1, alerts.size());
        pass(3_000, 0, 0);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
        pass(800, 0, 0);
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.PAGE));
        assertEquals(2, alerts.size());
    }
}
