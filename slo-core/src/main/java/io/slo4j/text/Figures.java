package io.slo4j.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as they stand in the names of rules, and in sentences about alerts and budgets. */
public final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Figures() {}

    /** To at most four digits: {@code 14.4}. */
    public static String plain(BigDecimal figure) {
        return figure.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    public static String plain(double figure) {
        return plain(BigDecimal.valueOf(figure));
    }

    /** A share to at most four digits: {@code 12.5%}. */
    public static String plainPercent(double share) {
        return plain(BigDecimal.valueOf(share).multiply(HUNDRED)) + "%";
    }

    /** {@code p95}, {@code p99.9}. */
    public static String percentile(double quantile) {
        return "p"
                + BigDecimal.valueOf(quantile)
                        .multiply(HUNDRED)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** What was measured: one digit after the point, two below one percent. */
    public static String percent(double ratio) {
        double percent = ratio * 100;
        return String.format(Locale.ROOT, Math.abs(percent) < 1 && percent != 0 ? "%.2f%%" : "%.1f%%", percent);
    }

    /** A pace that was measured: {@code 14.4}, {@code 173}. */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, rate < 100 ? "%.1f" : "%.0f", rate);
    }
}
