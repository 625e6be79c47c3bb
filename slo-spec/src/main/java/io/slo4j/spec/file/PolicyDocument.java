package io.slo4j.spec.file;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A document that has rules alone, with the keys that they have in an SLO. */
final class PolicyDocument {
    private static final String EXAMPLE = "rules: [{severity: page, budget: exhausted}]";

    private PolicyDocument() {}

    /**
     * Its rules; findings say what is wrong with them.
     *
     * @param period by which shares of the budget become factors
     */
    static List<AlertRule> read(Element document, Duration period) {
        Keys keys = document.keys(Set.of("rules"));
        keys.requireKnown();
        List<AlertRule> rules = new ArrayList<>();
        keys.required("rules", EXAMPLE).ifPresent(all -> {
            List<Element> items = all.items();
            if (all.isList() && items.isEmpty()) {
                all.mistake("rules must be a list of at least one rule");
            }
            items.forEach(item -> read(item, period, rules));
        });
        return rules;
    }

    private static void read(Element item, Duration period, List<AlertRule> rules) {
        if (!item.isKeys()) {
            item.mistake("a rule must be made of keys and values, but was " + item.found());
            return;
        }
        RuleSpec spec = RuleKeys.read(item);
        SloSource place = new SloSource(item, "");
        place.origin(item.path(), item);
        SpecReader reader = new SpecReader(PolicyDocument.class.getClassLoader());
        reader.rule(item.path(), spec, period).ifPresent(rule -> add(item, rule, rules));
        for (SpecMistake mistake : reader.mistakes()) {
            Element origin = place.origin(mistake.path());
            if (!origin.findings().has(origin)) {
                origin.mistake(mistake.message());
            }
        }
    }

    private static void add(Element item, AlertRule rule, List<AlertRule> rules) {
        try {
            AlertPolicy.of(rules.toArray(AlertRule[]::new)).and(rule);
            rules.add(rule);
        } catch (IllegalArgumentException e) {
            item.mistake(String.valueOf(e.getMessage()));
        }
    }
}
