package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alert rule as data. One of its settings decides its kind: {@code factor} or {@code budgetShare} makes a burn-rate rule,
 * {@code budget} a budget rule, {@code latency} a latency rule, {@code traffic} a traffic rule. The components are not checked
 * before a {@link SpecReader} reads them.
 *
 * @param severity {@code page} or {@code ticket}
 * @param factor the burn rate: {@code 14.4}
 * @param budgetShare instead of the factor, the share of the period's budget that is consumed in the long window: {@code 2%}
 * @param longWindow the long window of a burn-rate rule: {@code 1h}
 * @param shortWindow its short window: {@code 5m}
 * @param minimumEvents how many events its windows need, or that of a latency rule: {@code 100}
 * @param minimumBadEvents how many bad events the windows of a burn-rate rule need
 * @param budget the remaining share at which a budget rule fires: {@code below 50%}, {@code exhausted}
 * @param latency the quantile at which a latency rule fires: {@code p95 above 200ms}
 * @param traffic the traffic at which a traffic rule fires: {@code silence}, {@code below 5/s}, {@code above 500/s}
 * @param window the window of a latency or a traffic rule
 * @param hold how long the condition must have held: {@code 2m}
 * @param keepFiring how long the alert goes on afterwards: {@code 10m}
 * @param name its name, where the usual one does not do
 */
public record RuleSpec(
        @Nullable String severity,
        @Nullable String factor,
        @Nullable String budgetShare,
        @Nullable String longWindow,
        @Nullable String shortWindow,
        @Nullable String minimumEvents,
        @Nullable String minimumBadEvents,
        @Nullable String budget,
        @Nullable String latency,
        @Nullable String traffic,
        @Nullable String window,
        @Nullable String hold,
        @Nullable String keepFiring,
        @Nullable String name) {

    /** The settings that were made, on one line. */
    @Override
    public String toString() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("severity", severity);
        settings.put("factor", factor);
        settings.put("budgetShare", budgetShare);
        settings.put("longWindow", longWindow);
        settings.put("shortWindow", shortWindow);
        settings.put("minimumEvents", minimumEvents);
        settings.put("minimumBadEvents", minimumBadEvents);
        settings.put("budget", budget);
        settings.put("latency", latency);
        settings.put("traffic", traffic);
        settings.put("window", window);
        settings.put("hold", hold);
        settings.put("keepFiring", keepFiring);
        settings.put("name", name);
        settings.values().removeIf(Objects::isNull);
        return OneLine.of("RuleSpec" + settings);
    }
}
