package io.slo4j.spec.file;

import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SloSpecBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of an SLO in a file that are settings of a {@link SloSpec}, in the order in which they are written. */
final class SloKeys {
    /**
     * A key.
     *
     * @param read hands the value over to a builder
     * @param write what a file has for it; null if it is not set
     */
    private record Key(BiConsumer<SloSpecBuilder, Element> read, Function<SloSpec, @Nullable Object> write) {}

    private static final Map<String, Key> KEYS = new LinkedHashMap<>();

    static {
        text("objective", SloSpecBuilder::objective, SloSpec::objective);
        text("description", SloSpecBuilder::description, SloSpec::description);
        text("period", SloSpecBuilder::period, SloSpec::period);
        text("latencyThreshold", SloSpecBuilder::latencyThreshold, SloSpec::latencyThreshold);
        truth("detectHanging", SloSpecBuilder::detectHanging, SloSpec::detectHanging);
        truth("trackLatency", SloSpecBuilder::trackLatency, SloSpec::trackLatency);
        text("budgetingMethod", SloSpecBuilder::budgetingMethod, SloSpec::budgetingMethod);
        text("budgetPolicy", SloSpecBuilder::budgetPolicy, SloSpec::budgetPolicy);
        list("maintenance", SloSpecBuilder::maintenance, SloSpec::maintenance);
        list("good", SloSpecBuilder::good, SloSpec::good);
        list("bad", SloSpecBuilder::bad, SloSpec::bad);
        list("ignored", SloSpecBuilder::ignored, SloSpec::ignored);
        text("alerts", SloSpecBuilder::alerts, SloSpec::alerts);
        KEYS.put("rules", new Key((spec, value) -> spec.rules(rules(value)), SloKeys::written));
        text("hold", SloSpecBuilder::hold, SloSpec::hold);
        text("keepFiring", SloSpecBuilder::keepFiring, SloSpec::keepFiring);
        text("significance", SloSpecBuilder::significance, SloSpec::significance);
        text("minimumBadEvents", SloSpecBuilder::minimumBadEvents, SloSpec::minimumBadEvents);
        text("resolveBelow", SloSpecBuilder::resolveBelow, SloSpec::resolveBelow);
        truth("observedOnly", SloSpecBuilder::observedOnly, SloSpec::observedOnly);
        list("windows", SloSpecBuilder::windows, SloSpec::windows);
        map("labels", SloSpecBuilder::labels, SloSpec::labels);
        map("annotations", SloSpecBuilder::annotations, SloSpec::annotations);
        text("runbook", SloSpecBuilder::runbook, SloSpec::runbook);
        text("dashboard", SloSpecBuilder::dashboard, SloSpec::dashboard);
    }

    private SloKeys() {}

    private static void text(
            String key,
            BiConsumer<SloSpecBuilder, @Nullable String> setter,
            Function<SloSpec, @Nullable String> getter) {
        KEYS.put(
                key,
                new Key((spec, value) -> value.text().ifPresent(text -> setter.accept(spec, text)), getter::apply));
    }

    /* Written as what the schema wants; what is neither true nor false has been refused. */
    private static void truth(
            String key,
            BiConsumer<SloSpecBuilder, @Nullable String> setter,
            Function<SloSpec, @Nullable String> getter) {
        text(key, setter, getter);
        Key read = Objects.requireNonNull(KEYS.get(key));
        KEYS.put(key, new Key(read.read, spec -> {
            String text = getter.apply(spec);
            return text == null ? null : Boolean.valueOf(text);
        }));
    }

    private static void list(
            String key,
            BiConsumer<SloSpecBuilder, @Nullable List<String>> setter,
            Function<SloSpec, @Nullable List<String>> getter) {
        KEYS.put(key, new Key((spec, value) -> setter.accept(spec, value.texts()), getter::apply));
    }

    private static void map(
            String key,
            BiConsumer<SloSpecBuilder, @Nullable Map<String, String>> setter,
            Function<SloSpec, @Nullable Map<String, String>> getter) {
        KEYS.put(key, new Key((spec, value) -> setter.accept(spec, value.textsByKey()), getter::apply));
    }

    private static List<RuleSpec> rules(Element value) {
        List<RuleSpec> rules = new ArrayList<>();
        for (Element item : value.items()) {
            rules.add(RuleKeys.read(item));
        }
        return rules;
    }

    private static @Nullable Object written(SloSpec spec) {
        List<RuleSpec> rules = spec.rules();
        return rules == null ? null : rules.stream().map(RuleKeys::write).toList();
    }

    static Set<String> names() {
        return KEYS.keySet();
    }

    /** Hands what is given of these keys over to the source of an SLO. */
    static void read(Keys given, SloSource source) {
        KEYS.forEach((name, key) -> given.get(name).ifPresent(value -> {
            source.origin(name, value);
            key.read.accept(source.settings(), value);
        }));
    }

    /** The settings of an SLO by their keys, for a file. */
    static Map<String, Object> write(SloSpec spec) {
        Map<String, Object> written = new LinkedHashMap<>();
        KEYS.forEach((name, key) -> {
            Object value = key.write.apply(spec);
            if (value != null) {
                written.put(name, value);
            }
        });
        return written;
    }
}
