package io.slo4j.simulate;

import io.slo4j.simulate.ObjectiveAdvice.Interval;
import io.slo4j.simulate.ObjectiveAdvice.Range;
import java.util.List;

/**
 * Between which bounds the share of good events lies of which some days are a sample, in 95 of 100 cases. The wider of two intervals:
 * that of a ratio of so many events (E. B. Wilson, <i>Probable Inference</i>, 1927), which holds where they fail one by one; and that of
 * a ratio of days (W. G. Cochran, <i>Sampling Techniques</i>, 1977, chapter 6), which holds where they fail together, some days more than others.
 */
final class AchievedRange {
    /* The quantile of the normal distribution. */
    private static final double Z = 1.959964;

    private final List<Interval> days;
    private final double events;
    private final double bad;

    private AchievedRange(List<Interval> days) {
        this.days = days;
        this.events = days.stream()
                .mapToDouble(day -> (double) day.good() + day.bad())
                .sum();
        this.bad = days.stream().mapToDouble(Interval::bad).sum();
    }

    static Range of(List<Interval> days) {
        AchievedRange range = new AchievedRange(days);
        double middle = (range.bad + Z * Z / 2) / (range.events + Z * Z);
        double wilson = range.wilson();
        double ratio = range.bad / range.events;
        double ofDays = range.ofDays(ratio);
        return new Range(
                1 - Math.min(1, Math.max(middle + wilson, ratio + ofDays)),
                1 - Math.max(0, Math.min(middle - wilson, ratio - ofDays)));
    }

    private double wilson() {
        return Z * Math.sqrt(bad * (events - bad) / events + Z * Z / 4) / (events + Z * Z);
    }

    private double ofDays(double ratio) {
        int freedom = days.size() - 1;
        if (freedom == 0) {
            return 0;
        }
        double squares = 0;
        for (Interval day : days) {
            double beyond = day.bad() - ratio * ((double) day.good() + day.bad());
            squares += beyond * beyond;
        }
        return student(freedom) * Math.sqrt(squares * days.size() / freedom) / events;
    }

    /* The first terms of the quantile of Student's t in those of the normal one (Abramowitz and Stegun, 26.7.5). */
    private static double student(double freedom) {
        return Z
                + (Math.pow(Z, 3) + Z) / (4 * freedom)
                + (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / (96 * freedom * freedom);
    }
}
