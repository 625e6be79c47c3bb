package io.slo4j.spec;

import io.slo4j.BudgetingMethod;
import io.slo4j.Objective;
import io.slo4j.Outcome;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Hands the settings of one spec over to a builder, each by itself, so that every mistake is found. */
final class SloSettings {
    private final SpecReader reader;
    private final String path;
    private final ClassLoader loader;
    private final SloBuilder builder;

    SloSettings(SpecReader reader, String path, ClassLoader loader, SloBuilder builder) {
        this.reader = reader;
        this.path = path;
        this.loader = loader;
        this.builder = builder;
    }

    void take(SloSpec spec) {
        if (spec.objective() == null) {
            reader.mistake(at("objective"), "objective must be given, such as 99.9%");
        }
        set("objective", spec.objective(), Objective::parse, builder::objective);
        set("period", spec.period(), SloPeriod::parse, builder::period);
        set(
                "latencyThreshold",
                spec.latencyThreshold(),
                text -> Durations.parse("latency threshold", text),
                builder::latencyThreshold);
        set("detectHanging", spec.detectHanging(), text -> isTrue("detectHanging", text), detect -> {
            if (detect && spec.latencyThreshold() == null) {
                throw new IllegalArgumentException("detectHanging must have a latencyThreshold, but has none");
            }
            if (detect) {
                builder.detectHanging();
            }
        });
        set("trackLatency", spec.trackLatency(), text -> isTrue("trackLatency", text), track -> {
            if (track) {
                builder.trackLatency();
            }
        });
        set("budgetingMethod", spec.budgetingMethod(), BudgetingMethod::parse, builder::budgetingMethod);
        set(
                "budgetPolicy",
                spec.budgetPolicy(),
                reader::budgetPolicy,
                policy -> policy.ifPresent(builder::budgetPolicy));
        each("maintenance", spec.maintenance(), RecurringMaintenance::parse, builder::maintenance);
        exceptions(spec);
        alerts(spec);
        each("windows", spec.windows(), text -> Durations.parse("window", text), builder::windows);
        entries("labels", spec.labels(), builder::label);
        entries("annotations", spec.annotations(), builder::annotation);
        set("runbook", spec.runbook(), Function.identity(), builder::runbook);
        set("dashboard", spec.dashboard(), Function.identity(), builder::dashboard);
        set("description", spec.description(), Function.identity(), builder::description);
    }

    private String at(String setting) {
        return SpecReader.path(path, setting);
    }

    private <T> void set(String setting, @Nullable String text, Function<String, T> parse, Consumer<T> setter) {
        if (text != null) {
            pass(at(setting), text, parse, setter);
        }
    }

    private <T> void pass(String place, String text, Function<String, T> parse, Consumer<T> setter) {
        reader.read(place, () -> {
            T value = parse.apply(text);
            setter.accept(value);
            return value;
        });
    }

    private <T> void each(String setting, @Nullable List<String> texts, Function<String, T> parse, Consumer<T> setter) {
        List<String> all = texts == null ? List.of() : texts;
        for (int i = 0; i < all.size(); i++) {
            pass(at(setting) + "[" + i + "]", all.get(i), parse, setter);
        }
    }

    /** Takes a key and a value. */
    private interface Entries {
        SloBuilder put(String key, String value);
    }

    private void entries(String setting, @Nullable Map<String, String> texts, Entries entries) {
        if (texts != null) {
            texts.forEach((key, value) ->
                    pass(at(setting) + "." + key, value, Function.identity(), text -> entries.put(key, text)));
        }
    }

    private static boolean isTrue(String setting, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(setting + " must be true or false, but was \"" + text + '"');
    }

    /* The builder wants narrow types before wide ones; a file has them by outcome. */
    private void exceptions(SloSpec spec) {
        Map<Class<? extends Throwable>, Outcome> outcomes = new LinkedHashMap<>();
        collect("good", spec.good(), Outcome.GOOD, outcomes);
        collect("bad", spec.bad(), Outcome.BAD, outcomes);
        collect("ignored", spec.ignored(), Outcome.IGNORED, outcomes);
        List<Class<? extends Throwable>> narrowFirst = new ArrayList<>();
        for (Class<? extends Throwable> type : outcomes.keySet()) {
            int place = 0;
            while (place < narrowFirst.size() && !narrowFirst.get(place).isAssignableFrom(type)) {
                place++;
            }
            narrowFirst.add(place, type);
        }
        narrowFirst.forEach(type ->
                reader.read(path, () -> builder.exception(type, Objects.requireNonNull(outcomes.get(type)))));
    }

