package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When every rule of every shipped policy fires and resolves, against the closed forms: at an error ratio e a rule fires
 * after factor x budget x long window / e, and resolves short window x (1 - factor x budget / e) after the fault is over.
 * Ten thousand events a second, one tick in ten seconds, 99.9 % over thirty days.
 */
class PolicyOracleTest {
    private static final int TICK_SECONDS = 10;
    private static final double BUDGET = 0.001;

    static Stream<Arguments> cases() {
        return Stream.of(AlertPolicy.workbook(), AlertPolicy.sloth())
                .flatMap(policy -> Stream.of(100, 33, 10, 2, 1, 0.2, 0.1, 0.05)
                        .flatMap(percent ->
                                Stream.of(Arguments.of(policy, percent, true), Arguments.of(policy, percent, false))));
    }

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder()
            .clock(clock)
            .tick(Duration.ofSeconds(TICK_SECONDS))
            .build();
    private final List<Alert> alerts = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("cases")
    void rulesFireAndResolveWhenTheClosedFormSays(AlertPolicy policy, Number percent, boolean clean) {
        Slo slo = Slo.builder("checkout").objective("99.9%").alerts(policy).register(slos);
        slos.subscribe(AlertSubscription.to(alerts::add).withoutInhibition());
        double ratio = percent.doubleValue() / 100;
        if (clean) {
            pass(slo, Duration.ofDays(4), 0);
        }
        Instant fault = clock.now();
        pass(slo, Duration.ofSeconds(faultSeconds(ratio)), ratio);
        Instant over = clock.now();
        pass(slo, Duration.ofHours(7), 0);
        for (AlertRule rule :
                policy.rulesFor(Duration.ofDays(30), Objective.of(0.999).exactErrorBudget())) {
            check((BurnRateRule) rule, ratio, fault, over);
        }
    }

    /** Half as long again as the slowest rule needs that can fire at all. */
    private static long faultSeconds(double ratio) {
        double limit = BUDGET;
        return (long) (ratio > limit ? 1.5 * limit * 259_200 / ratio : 400_000);
    }

    private void check(BurnRateRule rule, double ratio, Instant fault, Instant over) {
        double limit = rule.factor().doubleValue() * BUDGET;
        double expected = limit * rule.longWindow().toSeconds() / ratio;
        Optional<Long> fired = seconds(rule, true, fault);
        if (ratio <= limit || expected > Duration.between(fault, over).toSeconds()) {
            assertEquals(Optional.empty(), fired, rule.name() + " fired");
            return;
        }
        assertWithin(rule, "fired", expected, fired, expected * 0.02);
        double shortSeconds = rule.shortWindow().toSeconds();
        assertWithin(
                rule, "resolved", shortSeconds * (1 - limit / ratio), seconds(rule, false, over), shortSeconds / 60);
    }

    private static void assertWithin(
            BurnRateRule rule, String what, double expected, Optional<Long> actual, double resolution) {
        long seconds = actual.orElseThrow(() -> new AssertionError(rule.name() + " never " + what));
        assertTrue(
                seconds >= expected - TICK_SECONDS - resolution && seconds <= expected + TICK_SECONDS + resolution,
                rule.name() + " " + what + " after " + seconds + " s, expected " + expected + " s");
    }

    private Optional<Long> seconds(BurnRateRule rule, boolean firing, Instant from) {
        return alerts.stream()
                .filter(alert -> alert.rule().equals(rule) && alert.firing() == firing)
                .map(alert -> Duration.between(from, alert.at()).toSeconds())
                .findFirst();
    }

    private void pass(Slo slo, Duration time, double ratio) {
        long events = 10_000L * TICK_SECONDS;
        long bad = Math.round(events * ratio);
        for (long i = 0; i < time.toSeconds() / TICK_SECONDS; i++) {
            clock.advance(Duration.ofSeconds(TICK_SECONDS));
            slo.good(events - bad);
            slo.bad(bad);
            slos.tick();
        }
    }
}
