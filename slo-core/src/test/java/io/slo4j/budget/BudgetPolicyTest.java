package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPolicyTest {
    private final BudgetPolicy standard = BudgetPolicy.standard();

    private BudgetLevel level(String name) {
        return standard.levels().stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String message, Runnable making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::run).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1, normal",
        "0.7501, normal",
        "0.75, caution",
        "0.5001, caution",
        "0.5, alert",
        "0.25, critical",
        "0.10001, critical",
        "0.1, lockdown",
        "-3, lockdown"
    })
    void aLevelHoldsAboveItsShare(double remaining, String name) {
        assertEquals(name, standard.levelAt(remaining).name());
    }

    @ParameterizedTest
    @CsvSource({
        "normal, 0.75, caution",
        "normal, -1, lockdown",
        "caution, 0.76, caution",
        "caution, 0.77, caution",
        "caution, 0.7701, normal",
        "alert, 0.76, caution",
        "lockdown, 0.11, lockdown",
        "lockdown, 0.2601, critical",
        "lockdown, 0.2701, alert",
        "lockdown, 1, normal",
        "critical, 0.2, critical"
    })
    void itFallsAtOnceAndRisesWithTwoPointsMore(String before, double remaining, String after) {
        assertEquals(after, standard.levelAfter(level(before), remaining).name());
    }

    @Test
    void theHysteresisCanBeChosen() {
        BudgetPolicy none = standard.withHysteresis(0);
        assertEquals("normal", none.levelAfter(level("caution"), 0.7501).name());
        BudgetPolicy tenth = standard.withHysteresis(0.1);
        assertEquals("caution", tenth.levelAfter(level("caution"), 0.85).name());
        assertEquals("normal", tenth.levelAfter(level("caution"), 0.8501).name());
    }

    @ParameterizedTest
    @CsvSource({
        "normal, experiment, true",
        "caution, experiment, false",
        "caution, migration, true",
        "alert, migration, false",
        "alert, deploy, true",
        "critical, deploy, false",
        "critical, fix, true",
        "lockdown, fix, false",
        "lockdown, rollback, true"
    })
    void eachLevelTakesOneActionAway(String name, String action, boolean allowed) {
        assertEquals(allowed, standard.allows(level(name), action));
    }

    @Test
    void aGateThatNobodyHasBuiltStaysShut() {
        assertRefused(
                "action must be one of deploy, experiment, fix, migration, rollback, but was \"delpoy\"",
                () -> standard.allows(level("normal"), "delpoy"));
    }

    @Test
    void aPolicyOfOnesOwn() {
        BudgetPolicy policy = BudgetPolicy.of(BudgetLevel.above(0, "open", "deploy"), BudgetLevel.lowest("frozen"));
        assertEquals("open", policy.levelAt(0.001).name());
        assertEquals("frozen", policy.levelAt(0).name());
        assertFalse(policy.allows(policy.levelAt(-1), "deploy"));
        assertTrue(policy.levelAt(1).allows("deploy"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        BudgetLevel half = BudgetLevel.above(0.5, "half");
        BudgetLevel rest = BudgetLevel.lowest("rest");
        assertRefused(
                "budget levels must end with a lowest one (BudgetLevel.lowest), but were [half above 50%]",
                () -> BudgetPolicy.of(half));
        assertRefused(
                "budget levels must end with a lowest one (BudgetLevel.lowest), but were []", () -> BudgetPolicy.of());
        assertRefused(
                "budget levels must have different names and begin lower and lower, but were [half above 50%, more above"
                        + " 70%, rest]",
                () -> BudgetPolicy.of(half, BudgetLevel.above(0.7, "more"), rest));
        assertRefused(
                "budget levels must have different names and begin lower and lower, but were [half above 50%, half above"
                        + " 20%, rest]",
                () -> BudgetPolicy.of(half, BudgetLevel.above(0.2, "half"), rest));
        assertRefused(
                "share + hysteresis of budget level \"most\" must be below 1, or it is never reached again, but was 0.98"
                        + " + 0.02",
                () -> BudgetPolicy.of(BudgetLevel.above(0.98, "most"), rest));
        assertRefused(
                "allowed actions must differ, but there were two of \"fix\"",
                () -> BudgetLevel.above(0.5, "half", "fix", "deploy", "fix"));
        assertRefused("allowed action must not be blank, but was \"\"", () -> BudgetLevel.lowest("half", ""));
        assertRefused("remaining share must be at most 1, but was NaN", () -> standard.levelAt(Double.NaN));
        assertRefused("hysteresis must be 0 or more and below 1, but was -0.1", () -> standard.withHysteresis(-0.1));
        assertRefused("hysteresis must be 0 or more and below 1, but was 1.0", () -> standard.withHysteresis(1));
        assertRefused("budget level name must not be blank, but was \" \"", () -> BudgetLevel.lowest(" "));
        assertRefused(
                "budget level \"all\" must begin above a share below 1, but was 1.0",
                () -> BudgetLevel.above(1, "all"));
        assertRefused(
                "level must be one of [open above 0%, frozen], but was [half above 50%]",
                () -> BudgetPolicy.of(BudgetLevel.above(0, "open"), BudgetLevel.lowest("frozen"))
                        .levelAfter(half, 1));
    }

    @Test
    void aLevelBeginsAboveItsShareAndIsLeftAtIt() {
        BudgetPolicy policy = BudgetPolicy.of(BudgetLevel.above(0.5, "open"), BudgetLevel.lowest("frozen"))
                .withHysteresis(0.25);
        assertEquals("frozen", policy.levelAt(0.5).name());
        assertEquals("frozen", policy.levelAfter(policy.levelAt(0), 0.75).name());
        assertEquals("open", policy.levelAfter(policy.levelAt(0), 0.76).name());
        assertEquals("open", policy.levelAfter(policy.levelAt(1), 0.51).name());
        assertEquals(
                "frozen",
                policy.levelAfter(policy.levelAt(1), Double.NEGATIVE_INFINITY).name());
    }

    @Test
    void aChangeSaysWhatItMeans() {
        BudgetStatus budget = new BudgetStatus(0.001, Duration.ofDays(30), 0, 0, 1, 0.251, 0, null);
        BudgetLevelChange worse =
                BudgetLevelChange.of("checkout", level("normal"), level("alert"), Instant.EPOCH, budget);
        assertEquals(
                "BUDGET checkout: alert, was normal. 74.9% of the budget of 30d is left."
                        + " No longer allowed: experiment, migration.",
                worse.summary());
        assertTrue(worse.worse());
        BudgetStatus overspent = new BudgetStatus(0.001, Duration.ofDays(31), 0, 0, 1, 1.2, 0, Duration.ofDays(9));
        assertEquals(
                "BUDGET checkout: lockdown, was critical. The budget, which renews in 9d, is overspent: 120% is gone."
                        + " No longer allowed: fix.",
                BudgetLevelChange.of("checkout", level("critical"), level("lockdown"), Instant.EPOCH, overspent)
                        .summary());
        assertFalse(BudgetLevelChange.of("checkout", level("alert"), level("alert"), Instant.EPOCH, budget)
                .worse());
        BudgetLevelChange better =
                BudgetLevelChange.of("checkout", level("caution"), level("normal"), Instant.EPOCH, budget);
        assertEquals(
                "BUDGET checkout: normal, was caution. 74.9% of the budget of 30d is left. Allowed again: experiment.",
                better.summary());
        assertFalse(better.worse());
        assertEquals(Set.of("rollback"), level("lockdown").allowed());
        assertEquals(List.of("normal", "caution", "alert", "critical", "lockdown"), names());
    }

    private List<String> names() {
        return standard.levels().stream().map(BudgetLevel::name).toList();
    }

    @Test
    void policiesAreEqualWhenLevelsAndHysteresisAre() {
        BudgetPolicy open = BudgetPolicy.of(BudgetLevel.above(0.1, "open", "deploy"), BudgetLevel.lowest("closed"));
        BudgetPolicy same = BudgetPolicy.of(BudgetLevel.above(0.1, "open", "deploy"), BudgetLevel.lowest("closed"));
        assertEquals(open, same);
        assertEquals(open.hashCode(), same.hashCode());
        assertNotEquals(open, open.withHysteresis(0.03));
        assertNotEquals(open, standard);
        assertEquals("open above 10%, closed; hysteresis 2%", open.toString());
    }
}
