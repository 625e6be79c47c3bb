package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.budget.BudgetStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Two values are equal if they agree in every component, and each says what it is. */
class AlertValuesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final AlertRule FAST =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
    private static final Evidence BURNING = new BurnRateRule.Seen(new BurnRates(20, 150), 0.02);

    private static AlertBuilder complete(AlertRule rule) {
        return Alert.builder("checkout", rule)
                .objective("99.9%")
                .changed(AlertState.PENDING, AlertState.FIRING, START)
                .evidence(BURNING)
                .budget(month(100));
    }

    private static BudgetStatus month(long bad) {
        return BudgetStatus.of(0.001, Duration.ofDays(30), 999_900, bad, 1, 20);
    }

    /** Every value equals one that is made the same way, and no other. */
    private static void assertTellsApart(Stream<Supplier<Object>> values) {
        List<Supplier<Object>> all = values.toList();
        for (int i = 0; i < all.size(); i++) {
            Object one = all.get(i).get();
            assertEquals(one, all.get(i).get());
            assertEquals(one.hashCode(), all.get(i).get().hashCode());
            assertNotEquals("text", one);
            for (int k = 0; k < i; k++) {
                assertNotEquals(all.get(k).get(), one, "number " + k + " and " + i);
            }
        }
    }

    private static Supplier<Object> alert(UnaryOperator<AlertBuilder> change) {
        return () -> change.apply(complete(FAST)).build();
    }

    @Test
    void alertsThatDifferInAnythingDiffer() {
        assertTellsApart(Stream.of(
                alert(same -> same),
                () -> Alert.builder("search", FAST)
                        .objective("99.9%")
                        .changed(AlertState.PENDING, AlertState.FIRING, START)
                        .evidence(BURNING)
                        .budget(month(100))
                        .build(),
                () -> complete(FAST.withName("other")).build(),
                alert(one -> one.objective("99%")),
                alert(one -> one.changed(AlertState.INACTIVE, AlertState.FIRING, START)),
                alert(one -> one.changed(AlertState.PENDING, AlertState.INACTIVE, START)),
                alert(one -> one.changed(AlertState.PENDING, AlertState.FIRING, START.plusNanos(1))
                        .began(START, START)),
                alert(one -> one.began(START.minusNanos(1), START)),
                alert(one -> one.began(START, START.minusNanos(1))),
                alert(one -> one.evidence(new BurnRateRule.Seen(new BurnRates(20, 151), 0.02))),
                alert(one -> one.budget(month(101))),
                alert(one -> one.incidentCost(0.25)),
                alert(one -> one.labels(Map.of("team", "payments"))),
                alert(one -> one.annotations(Map.of(Alert.RUNBOOK, "https://wiki.example"))),
                alert(one -> one.lastFailure(Failure.of(START))),
                alert(one -> one.lastFailure(Failure.of(START).withTraceId("4bf92f35")))));
    }

    @Test
    void whatIsNotSaidOfAnAlertIsEmptyOrTheInstantOfTheChange() {
        Alert alert = complete(FAST).build();
        assertEquals(List.of(START, START), List.of(alert.since(), alert.firedAt()));
        assertEquals(0, alert.incidentCost());
        assertEquals(Map.of(), alert.labels());
        assertEquals(Map.of(), alert.annotations());
        assertEquals("PAGE checkout 14.4x 1h/5m: PENDING to FIRING at 2026-03-01T00:00:00Z", alert.toString());
    }

    @Test
    void anAlertThatLacksSomethingIsNotBuilt() {
        assertNotBuilt("objective must be set before an alert is built", Alert.builder("checkout", FAST));
        AlertBuilder begun = Alert.builder("checkout", FAST).objective("99.9%");
        assertNotBuilt("state before must be set before an alert is built", begun);
        begun.changed(AlertState.PENDING, AlertState.FIRING, START);
        assertNotBuilt("evidence must be set before an alert is built", begun);
        assertNotBuilt("budget must be set before an alert is built", begun.evidence(BURNING));
    }

    private static void assertNotBuilt(String message, AlertBuilder builder) {
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, builder::build).getMessage());
    }

    @Test
    void anAlertIsRefusedWhatCannotBe() {
        assertRefused(
                "evidence must be that of a rule of kind BURN_RATE, but was Seen[remaining=0.5]",
                () -> complete(FAST).evidence(new BudgetRule.Seen(0.5)));
        assertRefused(
                "incident cost must be 0 or more, but was -0.1",
                () -> complete(FAST).incidentCost(-0.1));
        assertRefused(
                "state must be PENDING or FIRING, but was INACTIVE",
                () -> AlertStatus.active(FAST, AlertState.INACTIVE, START, BURNING, 1.5));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void statusesThatDifferInAnythingDiffer() {
        Evidence other = new BurnRateRule.Seen(new BurnRates(0, 0), 0);
        assertTellsApart(Stream.of(
                () -> AlertStatus.inactive(FAST, BURNING, 0.5),
                () -> AlertStatus.inactive(FAST.withName("other"), BURNING, 0.5),
                () -> AlertStatus.inactive(FAST, other, 0.5),
                () -> AlertStatus.active(FAST, AlertState.PENDING, START, BURNING, 1.5),
                () -> AlertStatus.active(FAST, AlertState.FIRING, START, BURNING, 1.5),
                () -> AlertStatus.active(FAST, AlertState.FIRING, START.plusNanos(1), BURNING, 1.5)));
        assertEquals(
                "PAGE 14.4x 1h/5m: INACTIVE",
                AlertStatus.inactive(FAST, BURNING, 0.5).toString());
        assertEquals(
                "PAGE 14.4x 1h/5m: FIRING since 2026-03-01T00:00:00Z",
                AlertStatus.active(FAST, AlertState.FIRING, START, BURNING, 1.5).toString());
    }

    @Test
    void episodesThatDifferInAnythingDiffer() {
        Instant end = START.plusSeconds(60);
        Supplier<AlertEpisode> plain = () -> AlertEpisode.of("checkout", Severity.PAGE, "fast", START, START);
        assertTellsApart(Stream.of(
                plain::get,
                () -> AlertEpisode.of("search", Severity.PAGE, "fast", START, START),
                () -> AlertEpisode.of("checkout", Severity.TICKET, "fast", START, START),
                () -> AlertEpisode.of("checkout", Severity.PAGE, "slow", START, START),
                () -> AlertEpisode.of("checkout", Severity.PAGE, "fast", START.minusNanos(1), START),
                () -> AlertEpisode.of("checkout", Severity.PAGE, "fast", START, START.plusNanos(1)),
                () -> plain.get().withLabels(Map.of("team", "payments")),
                () -> plain.get().withResolvedAt(end)));
        assertEquals(
                "PAGE checkout fast: fired 2026-03-01T00:00:00Z", plain.get().toString());
        assertEquals(
                "PAGE checkout fast: fired 2026-03-01T00:00:00Z, resolved 2026-03-01T00:01:00Z",
                plain.get().withResolvedAt(end).toString());
    }

    @Test
    void silencesAndMatchersThatDifferInAnythingDiffer() {
        Instant end = START.plusSeconds(60);
        AlertMatcher any = AlertMatcher.any();
        Supplier<Silence> plain = () -> Silence.of(any, START, end, "release").withId("1");
        assertTellsApart(Stream.of(
                plain::get,
                () -> plain.get().withId("2"),
                () -> plain.get().withAuthor("ops"),
                () -> Silence.of(AlertMatcher.ofSlo("checkout"), START, end, "release")
                        .withId("1"),
                () -> Silence.of(any, START.minusNanos(1), end, "release").withId("1"),
                () -> Silence.of(any, START, end.plusNanos(1), "release").withId("1"),
                () -> Silence.of(any, START, end, "migration").withId("1"),
                () -> any,
                () -> any.withSeverity(Severity.PAGE),
                () -> any.withSeverity(Severity.TICKET),
                () -> any.withRule("fast"),
                () -> any.withLabel("team", "payments")));
        assertEquals(
                "any from 2026-03-01T00:00:00Z until 2026-03-01T00:01:00Z: release (by ops)",
                plain.get().withAuthor("ops").toString());
        assertEquals(
                "SLO checkout-*, PAGE, rule 14.4x *, region=eu, team=payments",
                AlertMatcher.ofSlo("checkout-*")
                        .withSeverity(Severity.PAGE)
                        .withRule("14.4x *")
                        .withLabel("team", "payments")
                        .withLabel("region", "eu")
                        .toString());
    }

    @Test
    void statisticsThatDifferDiffer() {
        AlertEpisode open = AlertEpisode.of("checkout", Severity.PAGE, "fast", START, START);
        Supplier<Object> once = () -> AlertStatistics.of(List.of(open), Duration.ZERO);
        Supplier<Object> over =
                () -> AlertStatistics.of(List.of(open.withResolvedAt(START.plusSeconds(1))), Duration.ZERO);
        assertTellsApart(Stream.of(once, over));
        assertEquals(
                "[PAGE checkout fast: fired 1, resolved 0, flaps 0, since 2026-03-01T00:00:00Z]",
                once.get().toString());
    }

    @Test
    void whatTheClosedFormTakesAndGivesIsAValue() {
        BigDecimal tenth = new BigDecimal("0.1");
        BigDecimal budget = new BigDecimal("0.001");
        Duration month = Duration.ofDays(30);
        Supplier<ConstantFault> fault = () -> ConstantFault.of(tenth, budget, month);
        assertTellsApart(Stream.of(
                fault::get,
                () -> fault.get().observedOnly(),
                () -> ConstantFault.of(tenth.add(budget), budget, month),
                () -> ConstantFault.of(tenth, budget.add(budget), month),
                () -> ConstantFault.of(tenth, budget, month.plusNanos(1)),
                () -> FAST.detectionOf(fault.get()).orElseThrow(),
                () -> FAST.detectionOf(fault.get().observedOnly()).orElseThrow(),
                () -> FAST.withHold(Duration.ofMinutes(1))
                        .detectionOf(fault.get())
                        .orElseThrow(),
                () -> FAST.withKeepFiring(Duration.ofMinutes(1))
                        .detectionOf(fault.get())
                        .orElseThrow()));
        assertEquals(
                "ConstantFault[errorRatio=0.1, errorBudget=0.001, period=30d]",
                fault.get().toString());
        assertEquals(
                "FaultDetection[firesAfter=PT8M38.4S, firesAfterColdStart=PT8M38.4S, shortestFault=PT8M38.4S,"
                        + " resolvesAfter=PT4M16.8S, leastTraffic=0.0]",
                FAST.detectionOf(fault.get()).orElseThrow().toString());
        assertEquals(
                List.of("1h (burn rate), at most 14.4x", "5m (burn rate), at most 14.4x"),
                FAST.figures().stream().map(WatchedFigure::toString).toList());
        assertRefused(
                "error ratio must be above 0 and at most 1, but was 0",
                () -> ConstantFault.of(BigDecimal.ZERO, budget, month));
        assertRefused(
                "error budget must be above 0 and below 1, but was 1",
                () -> ConstantFault.of(tenth, BigDecimal.ONE, month));
    }
}
