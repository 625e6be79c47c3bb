package io.slo4j.internal.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.budget.BudgetPolicy;
import org.junit.jupiter.api.Test;

class LevelEvaluatorTest {
    private final LevelEvaluator watch = new LevelEvaluator(BudgetPolicy.standard());

    @Test
    void itBeginsWithAFullBudgetAndSaysWhereItWas() {
        assertEquals("normal", watch.level().name());
        assertEquals("normal", watch.step(0.3, true).name());
        assertEquals("alert", watch.level().name());
        assertEquals("alert", watch.step(0.51, true).name());
        assertEquals("alert", watch.level().name());
        assertEquals(BudgetPolicy.standard(), watch.policy());
    }

    @Test
    void itGoesOnWithWhatAnEarlierProcessHasLeft() {
        watch.resume("alert", 0.51);
        assertEquals("alert", watch.step(0.51, true).name());
        watch.resume("a level of another policy", 0.51);
        assertEquals("caution", watch.step(0.52, true).name());
        assertEquals("caution", watch.level().name());
    }
}
