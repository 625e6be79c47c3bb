package io.slo4j.alert;

import io.slo4j.internal.check.Nanos;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;

/** The checks that rules of several kinds share, with their messages. */
final class Ranges {
    /* Error budgets have at most fifteen digits. */
    private static final BigDecimal GREATEST_FACTOR = new BigDecimal("1e15");
    private static final BigDecimal LEAST_FACTOR = new BigDecimal("1e-15");

    private Ranges() {}

    /** A burn rate that a rule can have as its factor. */
    static void factor(BigDecimal factor) {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
        if (factor.compareTo(LEAST_FACTOR) < 0 || factor.compareTo(GREATEST_FACTOR) > 0) {
            throw new IllegalArgumentException("factor must be 1e-15 to 1e15, but was " + Figures.plain(factor));
        }
    }

    /** A factor that a total outage is above. */
    static void reachable(String rule, BigDecimal factor, BigDecimal errorBudget) {
        BigDecimal ratio = factor.multiply(errorBudget);
        if (ratio.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("factor x error budget of rule \"" + rule
                    + "\" must be below 1, or it can never fire, but was " + Figures.plain(factor) + " x "
                    + errorBudget.stripTrailingZeros().toPlainString() + " = "
                    + ratio.stripTrailingZeros().toPlainString());
        }
    }

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
