package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an error budget counts: events, or time slices. The names are those of
 * <a href="https://github.com/OpenSLO/OpenSLO#slo">OpenSLO</a>. Immutable.
 */
public final class BudgetingMethod {
    private static final Pattern SLICES = Pattern.compile("(ratio )?timeslices of (.+?)(?: at ([0-9.eE-]+))?");
    private static final BudgetingMethod OCCURRENCES = new BudgetingMethod(null, OptionalDouble.empty());

    private final @Nullable Duration slice;
    private final OptionalDouble target;

    private BudgetingMethod(@Nullable Duration slice, OptionalDouble target) {
        this.slice = slice;
        this.target = target;
    }

    /**
     * The budget counts events; the default.
     *
     * @return the method {@code Occurrences}
     */
    public static BudgetingMethod occurrences() {
        return OCCURRENCES;
    }

    /**
     * The budget counts time slices: the objective is the share of slices that must be good, and a slice is good if enough
     * of its events were. 99.9 % of thirty days in slices of a minute allows 43 bad minutes, whatever the traffic.
     *
     * <p>Budget, burn rates and the rules for them then count slices; totals, error ratios and the rules for traffic and
     * latency still count events. A slice without events is good. A slice is counted when it has ended, so alerts come up
     * to one slice later.
     *
     * @param slice how long a slice is: a tick of the registry at least, no longer than a window of a burn-rate rule
     * @param target the share of good events that a good slice has at least, above 0 and at most 1
     * @return the method {@code Timeslices}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static BudgetingMethod timeslices(Duration slice, double target) {
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException(
                    "target of a time slice must be above 0 and at most 1, such as 0.95, but was " + target);
        }
        Nanos.positive("time slice", slice);
        return new BudgetingMethod(slice, OptionalDouble.of(target));
    }

    /**
     * The budget counts time slices, each by its ratio of good events: the SLI is the average of these ratios. An hour at
     * night weighs as much as one at noon. The budget counts in millionths of a slice.
     *
     * @param slice how long a slice is: a tick of the registry at least, no longer than a window of a burn-rate rule
     * @return the method {@code RatioTimeslices}
     * @throws IllegalArgumentException if the slice is zero or negative
     */
    public static BudgetingMethod ratioTimeslices(Duration slice) {
        Nanos.positive("time slice", slice);
        return new BudgetingMethod(slice, OptionalDouble.empty());
    }

    /**
     * A method as {@link #toString()} writes it.
     *
     * @param text {@code occurrences}, {@code timeslices of 1m at 0.95}, {@code ratio timeslices of 1m}
     * @return the method
     * @throws IllegalArgumentException if the text is something else
     */
    public static BudgetingMethod parse(String text) {
        if (given("budgeting method", text).equals(OCCURRENCES.toString())) {
            return OCCURRENCES;
        }
        Matcher slices = SLICES.matcher(text);
        if (!slices.matches() || (slices.group(1) == null) == (slices.group(3) == null)) {
            throw new IllegalArgumentException(
                    "budgeting method must be occurrences, or such as timeslices of 1m at 0.95"
                            + " or ratio timeslices of 1m, but was \"" + text + '"');
        }
        Duration slice = Durations.parse("time slice", slices.group(2));
        return slices.group(3) == null
                ? ratioTimeslices(slice)
                : timeslices(slice, Double.parseDouble(slices.group(3)));
    }

    /**
     * The length of a time slice.
     *
     * @return empty if the budget counts events
     */
    public Optional<Duration> slice() {
        return Optional.ofNullable(slice);
    }

    /**
     * The share of good events that a good time slice has at least.
     *
     * @return empty if the budget counts events, or slices by their ratio
     */
    public OptionalDouble target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetingMethod that && Objects.equals(slice, that.slice) && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slice, target);
    }

    /** The method as people write it: {@code occurrences}, {@code timeslices of 1m at 0.95}, {@code ratio timeslices of 1m}. */
    @Override
    public String toString() {
        if (slice == null) {
            return "occurrences";
        }
        return target.isPresent()
                ? "timeslices of " + Durations.text(slice) + " at " + target.getAsDouble()
                : "ratio timeslices of " + Durations.text(slice);
    }
}
