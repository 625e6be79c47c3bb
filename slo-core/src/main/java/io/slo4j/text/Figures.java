package io.slo4j.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as they stand in the names of rules, and in sentences about alerts and budgets. */
public final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Figures() {}

    /**
     * A figure that was set, such as the factor of a rule: at most four digits, no exponent, {@code 14.4}.
     *
     * @param figure any figure
     * @return the figure without a unit
     */
    public static String plain(BigDecimal figure) {
        return figure.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /**
     * A figure that was set, such as the factor of a rule: at most four digits, no exponent, {@code 14.4}.
     *
     * @param figure any finite figure
     * @return the figure without a unit
     */
    public static String plain(double figure) {
        return plain(BigDecimal.valueOf(figure));
    }

    /**
     * A share that was set, as a percentage of at most four digits: {@code 12.5%}.
     *
     * @param share the share, 1 for all of it
     * @return the percentage, with its sign
     */
    public static String plainPercent(double share) {
        return plain(BigDecimal.valueOf(share).multiply(HUNDRED)) + "%";
    }

    /**
     * The name of a percentile: {@code p95}, {@code p99.9}.
     *
     * @param quantile the quantile, between 0 and 1
     * @return the name
     */
    public static String percentile(double quantile) {
        return "p"
                + BigDecimal.valueOf(quantile)
                        .multiply(HUNDRED)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /**
     * A share that was measured, as a percentage: one digit after the point, {@code 1.4%}, and two below one percent, {@code 0.24%}.
     *
     * @param ratio the share, 1 for all of it
     * @return the percentage, with its sign
     */
    public static String percent(double ratio) {
        double percent = ratio * 100;
        return String.format(Locale.ROOT, Math.abs(percent) < 1 && percent != 0 ? "%.2f%%" : "%.1f%%", percent);
    }

    /**
     * A rate that was measured: one digit after the point below 100, {@code 14.4}, and none from there on, {@code 173}.
     *
     * @param rate the rate, in any unit
     * @return the rate without a unit
     */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, rate < 100 ? "%.1f" : "%.0f", rate);
    }
}
