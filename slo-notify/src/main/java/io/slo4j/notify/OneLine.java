package io.slo4j.notify;

/** Text from outside, on one line, without control characters, and no longer than it needs to be. */
final class OneLine {
    private OneLine() {}

    static String of(String raw, int most) {
        /* Of a text of megabytes the rest is not looked at: what is shown is no longer than what it is made from. */
        String some = cut(raw, 4 * most + 16);
        return cut(some.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " "), most);
    }

    /** The beginning of a text; the last character of one that was cut is an ellipsis. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        if (most < 2) {
            return "";
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
