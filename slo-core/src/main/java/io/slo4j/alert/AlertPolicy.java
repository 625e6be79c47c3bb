package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of an SLO, which may depend on its period. Immutable. */
public final class AlertPolicy {
    private static final AlertPolicy STANDARD = new AlertPolicy(false, true, List.of(), List.of(), Adjustments.NONE);

    private static final AlertPolicy WORKBOOK = ofShares(
            new Share(Severity.PAGE, 0.02, Duration.ofHours(1), Duration.ofMinutes(5)),
            new Share(Severity.PAGE, 0.05, Duration.ofHours(6), Duration.ofMinutes(30)),
            new Share(Severity.TICKET, 0.10, Duration.ofDays(3), Duration.ofHours(6)));

    private static final AlertPolicy SLOTH = ofShares(
            new Share(Severity.PAGE, 0.02, Duration.ofHours(1), Duration.ofMinutes(5)),
            new Share(Severity.PAGE, 0.05, Duration.ofHours(6), Duration.ofMinutes(30)),
            new Share(Severity.TICKET, 0.10, Duration.ofDays(1), Duration.ofHours(2)),
            new Share(Severity.TICKET, 0.10, Duration.ofDays(3), Duration.ofHours(6)));

    private final boolean observedOnly;
    private final boolean standard;
    private final List<Share> shares;
    private final List<AlertRule> rules;
    private final Adjustments adjustments;

    private AlertPolicy(
            boolean observedOnly,
            boolean standard,
            List<Share> shares,
            List<AlertRule> rules,
            Adjustments adjustments) {
        this.observedOnly = observedOnly;
        this.standard = standard;
        this.shares = shares;
        this.rules = rules;
        this.adjustments = adjustments;
    }

    /**
     * The rules for any period and any objective, made from those of the SRE Workbook, which they are for thirty days. No
     * burn rate of 1 or less makes one fire.
     *
     * <ul>
     *   <li>Two pages, which are about speed, over 1 h and 5 m and over 6 h and 30 m: at the burn rate that consumes 2 % of the
     *       budget in the first window, or 5 % in the second, but at most 14.4 or 6, and at least 3. Where even a total outage
     *       burns little faster than that, at nine tenths of its burn rate.
     *   <li>A ticket, which is about the share: at a burn rate of 1 over a tenth of the period and a twelfth of that tenth,
     *       when 10 % of the budget is consumed.
     * </ul>
     *
     * <p>Each asks, beside its burn rate, that the bad events of its long window are hardly chance while the promise is kept
     * (a probability below 0.0001 for pages, 0.001 for the ticket), and come in three ticks or more, fewer where three seconds are
     * more than the budget. It lets go when one of the windows has burned at half its factor or less for five minutes, or for nine
     * tenths of the short window where that is shorter.
     *
     * <p>No window is longer than a tenth of the period, nor shorter than a minute in a period of twenty minutes or more. Pages
     * that are equal then are one.
     *
     * @return the default policy
     */
    public static AlertPolicy standard() {
        return STANDARD;
    }

    /**
     * The SRE Workbook's three rules as published: a page when 2 % of the budget is consumed in an hour or 5 % in six hours,
     * a ticket when 10 % is consumed in three days. For thirty days that is burn rates of 14.4 over 1 h and 5 m, 6 over 6 h
     * and 30 m, 1 over 3 d and 6 h. For another period the shares and the windows stay, and the burn rates follow; where they
     * do not fit, the SLO is refused.
     *
     * @return the published policy; {@link #standard()} is the one for any period
     */
    public static AlertPolicy workbook() {
        return WORKBOOK;
    }

    /**
     * Sloth's four rules: the Workbook's three, and a ticket when 10 % of the budget goes in a day. For thirty days that is
     * 3 over 1 d and 2 h.
     *
     * @return the policy of <a href="https://sloth.dev">Sloth</a>'s default windows
     */
    public static AlertPolicy sloth() {
        return SLOTH;
    }

