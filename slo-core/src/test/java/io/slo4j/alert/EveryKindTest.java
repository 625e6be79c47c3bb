package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertRule.Kind;
import io.slo4j.time.VirtualClock;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of rule must have, and the compiler cannot see. */
class EveryKindTest {
    private static AlertStatus seen(AlertRule rule) {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo slo = Slo.builder("checkout")
                .objective("90%")
                .period(SloPeriod.rolling(Duration.ofDays(1)))
                .trackLatency()
                .alerts(AlertPolicy.of(rule))
                .register(slos);
        for (int second = 0; second < 10; second++) {
            slo.record(Duration.ofMillis(250), second < 2 ? Outcome.BAD : Outcome.GOOD);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        return slo.status().alerts().get(0);
    }

    private static List<Field> components(AlertRule rule) {
        return Stream.of(AlertRule.class, rule.getClass())
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getName().equals("kind"))
                .peek(field -> field.setAccessible(true))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsAValueThatNothingCanChange(Kind kind) {
        AlertRule rule = SomeRules.unusual(kind);
        assertEquals(kind, rule.kind());
        assertTrue(Modifier.isFinal(rule.getClass().getModifiers()));
        assertEquals(0, rule.getClass().getConstructors().length, "made by factories");
        for (Field field : components(rule)) {
            assertTrue(Modifier.isFinal(field.getModifiers()), field.getName());
        }
        assertEquals(rule.getClass(), rule.withHold(Duration.ZERO).getClass());
        assertEquals(rule.getClass(), rule.withKeepFiring(Duration.ZERO).getClass());
        assertEquals(rule.getClass(), rule.withName("other").getClass());
    }

    @ParameterizedTest
    @EnumSource
    void everyComponentIsInBothTexts(Kind kind) throws Exception {
        AlertRule rule = SomeRules.unusual(kind);
        AlertRule read = AlertRule.parse(rule.text());
        assertTrue(rule.toString().startsWith(rule.getClass().getSimpleName() + "["), rule.toString());
        for (Field field : components(rule)) {
            assertEquals(field.get(rule), field.get(read), field.getName());
            if (field.getType() != Sufficiency.class) {
                assertTrue(rule.toString().contains(field.getName() + "=" + field.get(rule)), field.getName());
            } else {
                for (RecordComponent part : Sufficiency.class.getRecordComponents()) {
                    Object value = part.getAccessor().invoke(field.get(rule));
                    assertTrue(rule.toString().contains(part.getName() + "=" + value), part.getName());
                }
            }
        }
        assertEquals(rule, read);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleWithoutANameHasTheUsualOneOfItsKind(Kind kind) {
        String unnamed = SomeRules.unusual(kind).text().replace(", named \"mine\"", "");
        assertEquals(
                AlertRule.parse(unnamed).usualName(), AlertRule.parse(unnamed).name());
        assertEquals(unnamed, AlertRule.parse(unnamed).text());
    }

    @ParameterizedTest
    @EnumSource
    void theConditionOfAKindGivesTheEvidenceOfTheKind(Kind kind) {
        AlertRule rule = SomeRules.unusual(kind);
        AlertStatus status = seen(rule);
        assertEquals(rule, status.rule());
        assertEquals(kind.nothingSeen().getClass(), status.evidence().getClass());
        assertEquals(rule.getClass(), status.evidence().getClass().getEnclosingClass());
    }

    @ParameterizedTest
    @EnumSource
    void everyFigureCanBeReadFromTheEvidenceAndHasItsOwnName(Kind kind) {
        AlertRule rule = SomeRules.unusual(kind);
        Evidence evidence = seen(rule).evidence();
        assertFalse(rule.figures().isEmpty());
        Set<String> names = new HashSet<>();
        for (WatchedFigure figure : rule.figures()) {
            assertTrue(Double.isFinite(figure.in(evidence)), figure.name());
            assertTrue(Double.isFinite(figure.limit()), figure.name());
            assertFalse(figure.unit().isBlank());
            assertFalse(figure.text(figure.limit()).isBlank());
            assertTrue(names.add(figure.name()), figure.name());
            double worse = figure.worseWhenHigher() ? 2 : 1;
            assertEquals(worse, figure.worse(1, 2));
            assertEquals(worse, figure.worse(2, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatHasALimitInClosedFormFiresAboveItAndNotAtIt(Kind kind) {
        AlertRule rule = SomeRules.unusual(kind);
        BigDecimal budget = new BigDecimal("0.1");
        Duration day = Duration.ofDays(1);
        List<Boolean> detected = new ArrayList<>();
        rule.firesAbove(budget).ifPresent(limit -> {
            BigDecimal above = limit.add(BigDecimal.valueOf(1, 9));
            detected.add(rule.detectionOf(ConstantFault.of(limit, budget, day)).isPresent());
            detected.add(rule.detectionOf(ConstantFault.of(above, budget, day)).isPresent());
        });
        boolean whollyBad =
                rule.detectionOf(ConstantFault.of(BigDecimal.ONE, budget, day)).isPresent();
        assertEquals(whollyBad ? List.of(false, true) : List.of(), detected);
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingWasSeenTheEvidenceIsOfTheKindAsWell(Kind kind) {
        assertEquals(
                SomeRules.unusual(kind).getClass(),
                kind.nothingSeen().getClass().getEnclosingClass());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAllowedToChanceIsSharedOutAndNothingElse(Kind kind) {
        AlertRule rule = SomeRules.unusual(kind);
        String asksOfChance = switch (kind) {
            case BURN_RATE -> "by chance below 0.001";
            case EXHAUSTION -> "by chance below 0.01";
            case USUAL_TRAFFIC -> "by chance below 0.001";
            case LATENCY -> "by chance below 0.0001";
            case BUDGET, TRAFFIC -> "nothing";
        };
        assertEquals(
                rule.text().replace(asksOfChance, asksOfChance.replace("0.", "0.00")),
                rule.sharedAmong(100).text());
        assertEquals(rule, rule.sharedAmong(1));
        assertEquals(
                "number of SLOs must be 1 or more, but was 0",
                assertThrows(IllegalArgumentException.class, () -> rule.sharedAmong(0))
                        .getMessage());
    }
}
