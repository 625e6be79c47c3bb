package io.slo4j.spec.prometheus;

import java.math.BigDecimal;

/**
 * The natural logarithm of the probability that so many events are bad by chance while the promise is just kept: of the tail of a
 * binomial distribution, which PromQL does not know.
 *
 * <p>The tail is at most its first term, divided by 1 less the ratio of the second to the first, because the terms become smaller
 * ever faster. So the probability is a little too great, never so much that it takes more than one bad event more to be below a limit.
 */
final class ChanceExpression {
    private final String bad;
    private final String all;
    private final String good;
    private final BigDecimal ratio;

    /**
     * @param bad the series of bad events
     * @param all that of all events, with the same labels
     * @param good that of good events, with the same labels
     * @param ratio how probable it is that an event is bad
     */
    ChanceExpression(String bad, String all, String good, BigDecimal ratio) {
        this.bad = bad;
        this.all = all;
        this.good = good;
        this.ratio = ratio;
    }

    /* What the three factorials have in common is left out, or added once at the end. */
    String text() {
        double p = ratio.doubleValue();
        String odds = number(p / (1 - p));
        return String.join(
                "\n",
                "(" + LogFactorial.part(all) + ")",
                "- (" + LogFactorial.part(bad) + ")",
                "- (" + LogFactorial.part(good) + ")",
                "- " + LogFactorial.HALF_LN_PI,
                "+ " + bad + " * " + number(Math.log(p)),
                "+ " + good + " * " + number(Math.log1p(-p)),
                "- ln(1 - " + good + " * " + odds + " / (" + bad + " + 1))");
    }

    private static String number(double value) {
        return PromText.number(BigDecimal.valueOf(value));
    }
}
