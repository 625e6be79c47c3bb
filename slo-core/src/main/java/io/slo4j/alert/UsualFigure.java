package io.slo4j.alert;

import io.slo4j.internal.check.Numbers;

/**
 * A figure of a window beside what is usual at this hour of the week: its median over the last eight weeks, and its spread. Immutable.
 *
 * @param now the figure
 * @param usual the median of the weeks that are known; 0 if none is
 * @param spread the usual deviation from it
 * @param weeks of how many weeks it is known
 */
public record UsualFigure(double now, double usual, double spread, int weeks) {
    /** How many usual deviations the band of the usual reaches to either side of the median. */
    public static final double DEVIATIONS = 2;

    /** Of how many weeks a figure must be known before there is anything usual about it. */
    public static final int LEAST_WEEKS = 3;

    /**
     * Checks the components.
     *
     * @param now 0 or more
     * @param usual 0 or more
     * @param spread 0 or more
     * @param weeks 0 or more
     */
    public UsualFigure {
        Numbers.zeroOrMore("figure", now);
        Numbers.zeroOrMore("usual figure", usual);
        Numbers.zeroOrMore("usual deviation", spread);
    }

    /**
     * Whether enough weeks are known to say what is usual.
     *
     * @return true from {@value #LEAST_WEEKS} weeks on
     */
    public boolean isKnown() {
        return weeks >= LEAST_WEEKS;
    }

    /**
     * The lower end of what is usual.
     *
     * @return 0 or more
     */
    public double low() {
        return Math.max(0, usual - DEVIATIONS * spread);
    }

    /**
     * The upper end of what is usual.
     *
     * @return 0 or more
     */
    public double high() {
        return usual + DEVIATIONS * spread;
    }
}
