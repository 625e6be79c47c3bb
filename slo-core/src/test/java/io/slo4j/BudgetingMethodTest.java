package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetingMethodTest {
    private static final List<BudgetingMethod> METHODS = List.of(
            BudgetingMethod.occurrences(),
            BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95),
            BudgetingMethod.timeslices(Duration.ofSeconds(90), 1),
            BudgetingMethod.timeslices(Duration.ofMinutes(1), 1e-9),
            BudgetingMethod.ratioTimeslices(Duration.ofMinutes(1)));

    @Test
    void aMethodIsReadAsItIsWritten() {
        METHODS.forEach(method -> assertEquals(method, BudgetingMethod.parse(method.toString())));
    }

    @Test
    void methodsDifferByWhatTheyCount() {
        assertEquals(5, METHODS.stream().distinct().count());
        assertNotEquals(METHODS.get(1), BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.9));
        assertEquals("timeslices of 1m at 0.95", METHODS.get(1).toString());
        assertEquals("ratio timeslices of 1m", METHODS.get(4).toString());
    }

    @Test
    void aTextThatIsNoMethodIsRefused() {
        for (String text : List.of("", "timeslices of 1m", "ratio timeslices of 1m at 0.9", "events")) {
            assertEquals(
                    "budgeting method must be occurrences, or such as timeslices of 1m at 0.95 or ratio timeslices of 1m,"
                            + " but was \"" + text + '"',
                    assertThrows(IllegalArgumentException.class, () -> BudgetingMethod.parse(text))
                            .getMessage());
        }
    }
}
