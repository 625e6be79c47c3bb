package io.slo4j.cli.line;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which field of a line is meant. Fields are separated by blanks; what is in brackets or quotes is one.
 *
 * @param number 1 is the first and 8 the first after the size of the answer, -1 is the last; 0 if the field has a name
 * @param name the name of a field such as {@code rt=0.042}, or of a variable of a log format; null if it has a number
 */
public record FieldPlace(int number, @Nullable String name) {
    private static final Pattern NUMBER = Pattern.compile("-?[1-9]\\d?");
    private static final Pattern NAME = Pattern.compile("[%$]?[{]?[A-Za-z_^][^\\s=\"]*");

    /** A field that no line has. */
    static final FieldPlace NOWHERE = new FieldPlace(-1000, null);

    /**
     * A number from -99 to 99 or a name.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static FieldPlace parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new FieldPlace(Integer.parseInt(text), null);
        }
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            return new FieldPlace(0, text);
        }
        throw new IllegalArgumentException("latency field must be a number such as -1 for the last field or 10 for the"
                + " tenth, or a name such as request_time, but was \"" + text + '"');
    }

    /** How it is written on the command line. */
    String text() {
        return name == null ? String.valueOf(number) : name;
    }

    /** How it is called in a sentence. */
    String words() {
        if (name != null) {
            return name;
        }
        return number == -1 ? "the last field" : "field " + number;
    }
}
