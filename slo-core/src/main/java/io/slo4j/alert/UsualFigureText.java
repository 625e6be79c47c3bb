package io.slo4j.alert;

import io.slo4j.text.Figures;
import java.time.Duration;
import java.util.function.DoubleFunction;

/** What else is unusual where the traffic is, in words. */
final class UsualFigureText {
    private UsualFigureText() {}

    /** A sentence for each figure that is above what is usual, each after a space; nothing if none is. */
    static String more(UsualTrafficRule.Seen seen) {
        return above(seen.errorRatio(), " of them are bad, usually ", Figures::percent)
                + seen.slowest()
                        .map(slowest ->
                                above(slowest, " is what 99 of 100 took at most, usually ", UsualFigureText::time))
                        .orElse("");
    }

    private static String above(UsualFigure figure, String what, DoubleFunction<String> text) {
        if (!figure.isKnown() || figure.now() <= figure.high()) {
            return "";
        }
        String low = text.apply(figure.low());
        String high = text.apply(figure.high());
        if (high.equals(text.apply(figure.now()))) {
            return "";
        }
        return " " + text.apply(figure.now()) + what + low + (low.equals(high) ? "." : " to " + high + ".");
    }

    private static String time(double seconds) {
        return Figures.time(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
