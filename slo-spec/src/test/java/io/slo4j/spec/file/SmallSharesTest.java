package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Very small and very large objectives are written without an exponent, and read as they were. */
class SmallSharesTest {
    private static String slo(String objective) {
        return "version: slo4j/v1\nslos:\n  a: {objective: " + objective
                + ", alerts: none, budgetingMethod: timeslices of 1m at 0.000012}\n";
    }

    @Test
    void whatIsWrittenAsOpenSloIsRead() {
        for (String objective :
                List.of("0.0000000001", "0.000000000000001%", "99.999999999999999%", "1e-10", "99.9%")) {
            SloFile file = new SloFileReader().read("f", slo(objective));
            String text = file.written(SpecFormat.OPENSLO).text();
            assertEquals(file.definitions(), new SloFileReader().read("g", text).definitions(), text);
            assertFalse(text.contains("E-"), text);
            assertTrue(text.contains("timeSliceTarget: 0.000012\n"), text);
        }
    }

    @Test
    void anObjectiveMayHaveAnExponent() {
        assertEquals(
                "99.9%",
                new SloFileReader()
                        .read("f", slo("9.99e-1"))
                        .definitions()
                        .get(0)
                        .objective()
                        .toString());
        assertEquals(
                "f:3:18: slos.a.objective: objective must have at most 17 decimals as a ratio, but was \"1e-18\"",
                assertThrows(SpecFileException.class, () -> new SloFileReader().read("f", slo("1e-18")))
                        .getMessage());
    }
}
