package io.slo4j.spec.file;

import io.slo4j.Slo;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what makes a group of an SLO, and tries it. */
final class GroupKeys {
    private GroupKeys() {}

    static Optional<SpecGroup> read(Keys keys) {
        Optional<Element> label = keys.get("groupBy");
        if (label.isEmpty()) {
            for (String key : new String[] {"atMost", "evictAfter"}) {
                keys.get(key).ifPresent(value -> value.mistake(key + " must be given with groupBy only"));
            }
            return Optional.empty();
        }
        Optional<Integer> atMost = keys.get("atMost").flatMap(value -> tried(value, text -> number(text)));
        Optional<Duration> evictAfter = keys.get("evictAfter").flatMap(value -> tried(value, text -> idle(text)));
        return label.flatMap(value -> tried(value, text -> {
            Slo.builder("group").groupBy(text);
            return new SpecGroup(text, atMost.map(OptionalInt::of).orElse(OptionalInt.empty()), evictAfter);
        }));
    }

    private static int number(String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("atMost must be a whole number, but was \"" + text + '"', e);
        }
        Slo.builder("group").groupBy("label").atMost(number);
        return number;
    }

    private static Duration idle(String text) {
        Duration time = Durations.parse("evictAfter", text);
        Slo.builder("group").groupBy("label").evictAfter(time);
        return time;
    }

    private static <T> Optional<T> tried(Element value, Function<String, T> parse) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException e) {
                value.mistake(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }
}