    /**
     * A policy in shares of the budget. The factors follow the period, the windows do not.
     *
     * @param shares any number; whether they differ and fit the period is checked when an SLO is built
     * @return a policy
     */
    public static AlertPolicy ofShares(Share... shares) {
        return new AlertPolicy(false, false, allGiven("share", shares), List.of(), Adjustments.NONE);
    }

    /**
     * A burn-rate rule given as a share of the budget: page when 2 % of it is consumed in an hour.
     *
     * @param severity how urgent it is
     * @param ofBudget the share of the period's budget, above 0 and below 1
     * @param longWindow the long window
     * @param shortWindow the short window, shorter than the long one
     */
    public record Share(Severity severity, double ofBudget, Duration longWindow, Duration shortWindow) {
        /**
         * Checks the components.
         *
         * @param severity page, ticket or info
         * @param ofBudget above 0 and below 1
         * @param longWindow above zero
         * @param shortWindow above zero, shorter than the long one
         * @throws IllegalArgumentException if a component is out of its range
         */
        public Share {
            given("severity", severity);
            Numbers.properShare("budget share", ofBudget);
            Ranges.windows(longWindow, shortWindow);
        }

        private AlertRule over(Duration period) {
            return BurnRateRule.ofBudgetShare(severity, ofBudget, period, longWindow, shortWindow);
        }

        /** The share as text: {@code PAGE 2% in 1h/5m}. */
        @Override
        public String toString() {
            return severity + " " + Figures.plainPercent(ofBudget) + " in " + Durations.text(longWindow) + "/"
                    + Durations.text(shortWindow);
        }
    }

    /**
     * A policy of these rules, for any period.
     *
     * @param rules any number; without one, nothing ever alerts
     * @return a policy
     * @throws IllegalArgumentException if two rules have the same severity and name
     */
    public static AlertPolicy of(AlertRule... rules) {
        List<AlertRule> fixed = allGiven("rule", rules);
        requireDifferent(fixed);
        return new AlertPolicy(false, false, List.of(), fixed, Adjustments.NONE);
    }

