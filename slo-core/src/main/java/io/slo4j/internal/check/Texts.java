package io.slo4j.internal.check;

import static io.slo4j.internal.check.Arguments.given;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts that somebody chose. Half a character, a surrogate without its other half, becomes a question mark wherever text becomes
 * bytes: two names that differ would be one. So it is refused.
 */
public final class Texts {
    private Texts() {}

    /**
     * A text that somebody chose.
     *
     * @param what what it is, as the error names it
     * @param most how many characters it may have
     * @return the text
     * @throws IllegalArgumentException if it is longer, or has half a character
     */
    public static String chosen(String what, @Nullable String text, int most) {
        String chosen = given(what, text);
        if (chosen.length() > most) {
            throw new IllegalArgumentException(
                    what + " must have at most " + most + " characters, but had " + chosen.length());
        }
        for (int i = 0; i < chosen.length(); i++) {
            if (isHalf(chosen, i)) {
                throw new IllegalArgumentException(
                        what + " must have whole characters, but had half of one, \\u" + hex(chosen.charAt(i)));
            }
            i += Character.isSurrogate(chosen.charAt(i)) ? 1 : 0;
        }
        return chosen;
    }

    /** Texts in the order in which they were given, not to be changed; most SLOs have none. */
    public static Map<String, String> ordered(Map<String, String> texts) {
        return texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    private static boolean isHalf(String text, int at) {
        char half = text.charAt(at);
        return Character.isLowSurrogate(half)
                || (Character.isHighSurrogate(half)
                        && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))));
    }

    private static String hex(char character) {
        return Integer.toHexString(character);
    }
}
