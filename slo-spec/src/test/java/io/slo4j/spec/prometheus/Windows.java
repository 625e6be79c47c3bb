package io.slo4j.spec.prometheus;

import io.slo4j.alert.BurnRateRule;
import java.time.Duration;
import java.util.List;

/** What the windows of a rule hold, counted one by one: as Prometheus does, and as far as the resolution of a window leaves it open. */
final class Windows {
    private static final Duration LONGEST_EXACT = Duration.ofHours(6);
    private static final Duration PIECE = Duration.ofMinutes(5);
    private static final int RESOLUTION = 60;

    private final RandomCase given;
    private final BurnRateRule rule;
    private final double limit;

    Windows(RandomCase given, BurnRateRule rule) {
        this.given = given;
        this.rule = rule;
        this.limit = rule.factor()
                .multiply(given.spec.definition.objective().exactErrorBudget())
                .doubleValue();
    }

    private int steps(Duration duration) {
        return (int) duration.dividedBy(given.spec.step);
    }

    /** Whether the condition holds in Prometheus. */
    boolean holds(int step, boolean fires) {
        double bound = fires ? limit * rule.resolveBelow() : limit;
        return ratio(rule.longWindow(), step) > bound
                && ratio(rule.shortWindow(), step) > bound
                && bad(rule.longWindow(), step) >= rule.minimumBadEvents();
    }

    private double ratio(Duration window, int step) {
        return bad(window, step) / all(window, step);
    }

    private double bad(Duration window, int step) {
        return counted(window, step, given::bad);
    }

    private double all(Duration window, int step) {
        return counted(window, step, given::all);
    }

    private interface Total {
        long at(int step);
    }

    private double counted(Duration window, int step, Total total) {
        int length = steps(window);
        if (window.compareTo(LONGEST_EXACT) <= 0) {
            return total.at(step) - total.at(step - length);
        }
        int piece = steps(PIECE);
        double sum = 0;
        for (int at = Math.max(0, step - length); at <= step; at++) {
            sum += total.at(at) - total.at(at - piece);
        }
        return sum / piece;
    }

    /** What the condition may be: it may depend on where exactly the windows begin and end. */
    List<Boolean> possible(int step, boolean fires) {
        double bound = fires ? limit * rule.resolveBelow() : limit;
        Open inLong = new Open(rule.longWindow(), step);
        Open inShort = new Open(rule.shortWindow(), step);
        boolean may = inLong.most > bound && inShort.most > bound && inLong.mostBad >= rule.minimumBadEvents();
        boolean must = inLong.least > bound && inShort.least > bound && inLong.leastBad >= rule.minimumBadEvents();
        return may == must ? List.of(may) : List.of(true, false);
    }

    /** The least and the most that a window may hold at a step. */
    private final class Open {
        private double least = 1;
        private double most;
        private long leastBad = Long.MAX_VALUE;
        private long mostBad;

        Open(Duration window, int step) {
            int length = steps(window);
            int further = (length + RESOLUTION - 1) / RESOLUTION;
            int late = window.compareTo(LONGEST_EXACT) <= 0 ? 0 : steps(PIECE);
            for (int end = step - late; end <= step; end++) {
                for (int from = end - length - further - late; from <= end - length; from++) {
                    take(given.bad(end) - given.bad(from), given.all(end) - given.all(from));
                }
            }
        }

        private void take(long bad, long all) {
            double ratio = all == 0 ? 0 : (double) bad / all;
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
            leastBad = Math.min(leastBad, bad);
            mostBad = Math.max(mostBad, bad);
        }
    }
}
