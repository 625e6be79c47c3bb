package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Executable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An instant that nanoseconds cannot count is refused where it comes in, before it is stored or subtracted. */
class InstantTest {
    private static final List<Instant> OFF_THE_LINE = List.of(Instant.MIN, Instant.MAX);

    private static final Map<String, String> ALLOWED = Map.of("Silence.isActive(Instant) at", "compares only");

    private static final Map<String, String> FUTURE_ALLOWED =
            Map.of("ErrorBudget.consumedBetween(Instant, Instant) until", "what is later than now is now");

    @TestFactory
    Stream<DynamicTest> anInstantOffTheTimeLineIsRefusedOrAllowedForAReason() {
        return calls().flatMap(callable -> instants(callable)
                .boxed()
                .flatMap(i -> OFF_THE_LINE.stream()
                        .map(instant -> DynamicTest.dynamicTest(
                                name(callable, i) + " = " + instant,
                                () -> assertRefusedOrAllowed(callable, i, instant)))));
    }

    private static void assertRefusedOrAllowed(Executable callable, int index, Instant instant) {
        Samples samples = new Samples();
        Object[] arguments = samples.arguments(callable);
        arguments[index] = instant;
        String parameter = name(callable, index);
        if (ALLOWED.containsKey(parameter) || (instant.equals(Instant.MAX) && FUTURE_ALLOWED.containsKey(parameter))) {
            assertDoesNotThrow(() -> samples.invoke(callable, arguments));
            return;
        }
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> samples.invoke(callable, arguments))
                        .getMessage());
        assertTrue(
                message.matches(".+ must .+, but was .+") && message.contains(instant.toString()),
                () -> "the message must say the rule and the value, but was: " + message);
    }

    @Test
    void whatIsAllowedIsThere() {
        Set<String> parameters = calls().flatMap(callable -> instants(callable).mapToObj(i -> name(callable, i)))
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                Stream.concat(ALLOWED.keySet().stream(), FUTURE_ALLOWED.keySet().stream())
                        .filter(allowed -> !parameters.contains(allowed))
                        .sorted()
                        .toList());
    }

    private static IntStream instants(Executable callable) {
        return IntStream.range(0, callable.getParameterCount())
                .filter(i -> callable.getParameterTypes()[i] == Instant.class);
    }

    private static Stream<Executable> calls() {
        return PublicSurface.types().stream()
                .flatMap(type -> PublicSurface.callables(type).stream())
                .filter(callable -> !PublicSurface.isWrittenByUsers(callable));
    }

    private static String name(Executable callable, int parameter) {
        return PublicSurface.name(callable) + " " + callable.getParameters()[parameter].getName();
    }
}
