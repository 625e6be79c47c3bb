package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule of outcome that can never decide is refused when it is given. */
class OutcomeRulesTest {
    private final SloBuilder builder = Slo.builder("checkout").objective("99.9%");

    private static void assertRefused(String message, Executable rule) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, rule).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "int, java.lang.Integer",
        "long, java.lang.Long",
        "boolean, java.lang.Boolean",
        "char, java.lang.Character",
        "double, java.lang.Double"
    })
    void noResultIsAPrimitive(Class<?> primitive, String wrapper) {
        assertRefused(
                "result type must be " + wrapper + ", because results are objects, but was " + primitive,
                () -> builder.result(primitive, result -> true, Outcome.BAD));
    }

    @ParameterizedTest
    @ValueSource(classes = {void.class, Void.class})
    void noResultIsVoid(Class<?> type) {
        assertRefused(
                "result type must be one that a result can have, but was " + type.getName(),
                () -> builder.result(type, result -> true, Outcome.BAD));
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"})
    void onlyAThrowableIsThrown() {
        Class notThrown = String.class;
        assertRefused(
                "exception type must be a Throwable, but was java.lang.String",
                () -> builder.exception(notThrown, Outcome.BAD));
        assertRefused(
                "exception type must be a Throwable, but was java.lang.String",
                () -> builder.exception(notThrown, thrown -> true, Outcome.BAD));
    }

    @Test
    void anExceptionAfterAWiderOneIsNeverAsked() {
        builder.exception(Exception.class, Outcome.GOOD);
        assertRefused(
                "rule for every java.io.IOException must come before the rule for every java.lang.Exception,"
                        + " or it never decides, but came after it",
                () -> builder.exception(IOException.class, Outcome.BAD));
        assertRefused(
                "rule for some java.io.IOException must come before the rule for every java.lang.Exception,"
                        + " or it never decides, but came after it",
                () -> builder.exception(IOException.class, thrown -> thrown.getMessage() == null, Outcome.BAD));
        assertRefused(
                "rule for some java.lang.Exception must come before the rule for every java.lang.Exception,"
                        + " or it never decides, but came after it",
                () -> builder.exception(Exception.class, thrown -> thrown.getMessage() == null, Outcome.BAD));
        assertRefused(
                "outcome of every java.lang.Exception must be set once, but was set to GOOD and then to BAD",
                () -> builder.exception(Exception.class, Outcome.BAD));
    }

    @Test
    void whatMayStillDecideIsTaken() {
        SloDefinition definition = builder.result(Integer.class, status -> status >= 500, Outcome.BAD)
                .result(Number.class, number -> number.intValue() == 499, Outcome.IGNORED)
                .result(Comparable.class, any -> false, Outcome.BAD)
                .exception(IOException.class, thrown -> thrown.getMessage() == null, Outcome.IGNORED)
                .exception(FileNotFoundException.class, Outcome.GOOD)
                .exception(IOException.class, Outcome.BAD)
                .exception(CancellationException.class, Outcome.IGNORED)
                .exception(Exception.class, Outcome.GOOD)
                .exception(Error.class, Outcome.BAD)
                .exception(Throwable.class, Outcome.GOOD)
                .build();
        assertEquals(Outcome.BAD, definition.outcomeOfResult(503));
        assertEquals(Outcome.GOOD, definition.outcomeOfResult(200));
        assertEquals(Outcome.IGNORED, definition.outcomeOfResult(499L));
        assertEquals(Outcome.GOOD, definition.outcomeOfResult(503L));
        assertEquals(Outcome.IGNORED, definition.outcomeOfException(new FileNotFoundException()));
        assertEquals(Outcome.GOOD, definition.outcomeOfException(new FileNotFoundException("no stock")));
        assertEquals(Outcome.BAD, definition.outcomeOfException(new IOException("no stock")));
        assertEquals(Outcome.IGNORED, definition.outcomeOfException(new CancellationException()));
        assertEquals(Outcome.GOOD, definition.outcomeOfException(new IllegalStateException()));
        assertEquals(Outcome.BAD, definition.outcomeOfException(new StackOverflowError()));
    }

    @Test
    void aRefusedRuleIsNotKept() {
        builder.exception(Exception.class, Outcome.GOOD);
        assertThrows(IllegalArgumentException.class, () -> builder.exception(IOException.class, Outcome.BAD));
        assertThrows(IllegalArgumentException.class, () -> builder.result(int.class, any -> true, Outcome.BAD));
        assertEquals(
                "exception java.lang.Exception may be GOOD", builder.build().meaningOfGood());
    }
}
