package io.slo4j.alert;

import io.slo4j.internal.check.Nanos;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The standard rules, each fitted to a period and an error budget.
 *
 * <p>A page is for a fault that must be stopped now, which is so in any period: its windows stay as they are as long as the
 * period is long enough for them. A ticket is for a share of the budget, and a share takes longer to go in a longer period:
 * its windows grow with it. A burn rate between 1 and 3 is for the ticket alone.
 */
enum StandardRule {
    FAST_PAGE(Severity.PAGE, "0.02", "14.4", 1e-4) {
        @Override
        Duration nominal(Duration tenth) {
            return Duration.ofHours(1);
        }
    },
    SLOW_PAGE(Severity.PAGE, "0.05", "6", 1e-4) {
        @Override
        Duration nominal(Duration tenth) {
            return Duration.ofHours(6);
        }
    },
    TICKET(Severity.TICKET, "0.1", "1", 1e-3) {
        @Override
        Duration nominal(Duration tenth) {
            return tenth;
        }
    };

    /** The long window is at most this part of the period. */
    private static final int PARTS = 10;

    /** The short window is this part of the long one. */
    private static final int SHORT = 12;

    /** Sixty ticks: fewer make a window that begins and ends with single ticks. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final double RESOLVE_BELOW = 0.5;

    /** How long a firing rule must be calm, where its short window is long enough: less than that window, or it ends too late. */
    private static final Duration CALM = Duration.ofMinutes(5);

    private static final BigDecimal LEAST_OF_PAGES = new BigDecimal("3");
    private static final BigDecimal MOST_OF_OUTAGE = new BigDecimal("0.9");
    private static final MathContext DOWN = new MathContext(16, RoundingMode.DOWN);

    private final Severity severity;
    private final BigDecimal share;
    private final BigDecimal most;
    private final double significance;

    StandardRule(Severity severity, String share, String most, double significance) {
        this.severity = severity;
        this.share = new BigDecimal(share);
        this.most = new BigDecimal(most);
        this.significance = significance;
    }

    /** The rules made last: the SLOs of a service mostly have one period and one objective, and share them. */
    private static volatile Fitted last = new Fitted(Duration.ZERO, BigDecimal.ZERO, List.of());

    private record Fitted(Duration period, BigDecimal errorBudget, List<AlertRule> rules) {
        boolean isFor(Duration otherPeriod, BigDecimal otherBudget) {
            return period.equals(otherPeriod) && errorBudget.compareTo(otherBudget) == 0;
        }
    }

    /** The rules for a period and an error budget; those that become equal are one. */
    static List<AlertRule> rules(Duration period, BigDecimal errorBudget) {
        Fitted known = last;
        if (!known.isFor(period, errorBudget)) {
            known = new Fitted(
                    period,
                    errorBudget,
                    Arrays.stream(values())
                            .map(rule -> rule.believable(rule.fitted(period, errorBudget), period, errorBudget))
                            .distinct()
                            .toList());
            last = known;
        }
        return known.rules();
    }

    /** The same as Prometheus would judge them: by their ratios alone. */
    static List<AlertRule> bare(Duration period, BigDecimal errorBudget) {
        return Arrays.stream(values())
                .<AlertRule>map(rule -> rule.fitted(period, errorBudget))
                .distinct()
                .toList();
    }

    /** The long window where the period is long enough. */
    abstract Duration nominal(Duration tenth);

    private AlertRule believable(BurnRateRule rule, Duration period, BigDecimal errorBudget) {
        return rule.withSignificance(significance)
                .withMinimumBadTicks(badTicks(period, errorBudget))
                .withResolveBelow(RESOLVE_BELOW)
                .withKeepFiring(shorter(CALM, rule.shortWindow().multipliedBy(9).dividedBy(10)));
    }

    /* As many as there are, at a second each, in a third of the budget. */
    private static int badTicks(Duration period, BigDecimal errorBudget) {
        long seconds = nanos(period).multiply(errorBudget).movePointLeft(9).longValue();
        return (int) Math.max(1, Math.min(Sufficiency.MOST_TICKS, seconds / 3));
    }

    private BurnRateRule fitted(Duration period, BigDecimal errorBudget) {
        Duration longWindow = longWindow(period);
        Duration shortWindow = longer(longWindow.dividedBy(SHORT), shorter(SHORTEST, longWindow.dividedBy(2)));
        return BurnRateRule.plain(severity, factor(period, longWindow, errorBudget), longWindow, shortWindow);
    }

    private Duration longWindow(Duration period) {
        Duration tenth = longer(period.dividedBy(PARTS), shorter(SHORTEST.multipliedBy(2), period));
        return shorter(nominal(tenth), tenth);
    }

    private BigDecimal factor(Duration period, Duration longWindow, BigDecimal errorBudget) {
        if (severity == Severity.TICKET) {
            return most;
        }
        BigDecimal ofShare = share.multiply(nanos(period)).divide(nanos(longWindow), MathContext.DECIMAL64);
        return most.min(ofShare).max(LEAST_OF_PAGES).min(mostOf(errorBudget));
    }

    /* Nine tenths of what a total outage burns or, where that is little more than 1, the middle of both. */
    private static BigDecimal mostOf(BigDecimal errorBudget) {
        BigDecimal outage = BigDecimal.ONE.divide(errorBudget, DOWN);
        BigDecimal middle = outage.add(BigDecimal.ONE).divide(BigDecimal.valueOf(2), DOWN);
        return MOST_OF_OUTAGE.divide(errorBudget, DOWN).max(middle);
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(Nanos.of(duration));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
