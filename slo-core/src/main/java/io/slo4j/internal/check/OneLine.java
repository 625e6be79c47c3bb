package io.slo4j.internal.check;

/**
 * Text from outside, such as a message or a label value, in a form that can be shown: on one line, without characters that move the
 * cursor, turn the direction of writing or end a message, and no longer than it needs to be. Such a character is shown as its
 * escape, {@code \}{@code u001b}.
 */
public final class OneLine {
    /* A tilde, sixteen digits, a quotation mark and a brace. */
    private static final int END_OF_A_NAME = 19;

    private OneLine() {}

    /**
     * A text on one line.
     *
     * @param raw any text
     * @return the text with escapes
     */
    public static String of(String raw) {
        int plain = 0;
        while (plain < raw.length() && isSafe(raw.charAt(plain))) {
            plain++;
        }
        if (plain == raw.length()) {
            return raw;
        }
        StringBuilder line = new StringBuilder(raw.length() + 16);
        for (int at = 0; at < raw.length(); ) {
            int character = raw.codePointAt(at);
            int next = at + Character.charCount(character);
            if (isShown(character)) {
                line.appendCodePoint(character);
            } else {
                for (int i = at; i < next; i++) {
                    line.append(String.format("\\u%04x", (int) raw.charAt(i)));
                }
            }
            at = next;
        }
        return line.toString();
    }

    /**
     * A text on one line, and cut where it is too long.
     *
     * @param raw any text
     * @param most how many characters at most, above 0; the last one of a text that was cut is an ellipsis
     * @return the text
     */
    public static String of(String raw, int most) {
        /* An escape is longer than its character: what is cut off here would be cut off below. */
        String line = of(raw.length() > most + 1 ? raw.substring(0, most + 1) : raw);
        if (line.length() <= most) {
            return line;
        }
        int end = most - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }

    /**
     * A name on one line. One that is too long loses its middle: the end of the name of a member of a group may be the number that
     * tells it apart.
     *
     * @param raw any name
     * @param most how many characters at most, 120 or more
     * @return the name
     */
    public static String ofName(String raw, int most) {
        String line = raw.length() > most ? raw : of(raw);
        if (line.length() <= most) {
            return line;
        }
        String end = of(raw.substring(Math.max(0, raw.length() - END_OF_A_NAME)));
        String tail = end.substring(end.length() - END_OF_A_NAME);
        return of(raw, most - END_OF_A_NAME) + (Character.isLowSurrogate(tail.charAt(0)) ? tail.substring(1) : tail);
    }

    private static boolean isSafe(char character) {
        return character >= ' ' && character < 0x7f;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
