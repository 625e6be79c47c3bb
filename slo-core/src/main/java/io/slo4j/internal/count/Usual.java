package io.slo4j.internal.count;

import java.util.Arrays;

/**
 * What is usual in a window: how many events, which share of them is bad, or how long they take. Immutable.
 *
 * @param median the median over the weeks that are known; 0 if none is
 * @param spread the deviation from it that is usual: the median of the deviations, scaled to the standard deviation of a normal
 *     distribution
 * @param weeks of how many weeks it is known
 */
public record Usual(double median, double spread, int weeks) {
    /** Of a normal distribution, the standard deviation over the median of the absolute deviations. */
    private static final double TO_STANDARD_DEVIATION = 1.4826;

    static Usual of(double[] weeks) {
        double median = median(weeks);
        double[] deviations =
                Arrays.stream(weeks).map(came -> Math.abs(came - median)).toArray();
        return new Usual(median, TO_STANDARD_DEVIATION * median(deviations), weeks.length);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
