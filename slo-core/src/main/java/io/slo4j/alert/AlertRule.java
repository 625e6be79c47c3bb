package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an SLO, and how urgent it is when it holds. A rule's condition is asked once a tick; while it holds the alert
 * is pending or firing.
 *
 * <p>The {@linkplain Kind kinds} are {@link BurnRateRule}, {@link BudgetRule}, {@link LatencyRule} and {@link TrafficRule}.
 * SLO, severity and name tell one alert from another, so the rules of a policy differ in severity or name. Two rules are equal
 * if they are of the same kind and agree in everything. Immutable.
 */
public abstract class AlertRule {
    private final Kind kind;
    private final Severity severity;
    private final Duration hold;
    private final Duration keepFiring;
    private final String name;

    /** The kinds of rule, by what they watch. There may be more of them in later versions. */
    public enum Kind {
        /** A {@link BurnRateRule}. */
        BURN_RATE,
        /** A {@link BudgetRule}. */
        BUDGET,
        /** A {@link LatencyRule}. */
        LATENCY,
        /** A {@link TrafficRule}. */
        TRAFFIC
    }

    /* Seen in this package only: it has all the kinds. */
    AlertRule(Kind kind, Severity severity, Duration hold, Duration keepFiring, String name) {
        this.kind = kind;
        this.severity = given("severity", severity);
        this.hold = given("hold", hold);
        this.keepFiring = given("keep firing", keepFiring);
        this.name = given("rule name", name);
        Durations.nanosOrZero("hold", hold);
        Durations.nanosOrZero("keep firing", keepFiring);
        if (name.isBlank()) {
            throw new IllegalArgumentException("rule name must be a name, but was \"" + name + "\"");
        }
    }

    /**
     * Reads a rule that was written with {@link #text()}. Without a name the rule has the usual one of its kind.
     *
     * @param text for example {@code page: burn rate above 14.4 in 1h and 5m, hold 2m}
     * @return the rule
     * @throws IllegalArgumentException if the text is no rule, or a value in it is out of its range
     */
    public static AlertRule parse(String text) {
        RuleText written = RuleText.parse(given("rule text", text));
        return Arrays.stream(Kind.values())
                .<AlertRule>flatMap(kind -> read(kind, written).stream())
                .findFirst()
                .map(written::completed)
                .orElseThrow(() -> RuleText.refused(text));
    }

    /** The rule that its condition makes, if it is one of a kind. */
    private static Optional<? extends AlertRule> read(Kind kind, RuleText written) {
        return switch (kind) {
            case BURN_RATE -> BurnRateRule.read(written);
            case BUDGET -> BudgetRule.read(written);
            case LATENCY -> LatencyRule.read(written);
            case TRAFFIC -> TrafficRule.read(written);
        };
    }

    /**
     * What the rule watches.
     *
     * @return the kind of the rule
     */
    public final Kind kind() {
        return kind;
    }

    /**
     * How urgent it is.
     *
     * @return page or ticket
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
     * What people call it.
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
     * @param text what people call it, not blank
     * @return a new rule
     * @throws IllegalArgumentException if the name is blank
     */
    public abstract AlertRule withName(String text);

    /**
     * The windows that the condition looks at.
     *
     * @return longest first; none for a rule that looks at the whole period
     */
    public abstract List<Duration> windows();

    /**
     * The figures that the condition is judged by, with their limits: what a chart or a gauge of this rule shows.
     *
     * @return at least one, the most telling first
     */
    public abstract List<WatchedFigure> figures();

    /**
     * Makes sure that there is a state of affairs in which this rule fires.
     *
     * @param period the length of the SLO's period
     * @param errorBudget 1 - objective
     * @throws IllegalArgumentException if a window is longer than the period, or the condition can never hold
     */
    public final void requireAbleToFire(Duration period, BigDecimal errorBudget) {
        checkLimits(given("period", period), given("error budget", errorBudget));
    }

    abstract void checkLimits(Duration period, BigDecimal errorBudget);

    /**
     * Makes sure that an SLO measures what this rule looks at.
     *
     * @param slo what the SLO measures
     * @throws IllegalArgumentException if the condition can never hold for such an SLO
     */
    public final void requireMeasuredBy(MeasuredSlo slo) {
        checkMeasures(given("SLO", slo));
    }

    abstract void checkMeasures(MeasuredSlo slo);

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
     * When this rule fires and resolves in a fault of one error ratio, in closed form.
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

    /** What a firing alert says of this rule, given a sentence on the error budget: one or more sentences. */
    abstract String words(Evidence evidence, String objective, String budget);

    /** The condition in words that the kind can read again, in which no quotation mark occurs. */
    abstract String condition();

    /** The name of a rule that was not given one. */
    abstract String usualName();

    /**
     * Everything about the rule in a line that people can read, and {@link #parse} reads again.
     *
     * @return for example {@code page: burn rate above 14.4 in 1h and 5m, hold 2m, named "fast"}; without the name if it is the
     *     usual one
     */
    public final String text() {
        return RuleText.of(this).toString();
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
     * Every component of the rule with its name. Snapshots keep a fingerprint of this text, by which a restored rule is known to
     * be the same, so the text of a rule must never change.
     *
     * @return for example {@code BudgetRule[severity=PAGE, share=0.0, hold=PT0S, keepFiring=PT1H, name=budget exhausted]}
     */
    @Override
    public abstract String toString();
}
