package io.slo4j.internal.alert;

import io.slo4j.internal.check.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an annotation with its placeholders, {@code {team}}. A value is written so that it stays where it stands: in the host
 * of a URL only letters, digits and hyphens, others becoming hyphens, because browsers decode a host; elsewhere in a URL
 * percent-encoded; in other text on one line. What a value looks like is never read again as a placeholder.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    /* A scheme is short: so a long text is read in one pass. Possessive, so that a long URL takes no stack. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://(?:\\{[^{}]+}|\\S)*+");
    private static final Pattern AUTHORITY = Pattern.compile("[^:]*://(?:\\{[^{}]+}|[^/?#\\\\])*+");
    private static final String UNRESERVED = "-._~";
    private static final int MOST_CHARACTERS = 200;

    private final List<Part> parts = new ArrayList<>();

    /** Text, or the key of a placeholder. */
    private record Part(String text, Place place) {}

    private enum Place {
        LITERAL,
        TEXT,
        URL,
        HOST
    }

    Template(String text) {
        Matcher url = URL.matcher(text);
        int from = 0;
        while (url.find()) {
            add(text.substring(from, url.start()), Place.TEXT);
            Matcher authority = AUTHORITY.matcher(url.group());
            int end = authority.lookingAt() ? authority.end() : 0;
            add(url.group().substring(0, end), Place.HOST);
            add(url.group().substring(end), Place.URL);
            from = url.end();
        }
        add(text.substring(from), Place.TEXT);
    }

    private void add(String text, Place place) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholder.find()) {
            parts.add(new Part(text.substring(from, placeholder.start()), Place.LITERAL));
            parts.add(new Part(placeholder.group(1), place));
            from = placeholder.end();
        }
        parts.add(new Part(text.substring(from), Place.LITERAL));
    }

    /**
     * The text with values for its placeholders.
     *
     * @param values the value of a key, or the key in braces if there is none
     */
    String filled(Values values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part.place == Place.LITERAL) {
                filled.append(part.text);
            } else {
                filled.append(values.of(part.text, encoding(part.place)));
            }
        }
        return filled.toString();
    }

    /** What stands for a placeholder. */
    @FunctionalInterface
    interface Values {
        /** The encoded value of a key; the key in braces, as it is, where there is none. */
        String of(String key, UnaryOperator<String> encoding);
    }

    private static UnaryOperator<String> encoding(Place place) {
        return switch (place) {
            case HOST -> value -> cut(value).replaceAll("[^A-Za-z0-9-]", "-");
            case URL -> Template::percentEncoded;
            default -> value -> OneLine.of(value, MOST_CHARACTERS);
        };
    }

    private static String cut(String value) {
        int end = Math.min(value.length(), MOST_CHARACTERS);
        return value.substring(0, end);
    }

    private static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : cut(value).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean letterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
            if (letterOrDigit || UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
