package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Nanos;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an SLO, and how urgent it is when it holds. The condition is evaluated once a tick; while it holds, the
 * alert is pending or firing.
 *
 * <p>The {@linkplain Kind kinds} are {@link BurnRateRule}, {@link BudgetRule}, {@link ExhaustionRule}, {@link LatencyRule},
 * {@link TrafficRule} and {@link UsualTrafficRule}.
 * An alert is identified by SLO, severity and name of the rule, so the rules of a policy must differ in severity or name.
 * Two rules are equal if their kind and all their settings are. Immutable.
 */
public abstract class AlertRule {
    private final Kind kind;
    private final Severity severity;
    private final Duration hold;
    private final Duration keepFiring;
    private final String name;

    /** The kinds of rule. Later versions may add more. */
    public enum Kind {
        /** A {@link BurnRateRule}. */
        BURN_RATE(
                "page: burn rate above 14.4 in 1h and 5m",
                BurnRateRule::read,
                () -> new BurnRateRule.Seen(new BurnRates(0, 0), 0)),
        /** A {@link BudgetRule}. */
        BUDGET("ticket: budget below 10%", BudgetRule::read, () -> new BudgetRule.Seen(1)),
        /** An {@link ExhaustionRule}. */
        EXHAUSTION(
                "page: budget exhausted within 1d",
                ExhaustionRule::read,
                () -> new ExhaustionRule.Seen(1, 0, new BurnRates(0, 0), 0)),
        /** A {@link LatencyRule}. */
        LATENCY("page: p95 above 200ms in 5m", LatencyRule::read, () -> new LatencyRule.Seen(Duration.ZERO, 0, 0)),
        /** A {@link TrafficRule}. */
        TRAFFIC("page: no events in 10m", TrafficRule::read, () -> new TrafficRule.Seen(0, 0, 0)),
        /** A {@link UsualTrafficRule}. */
        USUAL_TRAFFIC(
                "page: events below 50% of usual in 10m",
                UsualTrafficRule::read,
                () -> new UsualTrafficRule.Seen(0, 0, 0, 0, 0, new UsualFigure(0, 0, 0, 0), Optional.empty()));

        private final String example;

        /* Static methods both. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<RuleText, Optional<? extends AlertRule>> reader;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Supplier<Evidence> nothing;

        Kind(String example, Function<RuleText, Optional<? extends AlertRule>> reader, Supplier<Evidence> nothing) {
            this.example = example;
            this.reader = reader;
            this.nothing = nothing;
        }

        /**
         * The figures of such a rule where none could be read.
         *
         * @return those of an SLO without an event
         */
        public Evidence nothingSeen() {
            return nothing.get();
        }
    }

    /* Only this package can extend a rule: it holds all the kinds. */
    AlertRule(Kind kind, Severity severity, Duration hold, Duration keepFiring, String name) {
        this.kind = kind;
        this.severity = given("severity", severity);
        this.hold = given("hold", hold);
        this.keepFiring = given("keep firing", keepFiring);
        this.name = notBlank("rule name", name);
        Nanos.orZero("hold", hold);
        Nanos.orZero("keep firing", keepFiring);
    }

    /**
     * Reads a rule that {@link #text()} wrote. Without a name the rule gets the usual one of its kind.
     *
     * @param text for example {@code page: burn rate above 14.4 in 1h and 5m, hold 2m}
     * @return the rule
     * @throws IllegalArgumentException if the text is no rule, or a value in it is out of its range
     */
    public static AlertRule parse(String text) {
        RuleText written = RuleText.parse(given("rule text", text)).orElseThrow(() -> refused(text));
        AlertRule plain = Arrays.stream(Kind.values())
                .<AlertRule>flatMap(kind -> kind.reader.apply(written).stream())
                .findFirst()
                .orElseThrow(() -> refused(text))
                .withHold(written.hold())
                .withKeepFiring(written.keepFiring());
        return written.name() == null ? plain : plain.withName(written.name());
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("rule must be written as in "
                + Arrays.stream(Kind.values())
                        .map(kind -> '"' + kind.example + '"')
                        .collect(Collectors.joining(" or "))
                + ", but was \"" + text + '"');
    }

    /**
     * The kind of rule.
     *
     * @return the kind
     */
    public final Kind kind() {
        return kind;
    }

    /**
     * The severity.
     *
     * @return page, ticket or info
     */
    public final Severity severity() {
        return severity;
    }

    /**
     * How long the condition must have held before the alert fires ({@code for} in Prometheus).
     *
     * @return zero, to fire at once, or more
     */
    public final Duration hold() {
        return hold;
    }

