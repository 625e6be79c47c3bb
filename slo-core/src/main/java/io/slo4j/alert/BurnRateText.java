package io.slo4j.alert;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A burn-rate rule in words: its condition, its usual name, and what it says when it fires. */
final class BurnRateText {
    private static final Pattern WRITTEN =
            Pattern.compile("burn rate above (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?) in ([^,]+) and ([^,]+)"
                    + Sufficiency.WRITTEN + "(?:, until below (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?)%)?");

    private BurnRateText() {}

    static String name(BigDecimal factor, Duration longWindow, Duration shortWindow) {
        return Figures.plain(factor) + "x " + Durations.text(longWindow) + "/" + Durations.text(shortWindow);
    }

    static String condition(BurnRateRule rule, Sufficiency sufficiency) {
        return "burn rate above " + rule.factor().toPlainString() + " in " + Durations.text(rule.longWindow()) + " and "
                + Durations.text(rule.shortWindow()) + sufficiency.text()
                + (rule.resolveBelow() == 1 ? "" : ", until below " + Figures.exactPercent(rule.resolveBelow()));
    }

    /** The rule with a condition that {@link #condition} wrote. */
    static Optional<BurnRateRule> read(RuleText text) {
        return text.parts(WRITTEN)
                .map(parts -> BurnRateRule.plain(
                                text.severity(),
                                new BigDecimal(parts.group(1)),
                                Durations.parse("long window", parts.group(2)),
                                Durations.parse("short window", parts.group(3)))
                        .with(Sufficiency.read(parts, 4))
                        .withResolveBelow(parts.group(8) == null ? 1 : RuleText.share(parts.group(8))));
    }

    static String words(BurnRateRule rule, BurnRateRule.Seen seen, String objective, String budget) {
        return String.format(
                Locale.ROOT,
                "%s of events failed in the last %s. That burns the error budget %s as fast as the objective of %s"
                        + " allows (%s in the last %s; the limit is %sx). %s",
                Figures.percent(seen.errorRatio()),
                Durations.text(rule.longWindow()),
                Figures.times(seen.burnRates().longWindow()),
                objective,
                Figures.times(seen.burnRates().shortWindow()),
                Durations.text(rule.shortWindow()),
                Figures.plain(rule.factor()),
                budget);
    }
}
