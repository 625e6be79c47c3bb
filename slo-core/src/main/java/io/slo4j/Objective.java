package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of events that must be good, above 0 and below 1. A decimal number, so that the error budget of 99.9 % is 0.001
 * and not 0.0010000000000000009. Immutable.
 */
public final class Objective {
    private static final Pattern TEXT =
            Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,17})?(?:[eE][+-]?\\d{1,2})?)\\s*(%?)\\s*");

    /** As many as a percentage with 15 has. */
    private static final int MOST_DECIMALS = 17;

    private final BigDecimal ratio;

    private Objective(BigDecimal ratio) {
        this.ratio = ratio;
    }

    /**
     * An objective as a ratio.
     *
     * @param ratio above 0 and below 1, for example 0.999
     * @return the objective
     * @throws IllegalArgumentException if the ratio is out of range
     */
    public static Objective of(double ratio) {
        if (!(ratio > 0 && ratio < 1)) {
            throw refused(String.valueOf(ratio));
        }
        return new Objective(BigDecimal.valueOf(ratio));
    }

    /**
     * An objective from a text.
     *
     * @param text a percentage such as {@code "99.9%"}, or a ratio such as {@code "0.999"}, of at most 17 decimals;
     *     {@code 9.99e-1} is one too
     * @return the objective
     * @throws IllegalArgumentException if the text is neither, or out of range
     */
    public static Objective parse(String text) {
        Matcher matcher = TEXT.matcher(given("objective", text));
        if (!matcher.matches()) {
            throw refused('"' + text + '"');
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal ratio = matcher.group(2).isEmpty() ? number : number.movePointLeft(2);
        if (ratio.signum() <= 0 || ratio.compareTo(BigDecimal.ONE) >= 0) {
            throw refused('"' + text + '"');
        }
        if (ratio.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "objective must have at most 17 decimals as a ratio, but was \"" + text + '"');
        }
        return new Objective(ratio);
    }

    private static IllegalArgumentException refused(String value) {
        return new IllegalArgumentException(
                "objective must be a ratio above 0 and below 1, such as 0.999, or a percentage"
                        + " above 0% and below 100%, such as \"99.9%\", but was " + value);
    }

    /**
     * The objective as a ratio.
     *
     * @return above 0 and below 1
     */
    public double ratio() {
        return ratio.doubleValue();
    }

    /**
     * The error budget: 1 - objective, computed exactly and rounded once.
     *
     * @return above 0 and below 1
     */
    public double errorBudget() {
        return exactErrorBudget().doubleValue();
    }

    /**
     * The error budget: 1 - objective.
     *
     * @return above 0 and below 1
     */
    public BigDecimal exactErrorBudget() {
        return BigDecimal.ONE.subtract(ratio);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Objective that && ratio.compareTo(that.ratio) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(ratio());
    }

    /** The objective as a percentage, {@code 99.9%}. */
    @Override
    public String toString() {
        return ratio.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
