package io.slo4j.cli;

import java.util.regex.Pattern;

/**
 * Makes a text that came from a file or a file's name fit for a terminal, which takes control characters for orders: to clear the
 * screen, to change its title.
 */
final class Printable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");

    private Printable() {}

    /** The text, a question mark in place of every control character but a line feed. */
    static String of(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
