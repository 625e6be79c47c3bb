package io.slo4j.spec;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the rule that one spec describes. */
final class RuleSettings {
    private static final List<String> KINDS = List.of("factor", "budgetShare", "budget", "latency", "traffic");

    private static final String WITHIN = "exhausted within ";

    private final SpecReader reader;
    private final String path;
    private final RuleSpec spec;
    private final Duration period;

    RuleSettings(SpecReader reader, String path, RuleSpec spec, Duration period) {
        this.reader = reader;
        this.path = path;
        this.spec = spec;
        this.period = period;
    }

    Optional<AlertRule> rule() {
        Optional<AlertRule> rule = plain();
        rule = with(rule, "hold", spec.hold(), text -> Durations.parse("hold", text), AlertRule::withHold);
        rule = with(
                rule,
                "keepFiring",
                spec.keepFiring(),
                text -> Durations.parse("keepFiring", text),
                AlertRule::withKeepFiring);
        return with(rule, "name", spec.name(), Function.identity(), AlertRule::withName);
    }

    private <T, R extends AlertRule> Optional<R> with(
            Optional<R> rule,
            String setting,
            @Nullable String text,
            Function<String, T> parse,
            BiFunction<R, T, R> with) {
        if (text == null) {
            return rule;
        }
        Optional<T> value = read(setting, text, parse);
        return rule.isPresent() && value.isPresent()
                ? reader.read(at(setting), () -> with.apply(rule.get(), value.get()))
                : Optional.empty();
    }

    private <T> Optional<T> read(String setting, String text, Function<String, T> parse) {
        return reader.read(at(setting), () -> parse.apply(text));
    }

    private String at(String setting) {
        return SpecReader.path(path, setting);
    }

