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
    FAST_PAGE(Severity.PAGE, "0.02", "14.4") {
        @Override
        Duration nominal(Duration tenth) {
            return Duration.ofHours(1);
        }
    },
    SLOW_PAGE(Severity.PAGE, "0.05", "6") {
        @Override
        Duration nominal(Duration tenth) {
            return Duration.ofHours(6);
        }
    },
    TICKET(Severity.TICKET, "0.1", "1") {
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

    private static final BigDecimal LEAST_OF_PAGES = new BigDecimal("3");
    private static final BigDecimal MOST_OF_OUTAGE = new BigDecimal("0.9");
    private static final MathContext DOWN = new MathContext(16, RoundingMode.DOWN);

    private final Severity severity;
    private final BigDecimal share;
    private final BigDecimal most;

    StandardRule(Severity severity, String share, String most) {
        this.severity = severity;
        this.share = new BigDecimal(share);
        this.most = new BigDecimal(most);
    }

    /** The rules for a period and an error budget; those that become equal are one. */
    static List<AlertRule> rules(Duration period, BigDecimal errorBudget) {
        return Arrays.stream(values())
                .map(rule -> rule.fitted(period, errorBudget))
                .distinct()
                .toList();
    }

    /** The long window where the period is long enough. */
    abstract Duration nominal(Duration tenth);

    private AlertRule fitted(Duration period, BigDecimal errorBudget) {
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
