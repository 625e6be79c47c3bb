package io.slo4j.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks arguments. Each error names the argument; none shows a secret. */
final class Checks {
    private Checks() {}

    static <T> T given(String what, @Nullable T argument) {
        if (argument == null) {
            throw new NullPointerException(what + " must be given, but was null");
        }
        return argument;
    }

    static String notBlank(String what, @Nullable String text) {
        String said = given(what, text);
        if (said.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank, but was \"" + said + '"');
        }
        return said;
    }

    static Duration between(String what, Duration least, Duration most, @Nullable Duration length) {
        Duration said = given(what, length);
        if (said.compareTo(least) < 0 || said.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", but was " + said);
        }
        return said;
    }

    /** What can stand in the header of a request; the error does not show it. */
    static String headerValue(String what, @Nullable String secret) {
        String value = given(what, secret);
        boolean printable =
                !value.isBlank() && value.chars().allMatch(character -> character >= ' ' && character < 0x7f);
        if (!printable) {
            throw new IllegalArgumentException(what + " must be printable ASCII, but was not (it is not shown)");
        }
        return value;
    }
}
