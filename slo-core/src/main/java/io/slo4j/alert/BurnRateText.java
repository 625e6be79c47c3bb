package io.slo4j.alert;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** A burn-rate rule in words: its condition, its usual name, and what it says when it fires. */
final class BurnRateText {
    /** What {@link #condition} writes, with a group for each part. */
    static final Pattern WRITTEN =
            Pattern.compile("burn rate above (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?) in ([^,]+) and ([^,]+)"
                    + Sufficiency.WRITTEN + "(?:, until below (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?)%)?");

    private BurnRateText() {}

    static String name(BigDecimal factor, Duration longWindow, Duration shortWindow) {
        return Figures.plain(factor) + "x " + Durations.text(longWindow) + "/" + Durations.text(shortWindow);
    }

    static String condition(
            BigDecimal factor,
            Duration longWindow,
            Duration shortWindow,
            Sufficiency sufficiency,
            double resolveBelow) {
        return "burn rate above " + factor.toPlainString() + " in " + Durations.text(longWindow) + " and "
                + Durations.text(shortWindow) + sufficiency.text()
                + (resolveBelow == 1 ? "" : ", until below " + Figures.exactPercent(resolveBelow));
    }

    static String words(
            BigDecimal factor,
            Duration longWindow,
            Duration shortWindow,
            BurnRates seen,
            double errorRatio,
            String causes,
            String objective,
            String budget) {
        return String.format(
                Locale.ROOT,
                "%s of events were bad in the last %s%s. That burns the error budget %s as fast as the objective of %s"
                        + " allows (%s in the last %s; the limit is %sx). %s",
                Figures.percent(errorRatio),
                Durations.text(longWindow),
                causes,
                Figures.times(seen.longWindow()),
                objective,
                Figures.times(seen.shortWindow()),
                Durations.text(shortWindow),
                Figures.plain(factor),
                budget);
    }
}
