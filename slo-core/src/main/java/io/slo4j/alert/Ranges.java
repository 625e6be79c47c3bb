package io.slo4j.alert;

import io.slo4j.time.Durations;
import java.time.Duration;

/** The ranges that rules of all kinds share, and what is said outside them. */
final class Ranges {
    private Ranges() {}

    static void timing(Duration hold, Duration keepFiring, String name) {
        Durations.nanosOrZero("hold", hold);
        Durations.nanosOrZero("keep firing", keepFiring);
        if (name.isBlank()) {
            throw new IllegalArgumentException("rule name must be a name, but was \"" + name + "\"");
        }
    }

    static void count(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but was " + count);
        }
    }

    static void window(String what, Duration window, String rule, Duration period) {
        if (window.compareTo(period) > 0) {
            throw new IllegalArgumentException(what + " of rule \"" + rule + "\" must be at most the period of "
                    + Durations.text(period) + ", but was " + Durations.text(window));
        }
    }
}
