package io.slo4j.cli;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.TrafficRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * What should have been alerted, worked out from an array with every second in it: prefix sums, and windows that begin
 * exactly where they should. It shares nothing with slo4j but the rules.
 */
final class Reference {
    private final long[] goodBefore;
    private final long[] badBefore;
    private final long[] secondsWithBadBefore;
    private final double[] logFactorial;

    /** One change of one rule, in seconds since the first. */
    record Change(int second, AlertState from, AlertState to) {}

    Reference(long[] good, long[] bad) {
        goodBefore = prefixSums(good);
        badBefore = prefixSums(bad);
        secondsWithBadBefore =
                prefixSums(LongStream.of(bad).map(count -> Math.min(1, count)).toArray());
        logFactorial =
                new double[(int) (LongStream.of(good).sum() + LongStream.of(bad).sum()) + 1];
        for (int n = 1; n < logFactorial.length; n++) {
            logFactorial[n] = logFactorial[n - 1] + Math.log(n);
        }
    }

    private static long[] prefixSums(long[] counts) {
        long[] sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        return sums;
    }

    /** Events in the seconds after {@code second - window} up to {@code second}. */
    long good(int second, Duration window) {
        return in(goodBefore, second, window);
    }

    long bad(int second, Duration window) {
        return in(badBefore, second, window);
    }

    private static long in(long[] before, int second, Duration window) {
        return before[second + 1] - before[(int) Math.max(0, second + 1 - window.toSeconds())];
    }

    List<Change> changes(BurnRateRule rule, BigDecimal errorBudget, boolean observedOnly, int begin, int end) {
        double limit = rule.factor().multiply(errorBudget).doubleValue();
        IntPredicate holds = exceeds(rule, limit, begin, observedOnly).and(t -> isConvincing(t, rule, errorBudget));
        IntPredicate goesOn = exceeds(rule, limit * rule.resolveBelow(), begin, observedOnly);
        if (observedOnly) {
            return changes(rule, holds, goesOn, t -> false, t -> false, begin, end);
        }
        return changes(
                rule, holds, goesOn, t -> !any(t, rule.shortWindow()), t -> !any(t, rule.longWindow()), begin, end);
    }

    private IntPredicate exceeds(BurnRateRule rule, double ratio, int begin, boolean observedOnly) {
        return t -> judged(t, begin, rule.longWindow(), observedOnly) > ratio
                && judged(t, begin, rule.shortWindow(), observedOnly) > ratio;
    }

    private boolean isConvincing(int second, BurnRateRule rule, BigDecimal errorBudget) {
        long bad = bad(second, rule.longWindow());
        long events = bad + good(second, rule.longWindow());
        return in(secondsWithBadBefore, second, rule.longWindow()) >= rule.minimumBadTicks()
                && (rule.significance() == 1
                        || byChance((int) bad, (int) events, errorBudget.doubleValue()) < rule.significance());
    }

    /** The probability of at least so many bad events, term by term. */
    private double byChance(int bad, int events, double ratio) {
        double sum = 0;
        for (int k = bad; k <= events; k++) {
            double term = Math.exp(logFactorial[events]
                    - logFactorial[k]
                    - logFactorial[events - k]
                    + k * Math.log(ratio)
                    + (events - k) * Math.log1p(-ratio));
            sum += term;
            if (k > events * ratio && term < 1e-9 * sum) {
                break;
            }
        }
        return sum;
    }

    private boolean any(int second, Duration window) {
        return good(second, window) + bad(second, window) > 0;
    }

    /** A rule whose condition holds or does not, and is never silent about it. */
    static List<Change> changes(AlertRule rule, IntPredicate holds, int begin, int end) {
        return changes(rule, holds, holds, t -> false, t -> false, begin, end);
    }

    /**
     * The state machine of every rule.
     *
     * @param goesOn whether it holds on, once it fires
     * @param silent whether nothing can be said, so that the state stays
     * @param off whether nothing has happened for so long, too, that the rule is off
     */
    private static List<Change> changes(
            AlertRule rule,
            IntPredicate holds,
            IntPredicate goesOn,
            IntPredicate silent,
            IntPredicate off,
            int begin,
            int end) {
        List<Change> changes = new ArrayList<>();
        AlertState state = AlertState.INACTIVE;
        int since = 0;
        int lastHeld = 0;
        for (int t = begin; t < end; t++) {
            AlertState next = state;
            if (silent.test(t)) {
                next = off.test(t) ? AlertState.INACTIVE : state;
            } else if ((state == AlertState.FIRING ? goesOn : holds).test(t)) {
                since = state == AlertState.INACTIVE ? t : since;
                lastHeld = t;
                next = state == AlertState.FIRING || t - since >= rule.hold().toSeconds()
                        ? AlertState.FIRING
                        : AlertState.PENDING;
            } else if (state != AlertState.FIRING
                    || t - lastHeld > rule.keepFiring().toSeconds()) {
                next = AlertState.INACTIVE;
            }
            if (next != state) {
                changes.add(new Change(t, state, next));
                state = next;
            }
        }
        return changes;
    }

    /** Too little is left: bad events against those that the period affords, which is longer than all there is. */
    IntPredicate tooLittleLeft(BudgetRule rule, BigDecimal errorBudget, Duration period, int begin) {
        double[] least = leastSinceTheLastBadEvent(period, begin);
        return t -> {
            double consumed = least[t] / errorBudget.doubleValue();
            return rule.share() == 0 ? consumed >= 1 : 1 - consumed < rule.share();
        };
    }

    /** Silence consumes nothing. */
    private double[] leastSinceTheLastBadEvent(Duration period, int begin) {
        double[] least = new double[badBefore.length - 1];
        double last = 0;
        for (int t = begin; t < least.length; t++) {
            double now = judged(t, begin, period, false);
            last = badBefore[t + 1] > badBefore[t] ? now : Math.min(last, now);
            least[t] = last;
        }
        return least;
    }

    /** Too many events in the window, or too few and all of it seen. */
    IntPredicate wrongTraffic(TrafficRule rule, int begin) {
        double limit = rule.perSecond() * rule.window().toSeconds();
        return t -> {
            long events = good(t, rule.window()) + bad(t, rule.window());
            boolean all = t + 1 - begin >= rule.window().toSeconds();
            return switch (rule.bound()) {
                case SILENCE -> all && events == 0;
                case BELOW -> all && events < limit;
                case ABOVE -> events > limit;
            };
        };
    }

    private double judged(int second, int begin, Duration window, boolean observedOnly) {
        long bad = bad(second, window);
        long events = bad + good(second, window);
        double errorRatio = events == 0 ? 0 : (double) bad / events;
        double coverage = Math.min(1, (second + 1.0 - begin) / window.toSeconds());
        return observedOnly ? errorRatio : errorRatio * coverage;
    }
}
