package io.slo4j.alert;

import io.slo4j.internal.chance.BinomialTail;
import io.slo4j.internal.check.Nanos;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The closed form of a burn-rate rule.
 *
 * <p>t into the fault, a window w holds a share of min(t, w) / w x errorRatio bad events; x after a fault of length d, it holds
 * min(d, w - x) / w x errorRatio. The condition holds while both windows are above limit = factor x budget, strictly. On the way up
 * the long window is the later one to exceed the limit. On the way down the short window is the first to come back to it, whatever
 * the length of the fault: one that has fired outlasts limit x long / errorRatio, so the long window stays above the limit until the
 * fault leaves it, and so does the short one. A firing rule lets go at a share of the limit, which the short window reaches first as
 * well.
 *
 * <p>That is so at the traffic at which what the rule asks for beside the ratio is there by then. A burn rate that has just come to
 * the factor may be chance at any traffic if the factor is 1, so a tenth more is what counts as "by then".
 */
final class BurnRateDetection {
    private static final double BY_THEN = 1.1;

    /* More bad events than this come in no window. */
    private static final long MOST = 1L << 50;

    private final BigDecimal factor;
    private final Duration longWindow;
    private final Duration shortWindow;
    private final Sufficiency sufficiency;
    private final double resolveBelow;

    BurnRateDetection(
            BigDecimal factor,
            Duration longWindow,
            Duration shortWindow,
            Sufficiency sufficiency,
            double resolveBelow) {
        this.factor = factor;
        this.longWindow = longWindow;
        this.shortWindow = shortWindow;
        this.sufficiency = sufficiency;
        this.resolveBelow = resolveBelow;
    }

    Optional<FaultDetection> of(ConstantFault fault, Duration hold, Duration keepFiring) {
        BigDecimal limit = factor.multiply(fault.errorBudget());
        if (fault.errorRatio().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Duration rise = fault.reaches(limit, longWindow);
        Duration fall = shortWindow.minus(fault.reaches(limit, shortWindow));
        Duration release =
                shortWindow.minus(fault.reaches(limit.multiply(BigDecimal.valueOf(resolveBelow)), shortWindow));
        return Optional.of(FaultDetection.of(hold, keepFiring, fault, rise, fall, release)
                .from(leastTraffic(fault, limit.doubleValue())));
    }

    private double leastTraffic(ConstantFault fault, double limit) {
        double ratio = Math.min(limit * BY_THEN, fault.errorRatio().doubleValue());
        double budget = fault.errorBudget().doubleValue();
        double least = (double) Math.max(sufficiency.minimumBadEvents(), sufficiency.minimumBadTicks());
        double bad = Math.max(least, significant(ratio, budget));
        double events = Math.max((double) sufficiency.minimumEvents(), bad / ratio);
        return events / Nanos.seconds(longWindow);
    }

    /** The least number of bad events, at this ratio of them, that is significant; infinite if none is. */
    private double significant(double ratio, double budget) {
        if (sufficiency.significance() == 1) {
            return 0;
        }
        long enough = 1;
        while (!isSignificant(enough, ratio, budget)) {
            if (enough >= MOST) {
                return Double.POSITIVE_INFINITY;
            }
            enough *= 2;
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (isSignificant(middle, ratio, budget)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private boolean isSignificant(long bad, double ratio, double budget) {
        long events = Math.max(bad, (long) (bad / ratio));
        return BinomialTail.atLeast(bad, events, budget) < sufficiency.significance();
    }
}
