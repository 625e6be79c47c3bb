package io.slo4j.internal.check;

/** What is checked of numbers wherever they are given. Each error names the number; none takes a NaN. */
public final class Numbers {
    private Numbers() {}

    /**
     * A finite number.
     *
     * @param what what the number is, as the error names it
     * @return the number
     * @throws IllegalArgumentException if it is infinite or not a number
     */
    public static double finite(String what, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " must be a finite number, but was " + number);
        }
        return number;
    }

    /**
     * A finite number above 0.
     *
     * @param what what the number is, as the error names it
     * @return the number
     * @throws IllegalArgumentException if it is 0 or less, infinite or not a number
     */
    public static double positive(String what, double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException(what + " must be above 0, but was " + number);
        }
        return finite(what, number);
    }

    /**
     * A finite number that may be 0.
     *
     * @param what what the number is, as the error names it
     * @return the number
     * @throws IllegalArgumentException if it is below 0, infinite or not a number
     */
    public static double zeroOrMore(String what, double number) {
        if (!(number >= 0)) {
            throw new IllegalArgumentException(what + " must be 0 or more, but was " + number);
        }
        return finite(what, number);
    }

    /**
     * A share of which neither nothing nor everything makes sense.
     *
     * @param what what the share is, as the error names it
     * @return the share
     * @throws IllegalArgumentException if it is not above 0 and below 1
     */
    public static double properShare(String what, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(what + " must be above 0 and below 1, but was " + share);
        }
        return share;
    }

    /**
     * A share.
     *
     * @param what what the share is, as the error names it
     * @return the share
     * @throws IllegalArgumentException if it is not 0 to 1
     */
    public static double share(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be 0 to 1, but was " + share);
        }
        return share;
    }

    /**
     * The share of a budget that is left: at most all of it, and below 0 when overspent.
     *
     * @return the share
     * @throws IllegalArgumentException if it is above 1 or not a number
     */
    public static double remaining(double share) {
        if (!(share <= 1)) {
            throw new IllegalArgumentException("remaining share must be at most 1, but was " + share);
        }
        return share;
    }

    /**
     * A number of things.
     *
     * @param what what is counted, as the error names it
     * @return the number
     * @throws IllegalArgumentException if it is negative
     */
    public static long count(String what, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but was " + number);
        }
        return number;
    }
}
