package io.slo4j.alert;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;

/** The checks that rules of several kinds share, with their messages. */
final class Ranges {
    private Ranges() {}

    /** The two windows of a burn-rate rule, above zero and the second shorter. */
    static void windows(Duration longWindow, Duration shortWindow) {
        Nanos.positive("long window", longWindow);
        Nanos.positive("short window", shortWindow);
        if (shortWindow.compareTo(longWindow) >= 0) {
            throw new IllegalArgumentException("short window must be shorter than the long window of "
                    + Durations.text(longWindow) + ", but was " + Durations.text(shortWindow));
        }
    }

    static void window(String what, Duration window, String rule, Duration period) {
        if (window.compareTo(period) > 0) {
            throw new IllegalArgumentException(what + " of rule \"" + rule + "\" must be at most the period of "
                    + Durations.text(period) + ", but was " + Durations.text(window));
        }
    }

    /** A share or a probability of which nothing makes no sense. */
    static double aboveZero(String what, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be above 0 and at most 1, but was " + share);
        }
        return share;
    }
}
