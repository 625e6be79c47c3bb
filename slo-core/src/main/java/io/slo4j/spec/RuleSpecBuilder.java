package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link RuleSpec}. Each may be left out, or null, which is the same. Not safe for use by several threads. */
public final class RuleSpecBuilder {
    private final Map<String, Object> settings = new LinkedHashMap<>();

    RuleSpecBuilder() {}

    /**
     * Sets the urgency: {@code page}, {@code ticket} or {@code info}.
     *
     * @param severity a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder severity(@Nullable String severity) {
        return put("severity", severity);
    }

    /**
     * Sets the burn rate of a burn-rate rule: {@code 14.4}.
     *
     * @param factor a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder factor(@Nullable String factor) {
        return put("factor", factor);
    }

    /**
     * Sets the share of the period's budget that is consumed in the long window, instead of a factor: {@code 2%}.
     *
     * @param budgetShare a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder budgetShare(@Nullable String budgetShare) {
        return put("budgetShare", budgetShare);
    }

    /**
     * Sets the long window of a burn-rate rule: {@code 1h}.
     *
     * @param longWindow a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder longWindow(@Nullable String longWindow) {
        return put("longWindow", longWindow);
    }

    /**
     * Sets the short window of a burn-rate rule: {@code 5m}.
     *
     * @param shortWindow a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder shortWindow(@Nullable String shortWindow) {
        return put("shortWindow", shortWindow);
    }

    /**
     * Sets the number of events that the windows of a burn-rate or a latency rule need: {@code 100}.
     *
     * @param minimumEvents a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder minimumEvents(@Nullable String minimumEvents) {
        return put("minimumEvents", minimumEvents);
    }

    /**
     * Sets the number of bad events that the windows of a burn-rate rule need.
     *
     * @param minimumBadEvents a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder minimumBadEvents(@Nullable String minimumBadEvents) {
        return put("minimumBadEvents", minimumBadEvents);
    }

    /**
     * Sets the number of ticks in which the bad events of a burn-rate rule must have come: {@code 3}.
     *
     * @param minimumBadTicks a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder minimumBadTicks(@Nullable String minimumBadTicks) {
        return put("minimumBadTicks", minimumBadTicks);
    }

    /**
     * Sets the probability of chance below which a burn-rate or a latency rule begins to hold: {@code 0.001}.
     *
     * @param significance a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder significance(@Nullable String significance) {
        return put("significance", significance);
    }

    /**
     * Sets the share of the factor below which a burn-rate rule lets go: {@code 50%}.
     *
     * @param resolveBelow a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder resolveBelow(@Nullable String resolveBelow) {
        return put("resolveBelow", resolveBelow);
    }

    /**
     * Sets the remaining share at which a budget rule fires: {@code below 50%}, {@code exhausted}.
     *
     * @param budget a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder budget(@Nullable String budget) {
        return put("budget", budget);
    }

    /**
     * Sets the quantile at which a latency rule fires: {@code p95 above 200ms}.
     *
     * @param latency a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder latency(@Nullable String latency) {
        return put("latency", latency);
    }

    /**
     * Sets the traffic at which a traffic rule fires: {@code silence}, {@code below 5/s}, {@code above 500/s}.
     *
     * @param traffic a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder traffic(@Nullable String traffic) {
        return put("traffic", traffic);
    }

    /**
     * Sets the window of a latency or a traffic rule.
     *
     * @param window a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder window(@Nullable String window) {
        return put("window", window);
    }

    /**
     * Sets the time for which the condition must have held: {@code 2m}.
     *
     * @param hold a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder hold(@Nullable String hold) {
        return put("hold", hold);
    }

    /**
     * Sets the time for which the alert goes on afterwards: {@code 10m}.
     *
     * @param keepFiring a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder keepFiring(@Nullable String keepFiring) {
        return put("keepFiring", keepFiring);
    }

    /**
     * Sets the name, where the usual one does not do.
     *
     * @param name a new value; null to leave it out
     * @return this
     */
    public RuleSpecBuilder name(@Nullable String name) {
        return put("name", name);
    }

    private RuleSpecBuilder put(String setting, @Nullable Object value) {
        if (value == null) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
        return this;
    }

    /**
     * The spec.
     *
     * @return what has been set so far, unchecked
     */
    public RuleSpec build() {
        return new RuleSpec(settings);
    }

    /** The settings so far, on one line. */
    @Override
    public String toString() {
        return OneLine.of("RuleSpecBuilder" + settings);
    }
}
