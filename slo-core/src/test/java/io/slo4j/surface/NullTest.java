package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.spec.RuleSpecBuilder;
import io.slo4j.spec.SloSpecBuilder;
import io.slo4j.view.RegistryView;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A null is refused by name, wherever a user can give one: {@code period must be given, but was null}. What is allowed instead
 * stands in {@link #ALLOWED}, with the reason.
 */
class NullTest {
    private static final String COUNTED = "recording never throws: the record is left out and counted as rejected";

    private static final String OF_EXCEPTIONS = "as with every Throwable: what went wrong must not hide behind this";

    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("SloEvents.record(Duration, Outcome) elapsed", COUNTED),
            Map.entry("SloEvents.record(Duration, Outcome) outcome", COUNTED),
            Map.entry("SloEvents.record(long, Outcome) outcome", COUNTED),
            Map.entry("SloEvents.recordWithExpectedInterval(Duration, Outcome, Duration) elapsed", COUNTED),
            Map.entry("SloEvents.recordWithExpectedInterval(Duration, Outcome, Duration) outcome", COUNTED),
            Map.entry("SloEvents.recordWithExpectedInterval(Duration, Outcome, Duration) expectedInterval", COUNTED),
            Map.entry("SloEvents.bad(String) cause", "recording never throws: the event is bad, and nobody knows why"),
            Map.entry("SloGroup.of(String) value", "recording never throws: the event is counted with the others"),
            Map.entry("SloDefinition.outcomeOfResult(Object) result", "work may return null"),
            Map.entry("OngoingEvent.completed(Object) result", "work may return null"),
            Map.entry("AlertBuilder.inFlight(InFlight) events", "an SLO may not detect work that hangs"),
            Map.entry("AlertBuilder.release(Release) last", "there may be none shortly before"),
            Map.entry("AlertBuilder.lastFailure(Failure) failure", "there may be none to show"),
            Map.entry("new StoreInUseException(String) message", OF_EXCEPTIONS),
            Map.entry("new SnapshotFormatException(Reason, String) message", OF_EXCEPTIONS),
            Map.entry("new SnapshotFormatException(Reason, String, Throwable) message", OF_EXCEPTIONS),
            Map.entry("new SnapshotFormatException(Reason, String, Throwable) cause", OF_EXCEPTIONS));

    @TestFactory
    Stream<DynamicTest> aNullIsRefusedByNameOrAllowedForAReason() {
        return calls().flatMap(callable -> references(callable)
                .mapToObj(i -> DynamicTest.dynamicTest(PublicSurface.parameter(callable, i), () -> {
                    if (ALLOWED.containsKey(PublicSurface.parameter(callable, i))) {
                        assertAllowed(callable, i);
                    } else {
                        assertRefused(callable, i, null);
                    }
                })));
    }

    /** So that a message tells which of two durations was null. */
    @TestFactory
    Stream<DynamicTest> noTwoParametersOfACallHaveTheSameName() {
        return calls().filter(callable -> refused(callable).count() > 1)
                .map(callable -> DynamicTest.dynamicTest(PublicSurface.name(callable), () -> {
                    List<String> messages = refused(callable)
                            .mapToObj(i -> message(callable, i, null))
                            .toList();
                    assertEquals(messages.size(), Set.copyOf(messages).size(), messages::toString);
                }));
    }

    private static IntStream refused(Executable callable) {
        return references(callable).filter(i -> !ALLOWED.containsKey(PublicSurface.parameter(callable, i)));
    }

    private static IntStream references(Executable callable) {
        return IntStream.range(0, callable.getParameterCount())
                .filter(i -> !callable.getParameterTypes()[i].isPrimitive());
    }

    @TestFactory
    Stream<DynamicTest> aNullAmongSeveralIsRefusedByName() {
        return calls().flatMap(callable -> references(callable)
                .filter(i -> severalWithANull(callable.getParameterTypes()[i]) != null)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        PublicSurface.parameter(callable, i),
                        () -> assertRefused(callable, i, severalWithANull(callable.getParameterTypes()[i])))));
    }

    private static @Nullable Object severalWithANull(Class<?> type) {
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return Array.newInstance(type.getComponentType(), 1);
        }
        List<?> several = Arrays.asList(new Object[1]);
        return type == Set.class ? new HashSet<>(several) : Collection.class.isAssignableFrom(type) ? several : null;
    }

    /** A call that was refused for a null must be one that is taken without it. */
    @TestFactory
    Stream<DynamicTest> theOtherArgumentsAreValid() {
        return calls().filter(
                        callable -> Arrays.stream(callable.getParameterTypes()).anyMatch(type -> !type.isPrimitive()))
                .map(callable -> DynamicTest.dynamicTest(PublicSurface.name(callable), () -> {
                    Samples samples = new Samples();
                    Object[] arguments = samples.arguments(callable);
                    assertDoesNotThrow(() -> samples.invoke(callable, arguments));
                }));
    }

    @Test
    void whatIsAllowedIsThere() {
        assertEquals(List.of(), PublicSurface.missing(ALLOWED.keySet().stream()));
    }

    private static Stream<Executable> calls() {
        return PublicSurface.calls().filter(callable -> !mayHoldNulls(callable));
    }

    /* A view is output, and part of it may be null; of a spec, every setting may be left out. */
    private static boolean mayHoldNulls(Executable callable) {
        return (callable instanceof Constructor<?>
                        && callable.getDeclaringClass().getPackage().equals(RegistryView.class.getPackage()))
                || Set.of(SloSpecBuilder.class, RuleSpecBuilder.class).contains(callable.getDeclaringClass());
    }

    private static void assertAllowed(Executable callable, int index) {
        Samples samples = new Samples();
        Object[] arguments = samples.arguments(callable);
        arguments[index] = null;
        assertDoesNotThrow(() -> samples.invoke(callable, arguments));
    }

    private static void assertRefused(Executable callable, int index, @Nullable Object nothing) {
        String message = message(callable, index, nothing);
        Parameter parameter = callable.getParameters()[index];
        assertTrue(
                message.endsWith(" must be given, but was null") && names(callable, parameter, message),
                () -> "the message must name " + parameter.getName() + ", but was: " + message);
    }

    private static String message(Executable callable, int index, @Nullable Object nothing) {
        Samples samples = new Samples();
        Object[] arguments = samples.arguments(callable);
        arguments[index] = nothing;
        return String.valueOf(assertThrows(NullPointerException.class, () -> samples.invoke(callable, arguments))
                .getMessage());
    }

    /* By a word of its name, its type or the method: what is called share in the code may be the objective for people. */
    private static boolean names(Executable callable, Parameter parameter, String message) {
        String words = (parameter.getName() + " " + parameter.getType().getSimpleName() + " "
                        + PublicSurface.name(callable))
                .replace("Slo", "");
        return Arrays.stream(words.replaceAll("([a-z])([A-Z])", "$1 $2").split("[^A-Za-z]+"))
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("s$", ""))
                .filter(word -> !word.isEmpty())
                .anyMatch(message.toLowerCase(Locale.ROOT)::contains);
    }
}
