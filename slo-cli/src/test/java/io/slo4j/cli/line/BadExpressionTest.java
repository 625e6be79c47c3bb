package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.cli.line.Condition.All;
import io.slo4j.cli.line.Condition.Any;
import io.slo4j.cli.line.Condition.Comparison;
import io.slo4j.cli.line.Condition.Not;
import io.slo4j.cli.line.Condition.Path;
import io.slo4j.cli.line.Condition.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadExpressionTest {
    @Test
    void andBindsCloserThanOr() {
        Condition tooMany = new Status(Comparison.EQUAL, 429);
        Condition failed = new Status(Comparison.AT_LEAST, 500);
        Condition health = new Path("/health or so");
        assertEquals(
                new Any(List.of(tooMany, new All(List.of(failed, new Not(health))))),
                BadExpression.parse("status == 429 OR status>=500 && ! path = \"/health or so\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | status, method or path must stand where the end does",
                "stat>500 | status, method or path must stand where \"stat\" does",
                "status>500 foo | and, or or the end must stand where \"foo\" does",
                "status^=500 | status must be followed by <, <=, =, !=, >= or >, but was by \"^=\"",
                "status>=5xx | a status must be a number of up to three digits, but was \"5xx\"",
                "status>= | a status must be a number of up to three digits, but was the end",
                "method>=GET | method must be followed by =, !=, but was by \">=\"",
                "path<3 | path must be followed by =, != or ^= (begins with), but was by \"<\"",
                "path= | path= must be followed by a text, but that was the end",
                "(status=500 | a closing parenthesis must stand where the end does",
                "status=500 'x | cannot be read from \"'x\" on"
            })
    void saysWhatIsWrong(String expression, String reason) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> BadExpression.parse(expression));
        assertEquals(
                "bad must be an expression such as status>=500, but was \"" + expression + "\": " + reason,
                refusal.getMessage());
    }

    @Test
    void whatIsNestedTooDeepIsRefusedAndNotQuotedInFull() {
        BadExpression.parse("(".repeat(100) + "status=1" + ")".repeat(100));
        for (String part : List.of("(", "not ", "!")) {
            String text = part.repeat(20_000);
            assertEquals(
                    "bad must be an expression such as status>=500, but was \"" + text.substring(0, 100)
                            + "...\": not and parentheses must be at most 100 deep, but were more",
                    assertThrows(IllegalArgumentException.class, () -> BadExpression.parse(text))
                            .getMessage());
        }
    }
}
