package io.slo4j.spec;

import java.math.BigDecimal;

/** Reads the numbers of specs. */
final class SpecNumbers {
    private SpecNumbers() {}

    static double number(String setting, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(setting + " must be a number, but was \"" + text + '"', e);
        }
    }

    static long count(String setting, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(setting + " must be a whole number, but was \"" + text + '"', e);
        }
    }

    static double resolveBelow(String text) {
        return share(text, "resolveBelow must be a number or a percentage such as 50%, but was \"" + text + '"');
    }

    static double share(String text, String refusal) {
        try {
            return text.endsWith("%")
                    ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                            .movePointLeft(2)
                            .doubleValue()
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal, e);
        }
    }
}