    /**
     * How long the alert goes on firing after the condition has ended ({@code keep_firing_for} in Prometheus).
     *
     * @return zero, to resolve at once, or more
     */
    public final Duration keepFiring() {
        return keepFiring;
    }

    /**
     * The name.
     *
     * @return not blank
     */
    public final String name() {
        return name;
    }

    /**
     * The same rule, firing only after its condition has held for a while.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    public abstract AlertRule withHold(Duration duration);

    /**
     * The same rule, firing on for a while after its condition has ended.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    public abstract AlertRule withKeepFiring(Duration duration);

    /**
     * The same rule under another name.
     *
     * @param text the name, not blank
     * @return a new rule
     * @throws IllegalArgumentException if the name is blank
     */
    public abstract AlertRule withName(String text);

    /**
     * The rule for each of so many SLOs that share what is allowed to chance: what happens to one of them once in ten thousand tries
     * happens to one of a thousand every ten.
     *
     * @param slos how many, 1 or more
     * @return a new rule with a significance so many times lower, or this one if it asks nothing of chance
     * @throws IllegalArgumentException if the number is below 1
     */
    public final AlertRule sharedAmong(int slos) {
        if (slos < 1) {
            throw new IllegalArgumentException("number of SLOs must be 1 or more, but was " + slos);
        }
        return withChance(probability -> probability == 1 ? 1 : probability / slos);
    }

    /** The rule with another significance; of a kind that knows none, the rule itself. */
    AlertRule withChance(DoubleUnaryOperator significance) {
        return this;
    }

    /**
     * The windows that the condition looks at.
     *
     * @return longest first; none for a rule that looks at the whole period
     */
    public abstract List<Duration> windows();

    /**
     * The figures that the condition compares, with their limits. A chart or a gauge of this rule shows them.
     *
     * @return at least one, the most important first
     */
    public abstract List<WatchedFigure> figures();

    /**
     * Checks that this rule can fire.
     *
     * @param period the length of the SLO's period
     * @param errorBudget 1 - objective
     * @throws IllegalArgumentException if a window is longer than the period, or the condition can never hold
     */
    abstract void checkLimits(Duration period, BigDecimal errorBudget);

    /**
     * The constant error ratio above which this rule fires, and at or below which it never does.
     *
     * @param errorBudget 1 - objective
     * @return above 0; empty if the error ratio alone does not decide when the rule fires
     */
    public final Optional<BigDecimal> firesAbove(BigDecimal errorBudget) {
        return limitOf(given("error budget", errorBudget));
    }

    /** Empty, unless the condition of this kind follows from the error ratio alone. */
    Optional<BigDecimal> limitOf(BigDecimal errorBudget) {
        return Optional.empty();
    }

    /**
     * Computes when this rule fires and resolves in a fault with a constant error ratio, in closed form.
     *
     * @param fault the fault
     * @return empty if the rule does not fire, or if the error ratio alone does not decide when it does
     */
    public final Optional<FaultDetection> detectionOf(ConstantFault fault) {
        return detected(given("fault", fault));
    }

    /** Empty, unless the condition of this kind follows from the error ratio alone. */
    Optional<FaultDetection> detected(ConstantFault fault) {
        return Optional.empty();
    }

    /** The text of a firing alert of this rule, which ends with the given sentence on the error budget. */
    abstract String words(Evidence evidence, String objective, String budget, String causes);

    /** The condition in words that the kind can parse, without quotation marks. */
    abstract String condition();

    /** The name of a rule without a name of its own. */
    abstract String usualName();

    /**
     * The whole rule as one line of text, which {@link #parse} can read.
     *
     * @return for example {@code page: burn rate above 14.4 in 1h and 5m, hold 2m, named "fast"}; without the name if it is the
     *     usual one
     */
    public final String text() {
        return new RuleText(severity, condition(), hold, keepFiring, name.equals(usualName()) ? null : name).toString();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof AlertRule that
                && kind == that.kind
                && name.equals(that.name)
                && toString().equals(that.toString());
    }

    @Override
    public final int hashCode() {
        return 31 * severity.hashCode() + name.hashCode();
    }

    /**
     * All components of the rule with their names. Snapshots keep a fingerprint of this text to recognise an unchanged
     * rule, so the text of a rule must never change.
     *
     * @return for example {@code BudgetRule[severity=PAGE, share=0.0, hold=PT0S, keepFiring=PT1H, name=budget exhausted]}
     */
    @Override
    public abstract String toString();
}
