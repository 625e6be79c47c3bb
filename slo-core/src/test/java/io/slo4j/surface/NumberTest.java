package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.view.RegistryView;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is not a number, or infinite, is refused with its value wherever a user can give a number:
 * {@code factor must be above 0, but was NaN}. What is allowed instead stands in {@link #ALLOWED}, with the reason.
 */
class NumberTest {
    private static final List<Double> NO_NUMBERS =
            List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    private static final String TEXT = "writes any number, NaN as NaN";

    private static final String NOTHING_IS_LESS = "minus infinity is less than every share";

    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("Figures.number(double) figure", TEXT),
            Map.entry("Figures.times(double) rate", TEXT),
            Map.entry("Figures.perSecond(double) events", TEXT),
            Map.entry("Figures.percent(double) ratio", TEXT),
            Map.entry("Figures.achieved(double) ratio", TEXT),
            Map.entry("Figures.plain(double) figure", TEXT),
            Map.entry("Figures.plainPercent(double) share", TEXT),
            Map.entry("Figures.percentile(double) quantile", TEXT),
            Map.entry("Figures.exact(double) figure", TEXT),
            Map.entry("Figures.exactPercent(double) share", TEXT),
            Map.entry("WatchedFigure.text(double) figure", TEXT),
            Map.entry("WatchedFigure.worse(double, double) one", "compares as Math.max does"),
            Map.entry("WatchedFigure.worse(double, double) other", "compares as Math.max does"));

    private static final Map<String, String> MINUS_INFINITY_ALLOWED = Map.of(
            "new BudgetLevel(String, double, Set) above", "the lowest level begins there",
            "BudgetLevel.above(double, String, String[]) share", "the lowest level begins there",
            "BudgetPolicy.levelAt(double) remaining", NOTHING_IS_LESS,
            "BudgetPolicy.levelAfter(BudgetLevel, double) remaining", NOTHING_IS_LESS,
            "new BudgetRule.Seen(double) remaining", NOTHING_IS_LESS,
            "new ExhaustionRule.Seen(double, double, BurnRates, double) remaining", NOTHING_IS_LESS);

    @TestFactory
    Stream<DynamicTest> whatIsNoNumberIsRefusedWithItsValueOrAllowedForAReason() {
        return calls().flatMap(callable -> doubles(callable)
                .boxed()
                .flatMap(i -> NO_NUMBERS.stream()
                        .map(number -> DynamicTest.dynamicTest(
                                PublicSurface.parameter(callable, i) + " = " + number,
                                () -> assertRefusedOrAllowed(callable, i, number)))));
    }

    private static void assertRefusedOrAllowed(Executable callable, int index, double number) {
        Samples samples = new Samples();
        Object[] arguments = samples.arguments(callable);
        arguments[index] = arguments[index] instanceof double[] ? new double[] {number} : number;
        String parameter = PublicSurface.parameter(callable, index);
        if (ALLOWED.containsKey(parameter)
                || (number == Double.NEGATIVE_INFINITY && MINUS_INFINITY_ALLOWED.containsKey(parameter))) {
            assertDoesNotThrow(() -> samples.invoke(callable, arguments));
            return;
        }
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> samples.invoke(callable, arguments))
                        .getMessage());
        assertTrue(
                message.matches(".+ must (be|begin) .+, but was " + number),
                () -> "the message must say the rule and the value, but was: " + message);
    }

    /** A call that was refused for a number must be one that is taken with another. */
    @TestFactory
    Stream<DynamicTest> theOtherArgumentsAreValid() {
        return calls().filter(callable -> doubles(callable).findAny().isPresent())
                .map(callable -> DynamicTest.dynamicTest(PublicSurface.name(callable), () -> {
                    Samples samples = new Samples();
                    assertDoesNotThrow(() -> samples.invoke(callable, samples.arguments(callable)));
                }));
    }

    @Test
    void whatIsAllowedIsThere() {
        assertEquals(
                List.of(),
                PublicSurface.missing(
                        Stream.concat(ALLOWED.keySet().stream(), MINUS_INFINITY_ALLOWED.keySet().stream())));
    }

    private static IntStream doubles(Executable callable) {
        return IntStream.range(0, callable.getParameterCount()).filter(i -> {
            Class<?> type = callable.getParameterTypes()[i];
            return type == double.class || type == double[].class;
        });
    }

    private static Stream<Executable> calls() {
        return PublicSurface.calls().filter(callable -> !isMadeBySlo4jAlone(callable));
    }

    /* A view is output: what it is made from was checked. */
    private static boolean isMadeBySlo4jAlone(Executable callable) {
        return callable instanceof Constructor<?>
                && callable.getDeclaringClass().getPackage().equals(RegistryView.class.getPackage());
    }
}