    private void collect(
            String setting,
            @Nullable List<String> names,
            Outcome outcome,
            Map<Class<? extends Throwable>, Outcome> outcomes) {
        each(setting, names, this::exceptionType, type -> {
            Outcome before = outcomes.putIfAbsent(type, outcome);
            if (before != null) {
                throw new IllegalArgumentException("outcome of " + type.getName() + " must be set once, but was set to "
                        + before + " and then to " + outcome);
            }
        });
    }

    private Class<? extends Throwable> exceptionType(String name) {
        try {
            return Class.forName(name, false, loader).asSubclass(Throwable.class);
        } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
            throw new IllegalArgumentException(
                    "exception type must be the name of a class that is a Throwable, but was \"" + name + '"', e);
        }
    }

    private void alerts(SloSpec spec) {
        List<RuleSpec> rules = spec.rules() == null ? List.of() : spec.rules();
        Duration period = Optional.ofNullable(spec.period())
                .flatMap(text -> quietly(() -> SloPeriod.parse(text)))
                .orElse(SloPeriod.THIRTY_DAYS)
                .length();
        Map<String, AlertRule> read = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            String place = at("rules") + "[" + i + "]";
            if (rules.get(i) == null) {
                reader.mistake(place, "a rule must be made of keys and values, but was null");
            } else {
                reader.rule(place, rules.get(i), period).ifPresent(rule -> read.put(place, rule));
            }
        }
        UnaryOperator<AlertPolicy> adjust = adjustments(spec);
        if (spec.alerts() == null && rules.isEmpty()) {
            adjusted(adjust, AlertPolicy.standard())
                    .filter(adjusted -> !adjusted.equals(AlertPolicy.standard()))
                    .ifPresent(builder::alerts);
            return;
        }
        AlertPolicy policy = spec.alerts() == null
                ? AlertPolicy.of()
                : reader.read(at("alerts"), () -> policy(String.valueOf(spec.alerts())))
                        .orElseGet(AlertPolicy::of);
        /* Each by itself, so that the second of two equal ones is where the mistake is. */
        for (Map.Entry<String, AlertRule> rule : read.entrySet()) {
            AlertPolicy before = policy;
            policy = reader.read(rule.getKey(), () -> before.and(rule.getValue()))
                    .orElse(before);
        }
        adjusted(adjust, policy).ifPresent(builder::alerts);
    }

    private Optional<AlertPolicy> adjusted(UnaryOperator<AlertPolicy> adjust, AlertPolicy policy) {
        return reader.read(at("rules"), () -> adjust.apply(policy));
    }

    /* What holds for all rules. Each is tried by itself, so that every mistake is found. */
    private UnaryOperator<AlertPolicy> adjustments(SloSpec spec) {
        List<UnaryOperator<AlertPolicy>> all = new ArrayList<>();
        adjust("hold", spec.hold(), text -> Durations.parse("hold", text), AlertPolicy::withHold, all);
        adjust(
                "keepFiring",
                spec.keepFiring(),
                text -> Durations.parse("keepFiring", text),
                AlertPolicy::withKeepFiring,
                all);
        adjust(
                "significance",
                spec.significance(),
                text -> SpecNumbers.number("significance", text),
                AlertPolicy::withSignificance,
                all);
        adjust(
                "minimumBadEvents",
                spec.minimumBadEvents(),
                text -> SpecNumbers.count("minimumBadEvents", text),
                AlertPolicy::withMinimumBadEvents,
                all);
        adjust("resolveBelow", spec.resolveBelow(), SpecNumbers::resolveBelow, AlertPolicy::withResolveBelow, all);
        adjust(
                "observedOnly",
                spec.observedOnly(),
                text -> isTrue("observedOnly", text),
                (policy, only) -> only ? policy.observedOnly() : policy,
                all);
        return policy -> {
            AlertPolicy adjusted = policy;
            for (UnaryOperator<AlertPolicy> one : all) {
                adjusted = one.apply(adjusted);
            }
            return adjusted;
        };
    }

    private <T> void adjust(
            String setting,
            @Nullable String text,
            Function<String, T> parse,
            BiFunction<AlertPolicy, T, AlertPolicy> with,
            List<UnaryOperator<AlertPolicy>> all) {
        set(setting, text, parse, value -> {
            UnaryOperator<AlertPolicy> change = policy -> with.apply(policy, value);
            if (!change.apply(AlertPolicy.standard()).equals(AlertPolicy.standard())) {
                all.add(change);
            }
        });
    }

    /* A period that cannot be read is one mistake, not two. */
    private static <T> Optional<T> quietly(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AlertPolicy policy(String name) {
        return switch (name) {
            case "standard" -> AlertPolicy.standard();
            case "workbook" -> AlertPolicy.workbook();
            case "sloth" -> AlertPolicy.sloth();
            case "none" -> AlertPolicy.of();
            default ->
                throw new IllegalArgumentException(
                        "alerts must be standard, workbook, sloth or none, but was \"" + name + '"');
        };
    }
}
