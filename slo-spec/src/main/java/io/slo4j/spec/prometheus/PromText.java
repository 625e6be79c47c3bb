package io.slo4j.spec.prometheus;

import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Parts of a PromQL expression as text. */
final class PromText {
    /*
     * A line or a file ends or begins there for some readers of the file around it, or they take it for no character; the last is what
     * Prometheus has for a mistake in the bytes.
     */
    private static final String DISPUTED = "\u2028\u2029\uFEFF\uFFFE\uFFFF\uFFFD";

    private PromText() {}

    /** A duration: {@code 5m}, {@code 1h30m}. */
    static String duration(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    "window must be of whole milliseconds in Prometheus, but was " + Durations.text(duration));
        }
        return Durations.text(duration).replace(" ", "");
    }

    /** A number without an exponent, exactly. */
    static String number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    /** A text between quotation marks. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (character < 0x20
                            || (character >= 0x7f && character < 0xa0)
                            || DISPUTED.indexOf(character) >= 0) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
                    } else {
                        quoted.append((char) character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** A name as a name of a label. */
    static String labelName(String raw) {
        String name = raw.replaceAll("[^a-zA-Z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }
}
