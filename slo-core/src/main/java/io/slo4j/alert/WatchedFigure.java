package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * One figure that a rule compares with a limit. It can be drawn beside its limit without knowing the kind of the rule.
 * Immutable.
 */
public final class WatchedFigure {
    private final String name;
    private final String unit;
    private final double limit;
    private final boolean worseWhenHigher;
    private final ToDoubleFunction<Evidence> value;
    private final DoubleFunction<String> text;

    private WatchedFigure(
            String name,
            String unit,
            double limit,
            boolean worseWhenHigher,
            ToDoubleFunction<Evidence> value,
            DoubleFunction<String> text) {
        this.name = name;
        this.unit = unit;
        this.limit = limit;
        this.worseWhenHigher = worseWhenHigher;
        this.value = value;
        this.text = text;
    }

    /**
     * A figure of a rule.
     *
     * @param evidence the evidence of the rule's kind
     * @param value how the figure is read
     * @param text how the value is written
     */
    static <E extends Evidence> WatchedFigure of(
            String name,
            String unit,
            double limit,
            boolean worseWhenHigher,
            Class<E> evidence,
            ToDoubleFunction<E> value,
            DoubleFunction<String> text) {
        return new WatchedFigure(
                name, unit, limit, worseWhenHigher, seen -> value.applyAsDouble(evidence.cast(seen)), text);
    }

    /** A burn rate in a window, which is bad above a factor. */
    static <E extends Evidence> WatchedFigure burnRate(
            Duration window, BigDecimal factor, Class<E> evidence, ToDoubleFunction<E> value) {
        return of(Durations.text(window), "burn rate", factor.doubleValue(), true, evidence, value, Figures::times);
    }

    /**
     * The name of the figure within its rule.
     *
     * @return its window, for example {@code 1h}, or a word
     */
    public String name() {
        return name;
    }

    /**
     * The unit.
     *
     * @return for example {@code burn rate}, {@code events per second}
     */
    public String unit() {
        return unit;
    }

    /**
     * The limit that it is compared with.
     *
     * @return in the unit of the figure
     */
    public double limit() {
        return limit;
    }

    /**
     * Whether a high value is the worse one.
     *
     * @return true if the rule fires when the figure is high, false if it fires when it is low
     */
    public boolean worseWhenHigher() {
        return worseWhenHigher;
    }

    /**
     * Reads the figure from evidence.
     *
     * @param seen evidence of the rule that has this figure
     * @return the figure, in its unit; a finite number
     * @throws ClassCastException if the evidence is that of a rule of another kind
     */
    public double in(Evidence seen) {
        return Math.min(value.applyAsDouble(given("evidence", seen)), Double.MAX_VALUE);
    }

    /**
     * A value of the figure as text.
     *
     * @param figure a value
     * @return for example {@code 14.4x}
     */
    public String text(double figure) {
        return text.apply(figure);
    }

    /**
     * The worse of two values; a chart that draws several values as one draws the worst of them.
     *
     * @param one a value
     * @param other another
     * @return the one that is nearer to firing, or farther beyond the limit
     */
    public double worse(double one, double other) {
        return worseWhenHigher ? Math.max(one, other) : Math.min(one, other);
    }

    @Override
    public String toString() {
        return name + " (" + unit + "), " + (worseWhenHigher ? "at most " : "at least ") + text(limit);
    }
}