    private Optional<AlertRule> plain() {
        List<String> kinds = given(Set.copyOf(KINDS));
        if (kinds.size() != 1) {
            reader.mistake(
                    path,
                    "a rule must have one of factor, budgetShare, budget, latency and traffic, but had "
                            + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
            return Optional.empty();
        }
        Optional<Severity> severity = severity();
        return switch (kinds.get(0)) {
            case "budget" -> {
                boolean isOfPace = String.valueOf(spec.budget()).startsWith(WITHIN);
                requireNone(
                        isOfPace ? "a rule for a time" : "a budget rule",
                        Stream.of(
                                        "longWindow",
                                        "shortWindow",
                                        "window",
                                        "minimumEvents",
                                        "significance",
                                        "minimumBadEvents",
                                        "minimumBadTicks",
                                        "resolveBelow")
                                .filter(setting -> !(isOfPace && setting.equals("significance")))
                                .toArray(String[]::new));
                yield isOfPace ? exhaustionRule(severity) : budgetRule(severity);
            }
            case "traffic" -> {
                requireNone(
                        "a traffic rule",
                        "longWindow",
                        "shortWindow",
                        "minimumEvents",
                        "minimumBadEvents",
                        "minimumBadTicks",
                        "resolveBelow");
                if (!String.valueOf(spec.traffic()).contains("usual")) {
                    requireNone("a traffic rule", "significance");
                }
                yield trafficRule(severity);
            }
            case "latency" -> {
                requireNone(
                        "a latency rule",
                        "longWindow",
                        "shortWindow",
                        "minimumBadEvents",
                        "minimumBadTicks",
                        "resolveBelow");
                yield latencyRule(severity);
            }
            default -> {
                requireNone("a burn-rate rule", "window");
                yield burnRateRule(severity);
            }
        };
    }

    private Optional<Severity> severity() {
        for (Severity one : Severity.values()) {
            if (one.name().equalsIgnoreCase(spec.severity())) {
                return Optional.of(one);
            }
        }
        String was = spec.severity() == null ? "not given" : "\"" + spec.severity() + '"';
        reader.mistake(at("severity"), "severity must be page, ticket or info, but was " + was);
        return Optional.empty();
    }

    private Optional<AlertRule> burnRateRule(Optional<Severity> severity) {
        Optional<Duration> inLong = window("longWindow", spec.longWindow());
        Optional<Duration> inShort = window("shortWindow", spec.shortWindow());
        boolean byFactor = spec.factor() != null;
        Optional<Double> speed = byFactor
                ? read("factor", String.valueOf(spec.factor()), text -> SpecNumbers.number("factor", text))
                : read(
                        "budgetShare",
                        String.valueOf(spec.budgetShare()),
                        text -> SpecNumbers.share(
                                text, "budgetShare must be a percentage such as 2%, but was \"" + text + '"'));
        Optional<BurnRateRule> rule = Optional.empty();
        if (severity.isPresent() && inLong.isPresent() && inShort.isPresent() && speed.isPresent()) {
            Severity urgency = severity.get();
            rule = reader.read(
                    path,
                    () -> byFactor
                            ? BurnRateRule.of(urgency, speed.get(), inLong.get(), inShort.get())
                            : BurnRateRule.ofBudgetShare(urgency, speed.get(), period, inLong.get(), inShort.get()));
        }
        rule = with(
                rule,
                "minimumEvents",
                spec.minimumEvents(),
                text -> SpecNumbers.count("minimumEvents", text),
                BurnRateRule::withMinimumEvents);
        rule = with(
                rule,
                "minimumBadEvents",
                spec.minimumBadEvents(),
                text -> SpecNumbers.count("minimumBadEvents", text),
                BurnRateRule::withMinimumBadEvents);
        rule = with(
                rule,
                "minimumBadTicks",
                spec.minimumBadTicks(),
                text -> (int) Math.min(SpecNumbers.count("minimumBadTicks", text), Integer.MAX_VALUE),
                BurnRateRule::withMinimumBadTicks);
        rule = with(
                rule,
                "significance",
                spec.significance(),
                text -> SpecNumbers.number("significance", text),
                BurnRateRule::withSignificance);
        return with(
                        rule,
                        "resolveBelow",
                        spec.resolveBelow(),
                        SpecNumbers::resolveBelow,
                        BurnRateRule::withResolveBelow)
                .map(complete -> complete);
    }

    private Optional<AlertRule> budgetRule(Optional<Severity> severity) {
        return read("budget", String.valueOf(spec.budget()), text -> {
            Severity urgency = severity.orElse(Severity.TICKET);
            if (text.equals("exhausted")) {
                return BudgetRule.exhausted(urgency);
            }
            String wanted =
                    "budget must be exhausted or such as below 50% or exhausted within 1d, but was \"" + text + '"';
            if (text.startsWith("below ")) {
                return BudgetRule.below(urgency, SpecNumbers.share(text.substring("below ".length()), wanted));
            }
            throw new IllegalArgumentException(wanted);
        });
    }

    private Optional<AlertRule> exhaustionRule(Optional<Severity> severity) {
        Optional<ExhaustionRule> rule = read(
                "budget",
                String.valueOf(spec.budget()),
                text -> BudgetRule.exhaustedWithin(
                        severity.orElse(Severity.TICKET),
                        Durations.parse("budget exhausted within", text.substring(WITHIN.length()))));
        return with(
                        rule,
                        "significance",
                        spec.significance(),
                        text -> SpecNumbers.number("significance", text),
                        ExhaustionRule::withSignificance)
                .map(complete -> complete);
    }

    private Optional<AlertRule> latencyRule(Optional<Severity> severity) {
        Optional<Duration> window = window("window", spec.window());
        Optional<LatencyRule> rule = read("latency", String.valueOf(spec.latency()), text -> {
            String[] parts = text.split(" above ", -1);
            String wanted = "latency must be such as p95 above 200ms, but was \"" + text + '"';
            if (parts.length != 2 || !parts[0].startsWith("p")) {
                throw new IllegalArgumentException(wanted);
            }
            return LatencyRule.above(
                    severity.orElse(Severity.TICKET),
                    SpecNumbers.share(parts[0].substring(1) + "%", wanted),
                    Durations.parse("latency", parts[1]),
                    window.orElse(Duration.ofMinutes(5)));
        });
        Optional<LatencyRule> enough = with(
                window.flatMap(known -> rule),
                "minimumEvents",
                spec.minimumEvents(),
                text -> SpecNumbers.count("minimumEvents", text),
                LatencyRule::withMinimumEvents);
        return with(
                        enough,
                        "significance",
                        spec.significance(),
                        text -> SpecNumbers.number("significance", text),
                        LatencyRule::withSignificance)
                .map(complete -> complete);
    }

    private Optional<AlertRule> trafficRule(Optional<Severity> severity) {
        String written = String.valueOf(spec.traffic());
        return written.contains("usual") ? usualTrafficRule(severity, written) : plainTrafficRule(severity);
    }

    private Optional<AlertRule> usualTrafficRule(Optional<Severity> severity, String written) {
        Optional<Duration> window = window("window", spec.window() == null ? "5m" : spec.window());
        Optional<UsualTrafficRule> rule = window.flatMap(over ->
                read("traffic", written, text -> UsualTrafficText.read(severity.orElse(Severity.TICKET), text, over)));
        return with(
                        rule,
                        "significance",
                        spec.significance(),
                        text -> SpecNumbers.number("significance", text),
                        UsualTrafficRule::withSignificance)
                .map(complete -> complete);
    }

    private Optional<AlertRule> plainTrafficRule(Optional<Severity> severity) {
        Optional<Duration> over = window("window", spec.window());
        return read("traffic", String.valueOf(spec.traffic()), text -> {
            Severity urgency = severity.orElse(Severity.TICKET);
            Duration window = over.orElse(Duration.ofMinutes(5));
            if (text.equals("silence")) {
                return TrafficRule.silence(urgency, window);
            }
            if (text.startsWith("below ")) {
                return TrafficRule.below(urgency, perSecond(text), window);
            }
            if (text.startsWith("above ")) {
                return TrafficRule.above(urgency, perSecond(text), window);
            }
            throw strangeTraffic(text);
        });
    }

    private Optional<Duration> window(String setting, @Nullable String text) {
        if (text == null) {
            reader.mistake(at(setting), setting + " must be given, such as 1h");
            return Optional.empty();
        }
        return read(setting, text, window -> Durations.parse(setting, window));
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
                "traffic must be silence or such as below 5/s or above 500/s, but was \"" + text + '"');
    }

    private void requireNone(String kind, String... settings) {
        List<String> strange = given(Set.of(settings));
        if (!strange.isEmpty()) {
            reader.mistake(
                    path,
                    kind + " must not have " + String.join(" or ", settings) + ", but had "
                            + String.join(" and ", strange));
        }
    }

    /** Those of the settings that the rule has. */
    private List<String> given(Set<String> asked) {
        List<String> given = new ArrayList<>(spec.settings().keySet());
        given.retainAll(asked);
        return given;
    }
}
