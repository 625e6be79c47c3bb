package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert rule as data. One of its settings decides its kind: {@code factor} or {@code budgetShare} makes a burn-rate rule,
 * {@code budget} a budget rule, {@code latency} a latency rule, {@code traffic} a traffic rule. The settings are not checked
 * before a {@link SpecReader} reads them. Immutable.
 */
public final class RuleSpec {
    private final Map<String, Object> settings;

    RuleSpec(Map<String, Object> settings) {
        this.settings = new LinkedHashMap<>(settings);
    }

    /**
     * A builder without any setting.
     *
     * @return a new builder
     */
    public static RuleSpecBuilder builder() {
        return new RuleSpecBuilder();
    }

    /**
     * The urgency: {@code page}, {@code ticket} or {@code info}.
     *
     * @return null if it is left out
     */
    public @Nullable String severity() {
        return text("severity");
    }

    /**
     * The burn rate of a burn-rate rule: {@code 14.4}.
     *
     * @return null if it is left out
     */
    public @Nullable String factor() {
        return text("factor");
    }

    /**
     * The share of the period's budget that is consumed in the long window, instead of a factor: {@code 2%}.
     *
     * @return null if it is left out
     */
    public @Nullable String budgetShare() {
        return text("budgetShare");
    }

    /**
     * The long window of a burn-rate rule: {@code 1h}.
     *
     * @return null if it is left out
     */
    public @Nullable String longWindow() {
        return text("longWindow");
    }

    /**
     * The short window of a burn-rate rule: {@code 5m}.
     *
     * @return null if it is left out
     */
    public @Nullable String shortWindow() {
        return text("shortWindow");
    }

    /**
     * The number of events that the windows of a burn-rate or a latency rule need: {@code 100}.
     *
     * @return null if it is left out
     */
    public @Nullable String minimumEvents() {
        return text("minimumEvents");
    }

    /**
     * The number of bad events that the windows of a burn-rate rule need.
     *
     * @return null if it is left out
     */
    public @Nullable String minimumBadEvents() {
        return text("minimumBadEvents");
    }

    /**
     * The number of ticks in which the bad events of a burn-rate rule must have come: {@code 3}.
     *
     * @return null if it is left out
     */
    public @Nullable String minimumBadTicks() {
        return text("minimumBadTicks");
    }

    /**
     * The probability of chance below which a burn-rate or a latency rule begins to hold: {@code 0.001}.
     *
     * @return null if it is left out
     */
    public @Nullable String significance() {
        return text("significance");
    }

    /**
     * The share of the factor below which a burn-rate rule lets go: {@code 50%}.
     *
     * @return null if it is left out
     */
    public @Nullable String resolveBelow() {
        return text("resolveBelow");
    }

    /**
     * The remaining share at which a budget rule fires: {@code below 50%}, {@code exhausted}.
     *
     * @return null if it is left out
     */
    public @Nullable String budget() {
        return text("budget");
    }

    /**
     * The quantile at which a latency rule fires: {@code p95 above 200ms}.
     *
     * @return null if it is left out
     */
    public @Nullable String latency() {
        return text("latency");
    }

    /**
     * The traffic at which a traffic rule fires: {@code silence}, {@code below 5/s}, {@code above 500/s}.
     *
     * @return null if it is left out
     */
    public @Nullable String traffic() {
        return text("traffic");
    }

    /**
     * The window of a latency or a traffic rule.
     *
     * @return null if it is left out
     */
    public @Nullable String window() {
        return text("window");
    }

    /**
     * The time for which the condition must have held: {@code 2m}.
     *
     * @return null if it is left out
     */
    public @Nullable String hold() {
        return text("hold");
    }

    /**
     * The time for which the alert goes on afterwards: {@code 10m}.
     *
     * @return null if it is left out
     */
    public @Nullable String keepFiring() {
        return text("keepFiring");
    }

    /**
     * The name, where the usual one does not do.
     *
     * @return null if it is left out
     */
    public @Nullable String name() {
        return text("name");
    }

    private @Nullable String text(String setting) {
        return (String) settings.get(setting);
    }

    /** The settings that were made, by their names. */
    Map<String, Object> settings() {
        return settings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleSpec that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** The settings that were made, on one line. */
    @Override
    public String toString() {
        return OneLine.of("RuleSpec" + settings);
    }
}
