package io.slo4j.spec.file;

import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.RuleSpecBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of an alert rule in a file, each the name of a setting of a {@link RuleSpec}, in the order in which they are written. */
final class RuleKeys {
    private record Key(
            BiConsumer<RuleSpecBuilder, @Nullable String> setter, Function<RuleSpec, @Nullable String> getter) {}

    private static final Map<String, Key> KEYS = new LinkedHashMap<>();

    static {
        put("severity", RuleSpecBuilder::severity, RuleSpec::severity);
        put("factor", RuleSpecBuilder::factor, RuleSpec::factor);
        put("budgetShare", RuleSpecBuilder::budgetShare, RuleSpec::budgetShare);
        put("longWindow", RuleSpecBuilder::longWindow, RuleSpec::longWindow);
        put("shortWindow", RuleSpecBuilder::shortWindow, RuleSpec::shortWindow);
        put("minimumEvents", RuleSpecBuilder::minimumEvents, RuleSpec::minimumEvents);
        put("minimumBadEvents", RuleSpecBuilder::minimumBadEvents, RuleSpec::minimumBadEvents);
        put("minimumBadTicks", RuleSpecBuilder::minimumBadTicks, RuleSpec::minimumBadTicks);
        put("significance", RuleSpecBuilder::significance, RuleSpec::significance);
        put("resolveBelow", RuleSpecBuilder::resolveBelow, RuleSpec::resolveBelow);
        put("budget", RuleSpecBuilder::budget, RuleSpec::budget);
        put("latency", RuleSpecBuilder::latency, RuleSpec::latency);
        put("traffic", RuleSpecBuilder::traffic, RuleSpec::traffic);
        put("window", RuleSpecBuilder::window, RuleSpec::window);
        put("hold", RuleSpecBuilder::hold, RuleSpec::hold);
        put("keepFiring", RuleSpecBuilder::keepFiring, RuleSpec::keepFiring);
        put("name", RuleSpecBuilder::name, RuleSpec::name);
    }

    private RuleKeys() {}

    private static void put(
            String name,
            BiConsumer<RuleSpecBuilder, @Nullable String> setter,
            Function<RuleSpec, @Nullable String> getter) {
        KEYS.put(name, new Key(setter, getter));
    }

    static Set<String> names() {
        return KEYS.keySet();
    }

    /** The rule that an element describes, its values unchecked. */
    static RuleSpec read(Element rule) {
        RuleSpecBuilder spec = RuleSpec.builder();
        Keys keys = rule.keys(KEYS.keySet());
        keys.requireKnown();
        KEYS.forEach((name, one) -> keys.text(name).ifPresent(text -> one.setter.accept(spec, text)));
        return spec.build();
    }

    /** A rule with these settings where it does not have its own; an empty text sets nothing. */
    static RuleSpec with(RuleSpec own, Map<String, String> others) {
        RuleSpecBuilder spec = RuleSpec.builder();
        KEYS.forEach((name, one) -> {
            String given = one.getter.apply(own);
            String other = others.getOrDefault(name, "");
            one.setter.accept(spec, given != null ? given : other.isEmpty() ? null : other);
        });
        return spec.build();
    }

    /** The settings of a rule by their keys, for a file. */
    static Map<String, Object> write(RuleSpec spec) {
        Map<String, Object> written = new LinkedHashMap<>();
        KEYS.forEach((name, one) -> {
            String text = one.getter.apply(spec);
            if (text != null) {
                written.put(name, text);
            }
        });
        return written;
    }
}
