package io.slo4j.alert;

import io.slo4j.time.Durations;
import java.time.Duration;

/** The checks that rules of several kinds share, with their messages. */
final class Ranges {
    private Ranges() {}

    static long count(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but was " + count);
        }
        return count;
    }

    static void window(String what, Duration window, String rule, Duration period) {
        if (window.compareTo(period) > 0) {
            throw new IllegalArgumentException(what + " of rule \"" + rule + "\" must be at most the period of "
                    + Durations.text(period) + ", but was " + Durations.text(window));
        }
    }
}
