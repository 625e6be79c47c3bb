package io.slo4j.spec.file;

import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes the levels of error budgets in the format of slo4j. */
final class BudgetPolicies {
    static final Set<String> POLICY = Set.of("levels", "hysteresis");
    private static final Set<String> TAKEN = Set.of("standard", "none");
    static final Set<String> LEVEL = Set.of("name", "above", "allowed");

    private BudgetPolicies() {}

    /** Puts the policies of an element, each behind its name, beside others. */
    static void readAll(Element policies, Map<String, BudgetPolicy> known) {
        policies.keys(Set.of()).any().forEach((name, policy) -> {
            if (name.isBlank() || TAKEN.contains(name)) {
                policy.mistake(
                        "name of a budget policy must not be blank, standard or none, but was " + Element.quoted(name));
            } else {
                read(policy).ifPresent(read -> known.put(name, read));
            }
        });
    }

    private static Optional<BudgetPolicy> read(Element policy) {
        Keys keys = policy.keys(POLICY);
        keys.requireKnown();
        List<BudgetLevel> levels = new ArrayList<>();
        keys.required("levels", "levels: [{name: open, above: 25%}, {name: closed}]")
                .ifPresent(list -> list.items().forEach(item -> level(item).ifPresent(levels::add)));
        Optional<Double> hysteresis = keys.get("hysteresis").flatMap(BudgetPolicies::share);
        try {
            BudgetPolicy read = BudgetPolicy.of(levels.toArray(BudgetLevel[]::new));
            return Optional.of(hysteresis.map(read::withHysteresis).orElse(read));
        } catch (IllegalArgumentException e) {
            policy.mistake(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<BudgetLevel> level(Element item) {
        Keys keys = item.keys(LEVEL);
        keys.requireKnown();
        Optional<String> name = keys.required("name", "name: normal").flatMap(Element::text);
        Optional<Double> above = keys.get("above").flatMap(BudgetPolicies::share);
        String[] allowed =
                keys.get("allowed").map(Element::texts).orElse(List.of()).toArray(String[]::new);
        if (name.isEmpty() || (keys.get("above").isPresent() && above.isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    above.isPresent()
                            ? BudgetLevel.above(above.get(), name.get(), allowed)
                            : BudgetLevel.lowest(name.get(), allowed));
        } catch (IllegalArgumentException e) {
            item.mistake(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Double> share(Element value) {
        return value.text().flatMap(text -> {
            try {
                boolean percent = text.endsWith("%");
                BigDecimal number = new BigDecimal((percent ? text.substring(0, text.length() - 1) : text).strip());
                return Optional.of((percent ? number.movePointLeft(2) : number).doubleValue());
            } catch (NumberFormatException | ArithmeticException e) {
                value.mistake(value.name() + " must be a percentage such as 50%, but was " + value.found());
                return Optional.empty();
            }
        });
    }

    static Map<String, Object> write(BudgetPolicy policy) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("hysteresis", percent(policy.hysteresis()));
        written.put(
                "levels", policy.levels().stream().map(BudgetPolicies::write).toList());
        return written;
    }

    private static Map<String, Object> write(BudgetLevel level) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", level.name());
        if (level.above() != Double.NEGATIVE_INFINITY) {
            written.put("above", percent(level.above()));
        }
        if (!level.allowed().isEmpty()) {
            written.put("allowed", List.copyOf(new TreeSet<>(level.allowed())));
        }
        return written;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
