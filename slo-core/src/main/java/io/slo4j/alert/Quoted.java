package io.slo4j.alert;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes any text between quotation marks: on one line, in characters that every Unicode encoding can write.
 */
final class Quoted {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([\"\\\\])|u([0-9a-f]{4}))");

    private Quoted() {}

    static String text(String raw) {
        StringBuilder text = new StringBuilder();
        raw.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                text.append('\\').appendCodePoint(character);
            } else if (isPlain(character)) {
                text.appendCodePoint(character);
            } else {
                text.append(String.format("\\u%04x", character));
            }
        });
        return text.toString();
    }

    /*
     * A control character may end the line, and half a surrogate pair is not a character. All of these are below U+10000.
     */
    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if a quotation mark is not escaped, or an escape is none
     */
    static String read(String text) {
        String unescaped = ESCAPE.matcher(text).replaceAll("");
        if (unescaped.indexOf('"') >= 0 || unescaped.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "rule name must have \\ before \" and \\, and no other escape than \\u with four digits, but was \""
                            + text + "\"");
        }
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(raw(escape)));
    }

    private static String raw(MatchResult escape) {
        return escape.group(1) == null ? String.valueOf((char) Integer.parseInt(escape.group(2), 16)) : escape.group(1);
    }
}
