package io.slo4j.cli.policy;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it is written in a {@link PolicyFile}. One of its keys decides its kind: {@code factor} or
 * {@code budgetShare} for a burn-rate rule, {@code budget} for a budget rule, {@code traffic} for a traffic rule.
 *
 * @param severity {@code page} or {@code ticket}
 * @param factor the burn rate, such as {@code 14.4}
 * @param budgetShare instead of the factor, the share of the period's budget that is consumed in the long window:
 *     {@code 2%}
 * @param budget the remaining share at which it fires: {@code below 50%}, {@code exhausted}
 * @param traffic the traffic at which it fires: {@code silence}, {@code below 5/s}, {@code above 500/s}
 * @param window the window of a traffic rule
 * @param latency any setting of a latency rule; refused, because a replay knows no durations
 */
record WrittenRule(
        @Nullable String severity,
        @Nullable BigDecimal factor,
        @Nullable String budgetShare,
        @Nullable String longWindow,
        @Nullable String shortWindow,
        @Nullable Long minimumEvents,
        @Nullable Long minimumBadEvents,
        @Nullable String budget,
        @Nullable String traffic,
        @Nullable String window,

        @Nullable @JsonAlias({"percentile", "quantile", "threshold"})
        Object latency,

        @Nullable String hold,
        @Nullable String keepFiring,
        @Nullable String name) {

    /** Makes the rule, or throws an {@code IllegalArgumentException} that says what is missing. */
    AlertRule over(Duration period) {
        if (latency != null) {
            throw new IllegalArgumentException(
                    "a rule must watch the burn rate, the budget or the traffic, but was one of"
                            + " latency: a replay counts the good and bad events of each second, not how long they took;"
                            + " use --latency TIME, by which every event that takes longer is bad");
        }
        AlertRule rule = plain(period);
        rule = hold == null ? rule : rule.withHold(Durations.parse("hold", hold));
        rule = keepFiring == null ? rule : rule.withKeepFiring(Durations.parse("keepFiring", keepFiring));
        return name == null ? rule : rule.withName(printable(name));
    }

    /* It goes to terminals, which take control characters for orders. */
    private static String printable(String name) {
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name must have no control characters, but was \"" + name.replaceAll("\\p{Cc}", "?") + '"');
        }
        return name;
    }

    private AlertRule plain(Duration period) {
        List<String> kinds = given("factor", "budgetShare", "budget", "traffic");
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    "a rule must have one of factor, budgetShare, budget and traffic, but had "
                            + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
        }
        if (budget != null) {
            requireNone("a budget rule", "longWindow", "shortWindow", "window", "minimumEvents", "minimumBadEvents");
            return budgetRule(budget);
        }
        if (traffic != null) {
            requireNone("a traffic rule", "longWindow", "shortWindow", "minimumEvents", "minimumBadEvents");
            return trafficRule(traffic);
        }
        requireNone("a burn-rate rule", "window");
        return burnRateRule(period);
    }

    private BurnRateRule burnRateRule(Duration period) {
        Duration inLong = required("longWindow", longWindow);
        Duration inShort = required("shortWindow", shortWindow);
        BurnRateRule rule = budgetShare == null
                ? BurnRateRule.of(urgency(), factor == null ? 0 : factor.doubleValue(), inLong, inShort)
                : BurnRateRule.ofBudgetShare(urgency(), burntShare(budgetShare), period, inLong, inShort);
        rule = minimumEvents == null ? rule : rule.withMinimumEvents(minimumEvents);
        return minimumBadEvents == null ? rule : rule.withMinimumBadEvents(minimumBadEvents);
    }

    private BudgetRule budgetRule(String text) {
        if (text.equals("exhausted")) {
            return BudgetRule.exhausted(urgency());
        }
        String wanted = "budget must be exhausted or such as below 50%, but was " + text;
        if (text.startsWith("below ")) {
            return BudgetRule.below(urgency(), share(text.substring("below ".length()), wanted));
        }
        throw new IllegalArgumentException(wanted);
    }

    private TrafficRule trafficRule(String text) {
        Duration over = required("window", window);
        if (text.equals("silence")) {
            return TrafficRule.silence(urgency(), over);
        }
        if (text.startsWith("below ")) {
            return TrafficRule.below(urgency(), perSecond(text), over);
        }
        if (text.startsWith("above ")) {
            return TrafficRule.above(urgency(), perSecond(text), over);
        }
        throw strangeTraffic(text);
    }

    private static double perSecond(String text) {
        String rate = text.substring("below ".length());
        try {
            return new BigDecimal((rate.endsWith("/s") ? rate.substring(0, rate.length() - 2) : "").strip())
                    .doubleValue();
        } catch (NumberFormatException e) {
            throw strangeTraffic(text);
        }
    }

    private static IllegalArgumentException strangeTraffic(String text) {
        return new IllegalArgumentException(
                "traffic must be silence or such as below 5/s or above 500/s, but was " + text);
    }

    private Severity urgency() {
        for (Severity one : Severity.values()) {
            if (one.name().equalsIgnoreCase(severity)) {
                return one;
            }
        }
        throw new IllegalArgumentException("severity must be page or ticket, but was " + severity);
    }

    private static Duration required(String what, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("a rule must have a " + what);
        }
        return Durations.parse(what, text);
    }

    private static double burntShare(String text) {
        return share(text, "budgetShare must be a percentage such as 2%, but was " + text);
    }

    private static double share(String text, String refusal) {
        try {
            return text.endsWith("%")
                    ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                            .movePointLeft(2)
                            .doubleValue()
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal, e);
        }
    }

    private void requireNone(String kind, String... keys) {
        List<String> strange = given(keys);
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(kind + " must not have " + String.join(" or ", keys) + ", but had "
                    + String.join(" and ", strange));
        }
    }

    /** Those of the given keys that the rule has. */
    private List<String> given(String... keys) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("factor", factor);
        values.put("budgetShare", budgetShare);
        values.put("longWindow", longWindow);
        values.put("shortWindow", shortWindow);
        values.put("minimumEvents", minimumEvents);
        values.put("minimumBadEvents", minimumBadEvents);
        values.put("budget", budget);
        values.put("traffic", traffic);
        values.put("window", window);
        Set<String> asked = Set.of(keys);
        List<String> given = new ArrayList<>();
        values.forEach((key, value) -> {
            if (value != null && asked.contains(key)) {
                given.add(key);
            }
        });
        return given;
    }
}