    private static void requireDifferent(List<AlertRule> rules) {
        Set<String> seen = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!seen.add(rule.severity() + " " + rule.name())) {
                throw new IllegalArgumentException(
                        "rules must differ, but there were two of " + rule.severity() + " \"" + rule.name() + "\"");
            }
        }
    }

    /**
     * A policy of these rules and more:
     * {@code standard().and(BudgetRule.exhausted(PAGE), TrafficRule.silence(TICKET, ofMinutes(10)))}.
     *
     * @param more any number
     * @return a policy with the rules of both
     * @throws IllegalArgumentException if two of them have the same severity and name
     */
    public AlertPolicy and(AlertRule... more) {
        List<AlertRule> all =
                Stream.concat(rules.stream(), allGiven("rule", more).stream()).toList();
        requireDifferent(all);
        return new AlertPolicy(observedOnly, standard, shares, all, adjustments);
    }

    /**
     * The same rules, evaluated as Prometheus does: over the observed part of each window only, and the standard ones by their burn
     * rates alone. By default the time before
     * the registration counts as good, so that a new process does not page for its first error. With this setting it does
     * not count at all, and the condition never holds in a window without events.
     *
     * @return a policy with the same rules
     */
    public AlertPolicy observedOnly() {
        return new AlertPolicy(true, standard, shares, rules, adjustments);
    }

    /**
     * The same rules, each firing only after its condition has held for a while.
     *
     * @param duration for how long, zero or more
     * @return a policy with the same rules, also those that are {@linkplain #and added} later
     * @throws IllegalArgumentException if the duration is negative
     */
    public AlertPolicy withHold(Duration duration) {
        return adjusted(adjustments.withHold(duration));
    }

    /**
     * The same rules, each firing on for a while after its condition has ended.
     *
     * @param duration for how long, zero or more
     * @return a policy with the same rules, also those that are {@linkplain #and added} later
     * @throws IllegalArgumentException if the duration is negative
     */
    public AlertPolicy withKeepFiring(Duration duration) {
        return adjusted(adjustments.withKeepFiring(duration));
    }

    /**
     * The same rules, those that judge a share of events with this {@linkplain BurnRateRule#withSignificance significance}.
     *
     * @param probability above 0 and at most 1; 1 to ask nothing
     * @return a policy with the same rules, also those that are {@linkplain #and added} later
     * @throws IllegalArgumentException if the probability is out of range
     */
    public AlertPolicy withSignificance(double probability) {
        return adjusted(adjustments.withSignificance(probability));
    }

    /**
     * The same rules, those that judge burn rates with this {@linkplain BurnRateRule#withMinimumBadEvents minimum of bad events}.
     *
     * @param events how many, 0 or more
     * @return a policy with the same rules, also those that are {@linkplain #and added} later
     * @throws IllegalArgumentException if the count is negative
     */
    public AlertPolicy withMinimumBadEvents(long events) {
        return adjusted(adjustments.withMinimumBadEvents(events));
    }

    /**
     * The same rules, those that judge burn rates {@linkplain BurnRateRule#withResolveBelow letting go} below this share of their
     * factor.
     *
     * @param share above 0 and at most 1; 1 to let go as soon as the rule would not begin to hold
     * @return a policy with the same rules, also those that are {@linkplain #and added} later
     * @throws IllegalArgumentException if the share is out of range
     */
    public AlertPolicy withResolveBelow(double share) {
        return adjusted(adjustments.withResolveBelow(share));
    }

    private AlertPolicy adjusted(Adjustments changed) {
        return new AlertPolicy(observedOnly, standard, shares, rules, changed);
    }

    /**
     * Whether rules are evaluated over the observed part of each window only.
     *
     * @return true after {@link #observedOnly()}
     */
    public boolean isObservedOnly() {
        return observedOnly;
    }

    /**
     * The rules for a period and an error budget. Each of them can fire.
     *
     * @param period the SLO's period
     * @param errorBudget 1 - objective
     * @return the rules
     * @throws IllegalArgumentException if two rules have the same severity and name, a window is longer than the period, or
     *     a rule can never fire, for example because even a total outage burns no faster than its factor
     */
    public List<AlertRule> rulesFor(Duration period, BigDecimal errorBudget) {
        given("period", period);
        given("error budget", errorBudget);
        List<AlertRule> all = new ArrayList<>();
        if (standard) {
            all.addAll(observedOnly ? StandardRule.bare(period, errorBudget) : StandardRule.rules(period, errorBudget));
        }
        shares.forEach(share -> all.add(share.over(period)));
        all.addAll(rules);
        all.replaceAll(adjustments::of);
        requireDifferent(all);
        all.forEach(rule -> rule.checkLimits(period, errorBudget));
        return List.copyOf(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof AlertPolicy that
                        && observedOnly == that.observedOnly
                        && standard == that.standard
                        && shares.equals(that.shares)
                        && rules.equals(that.rules)
                        && adjustments.equals(that.adjustments));
    }

    @Override
    public int hashCode() {
        return Objects.hash(observedOnly, standard, shares, rules, adjustments);
    }

    /** The rules in short: {@code standard rules, TICKET "no events in 10m"}, {@code PAGE 2% in 1h/5m}. */
    @Override
    public String toString() {
        Stream<String> texts = Stream.of(
                        standard ? Stream.of("standard rules") : Stream.<String>empty(),
                        shares.stream().map(Share::toString),
                        rules.stream().map(rule -> rule.severity() + " \"" + rule.name() + '"'))
                .flatMap(part -> part);
        String text = texts.collect(Collectors.joining(", "));
        return OneLine.of((text.isEmpty() ? "no rules" : text)
                + adjustments
                + (observedOnly ? ", by what was observed only" : ""));
    }
}
