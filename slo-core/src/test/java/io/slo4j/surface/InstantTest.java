package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Executable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        return PublicSurface.calls()
                .flatMap(callable -> instants(callable)
                        .boxed()
                        .flatMap(i -> OFF_THE_LINE.stream()
                                .map(instant -> DynamicTest.dynamicTest(
                                        PublicSurface.parameter(callable, i) + " = " + instant,
                                        () -> assertRefusedOrAllowed(callable, i, instant)))));
    }

    private static void assertRefusedOrAllowed(Executable callable, int index, Instant instant) {
        Samples samples = new Samples();
        Object[] arguments = samples.arguments(callable);
        arguments[index] = instant;
        String parameter = PublicSurface.parameter(callable, index);
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
        assertEquals(
                List.of(),
                PublicSurface.missing(Stream.concat(ALLOWED.keySet().stream(), FUTURE_ALLOWED.keySet().stream())));
    }

    private static IntStream instants(Executable callable) {
        return IntStream.range(0, callable.getParameterCount())
                .filter(i -> callable.getParameterTypes()[i] == Instant.class);
    }
}
